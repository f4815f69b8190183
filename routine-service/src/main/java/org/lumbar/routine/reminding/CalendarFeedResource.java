package org.lumbar.routine.reminding;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.problem.RequestBodies;

/** A client's own door to their calendar feed; nobody else learns that there is one. */
@Path("/v1/clients/{clientId}/calendar-feed")
@Tag(name = "Reminders")
@Produces(MediaType.APPLICATION_JSON)
class CalendarFeedResource {
    private final CallerOfRequest caller;
    private final CalendarFeeds feeds;
    private final RequestBodies<Wanted> bodies;

    CalendarFeedResource(CallerOfRequest caller, CalendarFeeds feeds, ObjectMapper json) {
        this.caller = caller;
        this.feeds = feeds;
        this.bodies = new RequestBodies<>("calendar-feed-request.json", Wanted.class, json);
    }

    /** @param times of day, such as 07:30, by the name of a day's session; sessions without one are entries of whole days */
    @Schema(name = "NewCalendarFeed")
    public record Wanted(@Nullable Map<String, String> times) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CLIENT)
    @Operation(
            operationId = "makeCalendarFeed",
            summary =
                    "Make a calendar feed (iCalendar) of what is due: its address is shown this once, and whoever has it reads"
                            + " when something is due, and nothing else. A feed that was made before ends")
    @APIResponse(
            responseCode = "201",
            description = "The feed and the path of its address",
            content = @Content(schema = @Schema(implementation = CalendarFeed.Made.class)))
    public Response make(
            @PathParam("clientId") UUID clientId,
            @RequestBody(content = @Content(schema = @Schema(implementation = Wanted.class))) byte[] body) {
        Map<String, String> times = bodies.read(body).times();
        FeedTimes wanted = FeedTimes.of(times == null ? Map.of() : times);
        return Response.status(Response.Status.CREATED)
                .entity(feeds.make(caller.get(), clientId, wanted))
                .build();
    }

    @GET
    @RolesAllowed(Roles.CLIENT)
    @Operation(operationId = "getCalendarFeed", summary = "Whether there is a calendar feed, and when it reminds")
    @APIResponse(
            responseCode = "200",
            description = "The feed, without its address",
            content = @Content(schema = @Schema(implementation = CalendarFeed.class)))
    @APIResponse(responseCode = "404", description = "`calendar-feed-not-found`")
    public CalendarFeed show(@PathParam("clientId") UUID clientId) {
        return feeds.of(caller.get(), clientId)
                .orElseThrow(() -> Refused.notFound("calendar-feed-not-found", "There is no calendar feed."));
    }

    @DELETE
    @RolesAllowed(Roles.CLIENT)
    @Operation(
            operationId = "revokeCalendarFeed",
            summary = "Take the calendar feed back: its address leads nowhere from then on; again is the same as once")
    public void revoke(@PathParam("clientId") UUID clientId) {
        feeds.revoke(caller.get(), clientId);
    }
}
