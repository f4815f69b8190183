package org.lumbar.routine.prescribing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.routine.catalogue.Progression;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.plan.ChangePlan;
import org.lumbar.routine.plan.PinnedPlan;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.plan.Plans;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.proposal.Proposals;
import org.lumbar.routine.step.Sourced;
import org.lumbar.routine.step.Step;

/** Steps that a clinician opens for a plan, such as floor work, and may close again. */
@ApplicationScoped
public class OpenSteps {
    private final Plans plans;
    private final Proposals proposals;
    private final ChangePlan changePlan;

    OpenSteps(Plans plans, Proposals proposals, ChangePlan changePlan) {
        this.plans = plans;
        this.proposals = proposals;
        this.changePlan = changePlan;
    }

    /**
     * A step that has to be opened.
     *
     * @param from the easier step
     * @param calm calm sessions of that in a row, up to now
     * @param needed so many of them the routine asks for
     */
    public record Gate(Step step, Step from, boolean open, int calm, int needed) {
        /** True if the routine lets it be opened now. */
        public boolean mayOpen() {
            return !open && calm >= needed;
        }
    }

    /** Every such step of a plan. */
    @Transactional
    public List<Gate> gates(Caller caller, UUID planId) {
        PinnedPlan pinned = plans.visible(caller, planId);
        return pinned.routine().progressions().stream()
                .map(next -> gate(pinned, next))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Gate> gate(PinnedPlan pinned, Progression next) {
        Sourced<Integer> needed = next.calmSessions();
        return needed == null
                ? Optional.empty()
                : Optional.of(new Gate(
                        pinned.routine().step(next.to()),
                        pinned.routine().step(next.from()),
                        pinned.plan().adjustments().openSteps().contains(next.to()),
                        proposals.calmSessions(pinned, next),
                        needed.value()));
    }

    /**
     * Opens a step from today on.
     *
     * @param expected the revision that the caller has seen; null to change whatever is there
     * @throws Refused 404 for a step that is none of these; 409 {@code too-early} if fewer calm sessions lie before it than the routine
     *     asks for, {@code plan-state} if it is open or the plan has ended; 412 if the plan is not at the expected revision any more
     */
    @Transactional
    public PlanSnapshot open(Caller caller, UUID planId, String stepKey, @Nullable Long expected) {
        Gate gate = find(caller, planId, stepKey);
        if (!gate.open() && !gate.mayOpen()) {
            throw Refused.conflict(
                    "too-early", "The routine asks for " + gate.needed() + " calm sessions in a row before.");
        }
        Decision decision = Decision.of(caller.subject(), "STEP_OPENED");
        return changePlan.change(caller, planId, expected, decision, (plan, today) -> plan.opening(stepKey, today));
    }

    /** Closes it from today on; refused as {@link #open} is, but for {@code too-early}. */
    @Transactional
    public PlanSnapshot close(Caller caller, UUID planId, String stepKey, @Nullable Long expected) {
        var unused = find(caller, planId, stepKey);
        Decision decision = Decision.of(caller.subject(), "STEP_CLOSED");
        return changePlan.change(caller, planId, expected, decision, (plan, today) -> plan.closing(stepKey, today));
    }

    /** One of those of a plan. */
    @Transactional
    public Gate find(Caller caller, UUID planId, String stepKey) {
        return gates(caller, planId).stream()
                .filter(gate -> gate.step().key().equals(stepKey))
                .findFirst()
                .orElseThrow(() -> Refused.notFound(
                        "step-not-found", "The plan's routine has no such step that has to be opened."));
    }
}
