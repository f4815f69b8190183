package org.lumbar.insights.acknowledgement;

import io.quarkus.oidc.Tenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lumbar.insights.access.ClientAccess;
import org.lumbar.insights.access.Role;
import org.lumbar.insights.alert.AlertStore;
import org.lumbar.insights.alert.ShownAlert;
import org.lumbar.insights.problem.Parameters;

@Path("/v1/clients/{clientId}/alerts")
@Tenant(Role.API)
@Tag(name = "Alerts")
class ClientAlertResource {

    private final AlertStore alerts;
    private final ClientAccess access;

    ClientAlertResource(AlertStore alerts, ClientAccess access) {
        this.alerts = alerts;
        this.access = access;
    }

    @GET
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @Transactional
    @Operation(
            operationId = "listClientAlerts",
            summary = "The alerts of a client, those that hold first",
            description = "What came and went while a backlog was read is left out, unless somebody has seen it.")
    public List<ShownAlert> ofClient(@PathParam("clientId") String clientId) {
        return alerts.of(access.visible(Parameters.clientId(clientId)).clientId());
    }
}
