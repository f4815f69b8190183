package org.lumbar.insights.triage;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.client.Parameters;
import org.lumbar.insights.client.Role;

@Path("/v1/clients")
@Tag(name = "Triage")
class TriageResource {

    private final Triage triage;

    TriageResource(Triage triage) {
        this.triage = triage;
    }

    @GET
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @Transactional
    @Operation(summary = "The clients in the caller's care", description = "Pages of 50, up to 200 by limit.")
    public TriageAnswer clients(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        return triage.page(cursor, Parameters.limit(limit, 50, 200));
    }
}
