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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.AccessRefusals;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;

/** Who saw or changed one client's data in this service. */
@Path("/v1/clients/{clientId}/audit-events")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Audit")
public class ClientAuditResource {
    private final AuditTrail trail;
    private final CallerOfRequest callers;

    ClientAuditResource(AuditTrail trail, CallerOfRequest callers) {
        this.trail = trail;
        this.callers = callers;
    }

    @GET
    @RolesAllowed({Roles.CLIENT, Roles.PRACTICE_ADMIN})
    @Operation(
            summary = "Who saw or changed this client's data in this service",
            description =
                    "For clients themselves, and administrators of their practice. Newest first, 100 a page. The same"
                            + " read by the same person within a minute is one event.")
    @APIResponse(responseCode = "404", description = "No such client in your care")
    public AuditPage ofClient(@PathParam("clientId") String clientId, @QueryParam("before") @Nullable String before)
            throws SQLException {
        UUID client = AuditQuery.id("clientId", clientId);
        Caller caller = callers.get();
        boolean mayAsk = caller.is(Roles.PRACTICE_ADMIN) || client.equals(caller.clientId());
        if (!mayAsk || caller.practiceId() == null) {
            throw AccessRefusals.clientNotFound();
        }
        AuditPage page =
                trail.page(caller, new AuditQuery(client, null, null, null, AuditQuery.idOrNull("before", before)));
        if (page.events().isEmpty() && !trail.isOfNamedClient()) {
            throw AccessRefusals.clientNotFound();
        }
        return page;
    }
}
