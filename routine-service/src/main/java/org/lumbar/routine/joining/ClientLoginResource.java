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
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;

@Path("/v1/clients/{clientId}/logins")
@Produces(MediaType.APPLICATION_JSON)
class ClientLoginResource {
    private final CallerOfRequest caller;
    private final ClientLogins logins;

    ClientLoginResource(CallerOfRequest caller, ClientLogins logins) {
        this.caller = caller;
        this.logins = logins;
    }

    @GET
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(summary = "The accounts that are this client by an invitation, oldest first")
    public List<ClientLogin> list(@PathParam("clientId") UUID clientId) {
        return logins.list(caller.get(), clientId);
    }

    @DELETE
    @Path("/{loginId}")
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(summary = "Take a login from the client, as of a phone that was lost; in all services within seconds")
    public void revoke(@PathParam("clientId") UUID clientId, @PathParam("loginId") UUID loginId) {
        logins.revoke(caller.get(), clientId, loginId);
    }
}
