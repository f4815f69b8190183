package org.lumbar.routine.joining;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;

@Path("/v1/clients/{clientId}/logins")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Logins")
class ClientLoginResource {
    private final CallerOfRequest caller;
    private final ClientLogins logins;

    ClientLoginResource(CallerOfRequest caller, ClientLogins logins) {
        this.caller = caller;
        this.logins = logins;
    }

    @GET
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "listClientLogins",
            summary = "The accounts that are this client by an invitation, oldest first")
    public List<ClientLogin> list(@PathParam("clientId") UUID clientId) {
        return logins.list(caller.get(), clientId);
    }

    @DELETE
    @Path("/{loginId}")
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "revokeClientLogin",
            summary = "Take a login from the client, as of a phone that was lost; in all services within seconds")
    @APIResponse(responseCode = "404", description = "`login-not-found`")
    @APIResponse(responseCode = "409", description = "`concurrent-change`")
    @APIResponse(responseCode = "204", description = "Done")
    public void revoke(@PathParam("clientId") UUID clientId, @PathParam("loginId") UUID loginId) {
        logins.revoke(caller.get(), clientId, loginId);
    }
}
