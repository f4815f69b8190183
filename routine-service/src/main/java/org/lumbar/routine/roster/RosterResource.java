package org.lumbar.routine.roster;

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
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;

@Path("/v1/rosters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.PRACTICE_ADMIN)
@Tag(name = "Rosters")
class RosterResource {
    private final CallerOfRequest caller;
    private final ImportRoster rosters;

    RosterResource(CallerOfRequest caller, ImportRoster rosters) {
        this.caller = caller;
        this.rosters = rosters;
    }

    @POST
    @Consumes("text/csv")
    @Operation(
            operationId = "checkRoster",
            summary =
                    "Check a list of clients: CSV (RFC 4180, UTF-8) with the columns reference, name, zone, therapist,"
                            + " routine, start and schedule, at most 10,000 rows and 5 MiB. Nothing is made of it before it is confirmed")
    @APIResponseSchema(value = Roster.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "409", description = "`concurrent-change`")
    public Response check(
            @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
                    byte[] file) {
        Roster roster = rosters.check(caller.get(), file);
        return Response.status(Response.Status.CREATED)
                .location(URI.create("/v1/rosters/" + roster.rosterId()))
                .entity(roster)
                .build();
    }

    @GET
    @Operation(operationId = "listRosters", summary = "Your practice's rosters, newest first, without their faults")
    public List<Roster> list() {
        return rosters.all(caller.get());
    }

    @GET
    @Path("/{rosterId}")
    @Operation(operationId = "getRoster", summary = "A roster: every fault by row and column, or how far it is")
    @APIResponse(responseCode = "404", description = "`roster-not-found`")
    @APIResponseSchema(value = Roster.class, responseCode = "200", responseDescription = "OK")
    public Roster get(@PathParam("rosterId") UUID rosterId) {
        return rosters.find(caller.get(), rosterId);
    }

    @POST
    @Path("/{rosterId}/confirmation")
    @Operation(
            operationId = "confirmRoster",
            summary =
                    "Have the clients of a roster made, each with a draft of their plan; whose reference is there already stays"
                            + " as they are. Again is the same as once")
    @APIResponseSchema(value = Roster.class, responseCode = "202", responseDescription = "Accepted")
    @APIResponse(responseCode = "404", description = "`roster-not-found`")
    @APIResponse(responseCode = "409", description = "`roster-faulty`, `roster-expired`, `concurrent-change`")
    public Response confirm(@PathParam("rosterId") UUID rosterId) {
        return Response.status(Response.Status.ACCEPTED)
                .entity(rosters.confirm(caller.get(), rosterId))
                .build();
    }

    @DELETE
    @Path("/{rosterId}")
    @Operation(operationId = "discardRoster", summary = "Forget a roster; clients that were made of it stay")
    @APIResponse(responseCode = "404", description = "`roster-not-found`")
    @APIResponse(responseCode = "409", description = "`roster-running`, `concurrent-change`")
    @APIResponse(responseCode = "204", description = "Done")
    public void discard(@PathParam("rosterId") UUID rosterId) {
        rosters.discard(caller.get(), rosterId);
    }
}
