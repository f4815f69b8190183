package org.lumbar.foundation.audit;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.AccessRefusals;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.input.Ids;
import org.lumbar.foundation.problem.Problems;

/** Who saw or changed a client's data in this service. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Audit")
public class AuditResource {
    private static final int PAGE = 100;
    private static final int LONGEST_AGENT = 200;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final AuditTrail trail;
    private final CallerOfRequest callers;

    AuditResource(AuditTrail trail, CallerOfRequest callers) {
        this.trail = trail;
        this.callers = callers;
    }

    @GET
    @Path("clients/{clientId}/audit-events")
    @RolesAllowed({Roles.CLIENT, Roles.PRACTICE_ADMIN})
    @Operation(
            summary = "Who saw or changed this client's data in this service",
            description =
                    "For clients themselves, and administrators of their practice. Newest first, 100 a page. The same"
                            + " read by the same person within a minute is one event.")
    @APIResponse(responseCode = "404", description = "No such client in your care")
    public AuditPage ofClient(@PathParam("clientId") String clientId, @QueryParam("before") @Nullable String before)
            throws SQLException {
        UUID client = id("clientId", clientId);
        Caller caller = callers.get();
        if (!caller.is(Roles.PRACTICE_ADMIN) && !client.equals(caller.clientId())) {
            throw AccessRefusals.clientNotFound();
        }
        AuditPage page = page(caller, new AuditQuery(client, null, null, null, idOrNull("before", before)));
        if (page.events().isEmpty() && !trail.isOfNamedClient()) {
            throw AccessRefusals.clientNotFound();
        }
        return page;
    }

    @GET
    @Path("audit-events")
    @RolesAllowed(Roles.PRACTICE_ADMIN)
    @Operation(
            summary = "Who saw or changed which client's data in this service",
            description =
                    "For administrators: all of their practice, erased clients included. Newest first, 100 a page.")
    public AuditPage search(
            @QueryParam("client") @Nullable String client,
            @QueryParam("agent") @Nullable String agent,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("before") @Nullable String before)
            throws SQLException {
        if (agent != null && (agent.length() > LONGEST_AGENT || agent.chars().anyMatch(Character::isISOControl))) {
            throw Problems.invalidParameter("agent", "up to 200 characters, no control characters");
        }
        return page(
                callers.get(),
                new AuditQuery(
                        idOrNull("client", client),
                        agent,
                        momentOrNull("from", from),
                        momentOrNull("to", to),
                        idOrNull("before", before)));
    }

    private AuditPage page(Caller caller, AuditQuery wanted) throws SQLException {
        return AuditPage.of(trail.find(caller.practice(), wanted, PAGE + 1), PAGE);
    }

    private static @Nullable UUID idOrNull(String name, @Nullable String text) {
        return text == null ? null : id(name, text);
    }

    private static UUID id(String name, String text) {
        UUID id = Ids.uuid(text);
        if (id == null) {
            throw Problems.invalidParameter(name, "a UUID");
        }
        return id;
    }

    private static @Nullable Instant momentOrNull(String name, @Nullable String text) {
        try {
            Instant moment = text == null ? null : Instant.parse(text);
            if (moment != null && (moment.isBefore(Instant.EPOCH) || moment.isAfter(LAST))) {
                throw Problems.invalidParameter(name, "a moment from 1970 to 9999");
            }
            return moment;
        } catch (DateTimeParseException e) {
            throw Problems.invalidParameter(name, "a moment, such as 2026-10-01T08:00:00Z");
        }
    }
}
