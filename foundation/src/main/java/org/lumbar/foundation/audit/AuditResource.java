package org.lumbar.foundation.audit;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.problem.Problems;

/** Who saw or changed whose data in this service. */
@Path("/v1/audit-events")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Audit")
public class AuditResource {
    private static final int LONGEST_AGENT = 200;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final AuditTrail trail;
    private final CallerOfRequest callers;
    private final Seen seen;

    AuditResource(AuditTrail trail, CallerOfRequest callers, Seen seen) {
        this.trail = trail;
        this.callers = callers;
        this.seen = seen;
    }

    @GET
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
        AuditPage page = trail.page(
                callers.get(),
                new AuditQuery(
                        AuditQuery.idOrNull("client", client),
                        agent,
                        momentOrNull("from", from),
                        momentOrNull("to", to),
                        AuditQuery.idOrNull("before", before)));
        seen.clients(page.events().stream().map(AuditEvent::clientId).toList());
        return page;
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
