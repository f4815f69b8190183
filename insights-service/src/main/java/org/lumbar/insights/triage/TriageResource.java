package org.lumbar.insights.triage;

import io.quarkus.oidc.Tenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.access.Role;
import org.lumbar.insights.problem.Parameters;

@Path("/v1/clients")
@Tenant(Role.API)
@Tag(name = "Triage")
class TriageResource {

    private final Triage triage;

    TriageResource(Triage triage) {
        this.triage = triage;
    }

    @GET
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @Transactional
    @Operation(
            operationId = "triageClients",
            summary = "The clients in the caller's care, by need or as sorted",
            description = "Red before yellow before blue, then unacknowledged, then the oldest alert, then the name."
                    + " Therapists get the clients whose care team names them, practice admins the whole practice."
                    + " Pages of 50, up to 200 by limit. Need and bands are proposed and not clinically validated.")
    public TriageAnswer clients(
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "Some of RED, YELLOW, BLUE, NONE, with commas between")
                    @QueryParam("need")
                    @Nullable
                    String need,
            @Parameter(
                            description =
                                    "Some of ON_TRACK, PARTIAL, LOW, UNKNOWN, with commas between: consistency over 28 days")
                    @QueryParam("band")
                    @Nullable
                    String band,
            @Parameter(description = "Part of a name, in whatever case, with or without accents")
                    @QueryParam("q")
                    @Nullable
                    String search,
            @Parameter(
                            description =
                                    "One of need, name, pain, consistency, streak, course, data; with - before it from the highest")
                    @QueryParam("sort")
                    @Nullable
                    String sort) {
        return triage.page(TriageQuery.parse(need, band, search, sort), cursor, Parameters.limit(limit, 50, 200));
    }
}
