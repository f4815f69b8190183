package org.lumbar.insights.consistency;

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
import org.lumbar.insights.client.ClientSafety;
import org.lumbar.insights.client.SafetyState;
import org.lumbar.insights.plan.PlanReports;
import org.lumbar.insights.problem.Parameters;
import org.lumbar.insights.problem.Problem;

@Path("/v1/clients/{clientId}/consistency")
@Tenant(Role.API)
@Tag(name = "Clients")
class ConsistencyResource {

    private final ClientAccess access;
    private final PlanReports reports;
    private final ClientSafety safety;
    private final Clock clock;

    ConsistencyResource(ClientAccess access, PlanReports reports, ClientSafety safety, Clock clock) {
        this.access = access;
        this.reports = reports;
        this.safety = safety;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.CLIENT, Role.THERAPIST, Role.PRACTICE_ADMIN})
    @Transactional
    @Operation(
            operationId = "getConsistency",
            summary = "Consistency of every plan over 7 days, 28 days and the whole plan",
            description = "Completed share of what was scheduled and asked for. Null, with a reason, where there is"
                    + " none; barred says what keeps the client from their routines. asOf defaults to the client's today and must not lie after it; every window ends there, and"
                    + " what the client did later does not count. A plan of n per week counts by closed ISO weeks.")
    public ConsistencyAnswer consistency(
            @PathParam("clientId") String clientId, @QueryParam("asOf") @Nullable String asOf) {
        UUID id = Parameters.clientId(clientId);
        LocalDate wanted = Parameters.day("asOf", asOf);
        VisibleClient client = access.visible(id);
        LocalDate today = client.today(clock);
        LocalDate day = wanted == null ? today : wanted;
        if (day.isAfter(today)) {
            throw Problem.invalidParameter("asOf", "must not lie after the client's today");
        }
        SafetyState state = safety.of(client, day);
        boolean heard = client.dataUpTo() != null;
        return new ConsistencyAnswer(
                id,
                day,
                client.dataUpTo(),
                state.consent(),
                state.bars(),
                (day.isBefore(today) ? reports.asOf(id, day) : reports.of(id))
                        .stream()
                                .map(report -> ConsistencyAnswer.Plan.of(report, day, today, state, heard))
                                .toList());
    }
}
