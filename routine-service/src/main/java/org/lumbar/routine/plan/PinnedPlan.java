package org.lumbar.routine.plan;

import org.lumbar.routine.catalogue.Routine;

/** A plan with the routine version that it pins. */
public record PinnedPlan(Plan plan, long revision, Routine routine) {

    /** As others see it, adapted to the client. */
    public PlanSnapshot snapshot() {
        return PlanSnapshot.of(plan, revision, routine);
    }
}
