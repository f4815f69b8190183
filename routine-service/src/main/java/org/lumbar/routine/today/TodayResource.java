package org.lumbar.routine.today;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;

@Path("/v1/clients/{clientId}/today")
@Produces(MediaType.APPLICATION_JSON)
class TodayResource {
    private final CallerOfRequest caller;
    private final ShowToday showToday;

    TodayResource(CallerOfRequest caller, ShowToday showToday) {
        this.caller = caller;
        this.showToday = showToday;
    }

    @GET
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(summary = "What is due today, adapted; each adaptation names its rule and its evidence")
    public Today today(@PathParam("clientId") UUID clientId) {
        return showToday.of(caller.get(), clientId);
    }
}
