package org.lumbar.insights.pain;

import io.quarkus.oidc.Tenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.access.ClientAccess;
import org.lumbar.insights.access.Role;
import org.lumbar.insights.access.VisibleClient;
import org.lumbar.insights.problem.Parameters;
import org.lumbar.insights.problem.Problem;

@Path("/v1/clients/{clientId}/pain")
@Tenant(Role.API)
@Tag(name = "Clients")
class PainResource {

    /** Most days that one answer covers. */
    private static final int MOST_DAYS = 1100;

    private final ClientAccess access;
    private final PainDays days;
    private final Clock clock;

    PainResource(ClientAccess access, PainDays days, Clock clock) {
        this.access = access;
        this.days = days;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.CLIENT, Role.THERAPIST, Role.PRACTICE_ADMIN})
    @Transactional
    @Operation(
            operationId = "getPain",
            summary = "Daily pain values, NRS-11",
            description = "The median of each local day's ratings before a session, on the next day and in between."
                    + " Without from and to: the last 84 days.")
    public PainAnswer pain(
            @PathParam("clientId") String clientId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        UUID id = Parameters.clientId(clientId);
        LocalDate wantedFrom = Parameters.day("from", from);
        LocalDate wantedTo = Parameters.day("to", to);
        VisibleClient client = access.visible(id);
        LocalDate last = wantedTo == null ? client.today(clock) : wantedTo;
        LocalDate first = wantedFrom == null ? last.minusDays(83) : wantedFrom;
        if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
            throw Problem.invalidParameter("from", "must lie before to, by at most " + MOST_DAYS + " days");
        }
        return new PainAnswer(id, first, last, client.dataUpTo(), days.of(id, first, last));
    }
}
