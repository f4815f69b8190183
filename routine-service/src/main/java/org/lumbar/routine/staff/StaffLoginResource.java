package org.lumbar.routine.staff;

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

@Path("/v1/practices/{practiceId}/logins")
@Produces(MediaType.APPLICATION_JSON)
class StaffLoginResource {
    private final CallerOfRequest caller;
    private final StaffLogins logins;

    StaffLoginResource(CallerOfRequest caller, StaffLogins logins) {
        this.caller = caller;
        this.logins = logins;
    }

    @GET
    @RolesAllowed(Roles.PRACTICE_ADMIN)
    @Operation(
            summary =
                    "The accounts that work for your practice by an invitation, and those that did: as what, since when, and"
                            + " who took them away; oldest first")
    public List<StaffLogin> list(@PathParam("practiceId") UUID practiceId) {
        return logins.list(caller.get(), practiceId);
    }

    @DELETE
    @Path("/{loginId}")
    @RolesAllowed(Roles.PRACTICE_ADMIN)
    @Operation(
            summary =
                    "Take a login from your practice, as of somebody who has left; in all services within seconds. Again is"
                            + " the same as once, and 409 for the only administrator")
    public void end(@PathParam("practiceId") UUID practiceId, @PathParam("loginId") UUID loginId) {
        logins.end(caller.get(), practiceId, loginId);
    }
}
