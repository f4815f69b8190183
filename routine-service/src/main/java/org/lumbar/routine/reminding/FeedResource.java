package org.lumbar.routine.reminding;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lumbar.foundation.problem.Unchanged;
import org.lumbar.routine.joining.AddressOfRequest;

/** Where a client's calendar asks: the address is the secret, for calendars have no sign-in. */
@Path(FeedResource.PATH)
@Tag(name = "Reminders")
class FeedResource {
    static final String PATH = "/v1/calendar-feeds";

    private final ShowFeed feed;

    FeedResource(ShowFeed feed) {
        this.feed = feed;
    }

    @GET
    @Path("/{secret}")
    @Produces("text/calendar")
    @PermitAll
    @Operation(
            operationId = "readCalendar",
            summary =
                    "What is due for a client, as iCalendar (RFC 5545): the address is all that is needed. Entries have a neutral"
                            + " title; there are none while the plan is paused, nor of what rests today, is locked or is done")
    @APIResponse(
            responseCode = "200",
            description = "The calendar",
            content = @Content(mediaType = "text/calendar", schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "It is what If-None-Match names")
    @APIResponse(
            responseCode = "404",
            description = "The address leads nowhere, or no longer does: `calendar-feed-not-found`")
    @APIResponse(
            responseCode = "429",
            description = "Asked too often; Retry-After says when to ask again: `too-many-requests`")
    public Response show(
            @PathParam("secret") String secret, @Context HttpServerRequest from, @Context Request conditions) {
        byte[] calendar = feed.of(secret, AddressOfRequest.of(from)).getBytes(UTF_8);
        EntityTag tag = tag(calendar);
        Response.ResponseBuilder unchanged = Unchanged.since(conditions, tag);
        Response.ResponseBuilder answer = unchanged != null
                ? unchanged
                : Response.ok(calendar).type("text/calendar;charset=utf-8").tag(tag);
        return answer.header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"lumbar.ics\"")
                .build();
    }

    private static EntityTag tag(byte[] calendar) {
        try {
            return new EntityTag(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(calendar)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
