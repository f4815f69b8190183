package org.lumbar.routine.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.lumbar.routine.client.ClientChanged;
import org.lumbar.routine.client.ClientStatus;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.problem.Refused;

/**
 * What a change of a client means for their plans. A plan that was assigned without a zone of its own keeps its client's
 * hours: when they move, its days become those of the new home, and its occurrences, being dates, stay what they are. A
 * client with running plans can't leave: what is due would be missed day after day. What works on an injured area is left out
 * of their plans.
 */
@ApplicationScoped
class FollowClient {
    private final Plans plans;
    private final ChangePlan changePlan;

    FollowClient(Plans plans, ChangePlan changePlan) {
        this.plans = plans;
        this.changePlan = changePlan;
    }

    void follow(@Observes ClientChanged change) {
        boolean moves = !change.after().timezone().equals(change.before().timezone());
        UUID clientId = change.after().clientId();
        boolean hurts = !change.after().injuredAreas().equals(change.before().injuredAreas());
        List<PlanRow> all = moves || hurts ? plans.ofClientToChange(clientId) : plans.ofClient(clientId);
        List<PlanRow> open =
                all.stream().filter(row -> row.plan().endedOn() == null).toList();
        if (change.after().status() == ClientStatus.INACTIVE
                && open.stream().anyMatch(row -> row.status != PlanStatus.DRAFT)) {
            throw Refused.conflict("plans-running", "Complete or cancel the client's plans first.");
        }
        if (moves) {
            open.stream().filter(row -> row.createdFrom.timezone() == null).forEach(row -> move(row, change));
        }
        if (hurts) {
            open.forEach(row -> spare(row, change));
        }
    }

    private void spare(PlanRow row, ClientChanged change) {
        Decision decision = Decision.of(change.by().subject(), "INJURED_AREAS_CHANGED");
        var unused = changePlan.change(
                row, decision, (plan, today) -> plan.sparing(change.after().injuredAreas()));
    }

    private void move(PlanRow row, ClientChanged change) {
        Decision decision = Decision.of(change.by().subject(), "PLAN_MOVED");
        var unused = changePlan.change(
                row, decision, (plan, today) -> plan.movedTo(change.after().timezone()));
    }
}
