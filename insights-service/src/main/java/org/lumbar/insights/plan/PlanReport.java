package org.lumbar.insights.plan;

import java.util.List;
import org.lumbar.insights.outcome.OccurrenceState;
import org.lumbar.insights.outcome.Outcome;

/**
 * A plan and what became of it.
 *
 * @param outcomes in plan order
 * @param extraSessions sessions that count for no occurrence: shown, never added to consistency
 * @param completedExtras those of them that did what a completed session does: they count for the course
 */
public record PlanReport(PlanOutline plan, List<Outcome> outcomes, int extraSessions, int completedExtras) {

    /** Completed sessions, extra ones included. */
    public int completedSessions() {
        return completedExtras
                + (int) outcomes.stream()
                        .filter(outcome -> outcome.state() == OccurrenceState.COMPLETED)
                        .count();
    }

    /** True if the plan has a course and its review is due, or was. */
    public boolean hasComeToItsReview() {
        return plan.course() != null && completedSessions() >= plan.course().reviewAt();
    }
}
