package org.lumbar.routine.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.history.History;
import org.lumbar.routine.problem.IfMatch;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.publishing.Changed;
import org.lumbar.routine.schedule.Bounds;
import org.lumbar.routine.schedule.LocalDays;
import org.lumbar.routine.schedule.Occurrence;
import org.lumbar.routine.schedule.Timeline;

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

    /** What a clinician may do with a plan as a whole. */
    public enum Move {
        PAUSE("PLAN_PAUSED", Plan::pause),
        RESUME("PLAN_RESUMED", Plan::resume),
        COMPLETE("PLAN_COMPLETED", Plan::complete),
        CANCEL("PLAN_CANCELLED", Plan::cancel);

        private final String change;
        private final BiFunction<Plan, LocalDate, Plan> how;

        Move(String change, BiFunction<Plan, LocalDate, Plan> how) {
            this.change = change;
            this.how = how;
        }
    }

    /** Likewise, for one of those. */
    @Transactional
    public PlanSnapshot make(Caller caller, UUID planId, @Nullable Long expected, Move move) {
        return change(caller, planId, expected, Decision.of(caller.subject(), move.change), move.how);
    }

    /** Likewise, for a revised schedule; what is wrong with it is refused with 400. */
    @Transactional
    public PlanSnapshot reschedule(Caller caller, UUID planId, @Nullable Long expected, NewSchedule wanted) {
        Decision decision = Decision.of(caller.subject(), "PLAN_RESCHEDULED");
        return change(caller, planId, expected, decision, wanted::appliedTo);
    }

    /** The first occurrences that a revised schedule would have, refused as {@link #reschedule} would be; nothing is changed. */
    @Transactional
    public List<Occurrence> rehearse(Caller caller, UUID planId, NewSchedule wanted, int most) {
        Plan plan = plans.row(caller, planId).plan();
        Plan next = wanted.appliedTo(plan, LocalDays.of(clock.instant(), plan.timezone()));
        return new Timeline(planId, next.schedules(), next.endDate(), next.endedOn())
                .occurrences(Bounds.lastDay(next.startDate())).stream()
                        .filter(occurrence -> !occurrence.windowEnd().isBefore(wanted.from()))
                        .limit(most)
                        .toList();
    }

    PlanSnapshot change(PlanRow row, Decision decision, BiFunction<Plan, LocalDate, Plan> change) {
        Plan now = row.plan();
        Plan next = change.apply(now, LocalDays.of(clock.instant(), now.timezone()));
        row.put(next, clock.instant());
        plans.flush();
        history.add(decision, row.practiceId, row.clientId, row.planId, row.revision, next);
        planChanged.fire(new PlanChanged(next));
        changed.fire(new Changed());
        return plans.snapshot(row);
    }
}
