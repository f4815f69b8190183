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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;

@Path("/v1/practices/{practiceId}/logins")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Staff")
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
            operationId = "listStaffLogins",
            summary =
                    "The accounts that work for your practice by an invitation, and those that did: as what, since when, and"
                            + " who took them away; oldest first")
    @APIResponse(responseCode = "404", description = "`practice-not-found`")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = StaffLogin.class)))
    public List<StaffLogin> list(@PathParam("practiceId") UUID practiceId) {
        return logins.list(caller.get(), practiceId);
    }

    @DELETE
    @Path("/{loginId}")
    @RolesAllowed(Roles.PRACTICE_ADMIN)
    @Operation(
            operationId = "endStaffLogin",
            summary =
                    "Take a login from your practice, as of somebody who has left; in all services within seconds. Again is"
                            + " the same as once, and 409 for the only administrator")
    @APIResponse(responseCode = "404", description = "`practice-not-found`, `login-not-found`")
    @APIResponse(responseCode = "409", description = "`last-administrator`, `concurrent-change`")
    @APIResponse(responseCode = "204", description = "Done")
    public void end(@PathParam("practiceId") UUID practiceId, @PathParam("loginId") UUID loginId) {
        logins.end(caller.get(), practiceId, loginId);
    }
}
