package org.lumbar.insights.outcome;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot.Occurrence;
import org.lumbar.insights.snapshot.SessionSnapshot;

/**
 * The outcome of every occurrence of a plan, and the sessions that count for none. A function of the snapshots alone:
 * neither the order in which they arrived nor the clock has a say.
 *
 * @param outcomes in plan order, cancelled occurrences included
 * @param extras in order of their start
 */
public record PlanOutcomes(List<Outcome> outcomes, List<Extra> extras) {

    /** Nothing is known of the plan. */
    public static final PlanOutcomes NONE = new PlanOutcomes(List.of(), List.of());

    /** Applies the rules to the snapshots of one plan. */
    static PlanOutcomes of(PlanSnapshot plan, Collection<SessionSnapshot> sessions, ClientDays days, Holds holds) {
        Assignment assignment = new Assignment(plan, sessions);
        Attempts attempts = new Attempts(plan, days);
        List<Extra> extras = assignment.extras().stream()
                .map(extra -> new Extra(extra, attempts.of(extra).isComplete()))
                .toList();
        CourseCount course = new CourseCount(plan.course(), extras);
        OutcomeJudge judge = new OutcomeJudge(plan, days, holds.daysIn(plan.timezone()), attempts, course);
        List<Outcome> outcomes = new ArrayList<>();
        for (Occurrence occurrence : plan.occurrences()) {
            List<SessionSnapshot> own = assignment.of(occurrence);
            Outcome outcome = judge.of(occurrence, outcomes.size(), attempts.best(occurrence, own), own);
            outcomes.add(outcome);
            course.add(outcome, own);
        }
        return new PlanOutcomes(outcomes, extras);
    }
}
