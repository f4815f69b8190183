package org.lumbar.insights.step;

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
import org.lumbar.insights.plan.PlanReports;
import org.lumbar.insights.problem.Parameters;
import org.lumbar.insights.problem.Problem;

@Path("/v1/clients/{clientId}/steps")
@Tenant(Role.API)
@Tag(name = "Clients")
class StepResource {

    private static final int USUAL_DAYS = 28;

    private final ClientAccess access;
    private final PlanReports plans;
    private final StepReports steps;
    private final Clock clock;

    StepResource(ClientAccess access, PlanReports plans, StepReports steps, Clock clock) {
        this.access = access;
        this.plans = plans;
        this.steps = steps;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @Transactional
    @Operation(
            operationId = "listStepReports",
            summary = "Which steps are done, which are skipped and why, and which hurt",
            description = "Without from and to: the last 28 days.")
    public StepAnswer steps(
            @PathParam("clientId") String clientId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        LocalDate wantedFrom = Parameters.day("from", from);
        LocalDate wantedTo = Parameters.day("to", to);
        VisibleClient client = access.visible(Parameters.clientId(clientId));
        UUID id = client.clientId();
        LocalDate last = wantedTo == null ? client.today(clock) : wantedTo;
        LocalDate first = wantedFrom == null ? last.minusDays(USUAL_DAYS - 1L) : wantedFrom;
        if (first.isAfter(last)) {
            throw Problem.invalidParameter("from", "must not lie after to");
        }
        return new StepAnswer(
                id,
                first,
                last,
                plans.of(id).stream()
                        .map(report -> new StepAnswer.Plan(
                                report.plan().planId(),
                                report.plan().routineTitle(),
                                report.plan().routineTitles(),
                                steps.of(id, report.plan().planId(), first, last)))
                        .toList());
    }
}
