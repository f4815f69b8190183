package org.lumbar.session.history;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.input.Days;
import org.lumbar.session.access.Access;
import org.lumbar.session.session.Session;
import org.lumbar.session.session.SessionDetail;

/** Reads of sessions. Every address starts with the client, as every key does. */
@Path("/v1/clients/{clientId}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Sessions")
class HistoryResource {
    private static final int PAGE_SIZE = 50;

    private final SessionPages pages;
    private final Access access;
    private final CallerOfRequest request;

    HistoryResource(SessionPages pages, Access access, CallerOfRequest request) {
        this.pages = pages;
        this.access = access;
        this.request = request;
    }

    @GET
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "listSessions",
            summary = "A client's sessions, newest local day first",
            description = "Sessions whose start has arrived. Follow nextCursor until it is null.")
    @APIResponse(responseCode = "404", description = "No such client in your care")
    @APIResponse(responseCode = "200", description = "OK", content = @Content(schema = @Schema(ref = "SessionPage")))
    public byte[] list(
            @PathParam("clientId") String clientId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("cursor") @Nullable String cursor) {
        UUID client = Parameters.uuid("clientId", clientId);
        LocalDate first = Parameters.day("from", from, Days.FIRST);
        LocalDate last = Parameters.day("to", to, Days.LAST);
        Cursor after = Parameters.cursor(cursor);
        access.requireRead(request.get(), client);
        List<Session> found = pages.page(client, first, last, after, PAGE_SIZE + 1);
        List<Session> page = found.subList(0, Math.min(PAGE_SIZE, found.size()));
        return SessionDetail.page(page, found.size() > PAGE_SIZE ? cursorAfter(page) : null);
    }

    private static @Nullable String cursorAfter(List<Session> page) {
        Session last = page.get(page.size() - 1);
        LocalDate day = last.localDay();
        return day == null ? null : new Cursor(day, last.id()).toText();
    }

    @GET
    @Path("{sessionId}")
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "getSession",
            summary = "One session, whole",
            description =
                    "Steps, ratings with their guidance, stop, flags; pending while its start or plan is unknown.")
    @APIResponse(responseCode = "200", description = "OK", content = @Content(schema = @Schema(ref = "SessionWhole")))
    @APIResponse(
            responseCode = "404",
            description = "No such client in your care, or no such session of theirs: `session-not-found`")
    public byte[] one(@PathParam("clientId") String clientId, @PathParam("sessionId") String sessionId) {
        SessionPages.Found found = find(clientId, sessionId);
        return SessionDetail.whole(found.session(), found.outline());
    }

    @GET
    @Path("{sessionId}/guidance")
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "getGuidance",
            summary = "Go on, lighter, stop, or see a doctor",
            description = "What holds after the newest rating during the session, and the strictest so far.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(ref = "SessionGuidance")))
    @APIResponse(
            responseCode = "404",
            description = "No such client in your care, or no such session of theirs: `session-not-found`")
    public byte[] guidance(@PathParam("clientId") String clientId, @PathParam("sessionId") String sessionId) {
        return SessionDetail.guidance(find(clientId, sessionId).session());
    }

    private SessionPages.Found find(String clientId, String sessionId) {
        UUID client = Parameters.uuid("clientId", clientId);
        UUID session = Parameters.uuid("sessionId", sessionId);
        access.requireRead(request.get(), client);
        SessionPages.Found found = pages.find(client, session);
        if (found == null) {
            throw HttpProblem.builder()
                    .withStatus(404)
                    .withTitle("Session not found")
                    .withDetail("No event of this session has arrived.")
                    .with("code", "session-not-found")
                    .build();
        }
        return found;
    }
}
