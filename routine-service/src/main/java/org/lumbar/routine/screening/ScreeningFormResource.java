package org.lumbar.routine.screening;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lumbar.foundation.access.Roles;

@Path("/v1/screening-form")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Screenings")
class ScreeningFormResource {
    private final Screenings screenings;

    ScreeningFormResource(Screenings screenings) {
        this.screenings = screenings;
    }

    @GET
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "getScreeningForm", summary = "The questions to answer before a plan is assigned")
    public ScreeningForm form() {
        return screenings.form();
    }
}
