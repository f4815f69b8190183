package org.lumbar.routine.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.history.History;
import org.lumbar.routine.problem.IfMatch;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.publishing.Changed;
import org.lumbar.routine.schedule.LocalDays;

/** Every change of a plan goes this way: a new revision, its history entry, and a wake-up for the relay after commit. */
@ApplicationScoped
public class ChangePlan {
    private final Plans plans;
    private final History history;
    private final Event<PlanChanged> planChanged;
    private final Event<Changed> changed;
    private final Clock clock;

    ChangePlan(Plans plans, History history, Event<PlanChanged> planChanged, Event<Changed> changed, Clock clock) {
        this.plans = plans;
        this.history = history;
        this.planChanged = planChanged;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Changes a plan.
     *
     * @param expected the revision that the caller has seen; null to change whatever is there
     * @param change from the plan and the local day of today to the changed plan
     * @throws Refused 412 if the plan is not at the expected revision any more
     */
    @Transactional
    public PlanSnapshot change(
            Caller caller,
            UUID planId,
            @Nullable Long expected,
            Decision decision,
            BiFunction<Plan, LocalDate, Plan> change) {
        PlanRow row = plans.rowToChange(caller, planId);
        IfMatch.require(expected, row.revision);
        return change(row, decision, change);
    }

    PlanSnapshot change(PlanRow row, Decision decision, BiFunction<Plan, LocalDate, Plan> change) {
        Plan next = change.apply(row.plan, LocalDays.of(clock.instant(), row.plan.timezone()));
        row.put(next, clock.instant());
        plans.flush();
        history.add(decision, row.practiceId, row.clientId, row.planId, row.revision, next);
        planChanged.fire(new PlanChanged(next));
        changed.fire(new Changed());
        return plans.snapshot(row);
    }
}
