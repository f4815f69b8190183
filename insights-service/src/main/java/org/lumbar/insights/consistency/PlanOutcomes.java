package org.lumbar.insights.consistency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.fact.LocalDay;
import org.lumbar.insights.fact.PlanSnapshot;
import org.lumbar.insights.fact.PlanSnapshot.Course;
import org.lumbar.insights.fact.PlanSnapshot.Kind;
import org.lumbar.insights.fact.PlanSnapshot.Occurrence;
import org.lumbar.insights.fact.SessionSnapshot;

/**
 * The outcome of every occurrence of a plan, and the sessions that count for none. A function of the facts alone:
 * neither the order in which they arrived nor the clock has a say.
 *
 * @param outcomes in plan order, cancelled occurrences included
 * @param extras in order of their start
 */
record PlanOutcomes(List<Outcome> outcomes, List<SessionSnapshot> extras) {

    /** Done fraction from which an occurrence is completed (proposed; not clinically validated). */
    static final double COMPLETED_FROM = 0.8;

    /** A mean of fractions may miss 0.8 by the last bits of a double, and should not. */
    private static final double ROUNDING = 1e-9;

    private static final String BALL_ROLL = "BALL_ROLL";

    /** Applies the rules to the facts of one plan. */
    static PlanOutcomes of(PlanSnapshot plan, Collection<SessionSnapshot> sessions, ClientDays days) {
        Assignment assignment = new Assignment(plan, sessions);
        List<Outcome> outcomes = new ArrayList<>();
        int completed = 0;
        for (Occurrence occurrence : plan.occurrences()) {
            Attempt best = best(plan, days, occurrence, assignment.of(occurrence));
            Outcome outcome = judge(plan, days, occurrence, outcomes.size(), best, completed);
            completed += outcome.state() == OccurrenceState.COMPLETED ? 1 : 0;
            outcomes.add(outcome);
        }
        return new PlanOutcomes(outcomes, assignment.extras());
    }

    /**
     * What was tried for one occurrence.
     *
     * @param day the day that decides what rests, what is locked and what dose is left
     * @param session the session that counts; null if there was none
     * @param stopped true if any of its sessions was stopped for safety
     * @param newest when the newest fact of its sessions arrived, and in which zone that was
     */
    private record Attempt(
            LocalDate day,
            double done,
            List<PlanSnapshot.Step> required,
            @Nullable SessionSnapshot session,
            boolean stopped,
            @Nullable SessionSnapshot newest) {}

    private static Attempt best(
            PlanSnapshot plan, ClientDays days, Occurrence occurrence, List<SessionSnapshot> sessions) {
        boolean stopped = sessions.stream().anyMatch(SessionSnapshot::stoppedForSafety);
        SessionSnapshot newest = sessions.stream()
                .max(Comparator.comparing(SessionSnapshot::lastReceivedAt))
                .orElse(null);
        return sessions.stream()
                .map(session -> attempt(plan, days, dayOf(plan, occurrence, session), session, stopped, newest))
                .reduce((first, second) -> second.done() > first.done() ? second : first)
                .orElseGet(() -> attempt(plan, days, occurrence.windowEnd(), null, false, null));
    }

    private static LocalDate dayOf(PlanSnapshot plan, Occurrence occurrence, SessionSnapshot session) {
        return plan.schedule().kind() == Kind.PER_WEEK ? session.localDay() : occurrence.localDate();
    }

    private static Attempt attempt(
            PlanSnapshot plan,
            ClientDays days,
            LocalDate day,
            @Nullable SessionSnapshot session,
            boolean stopped,
            @Nullable SessionSnapshot newest) {
        List<PlanSnapshot.Step> allowed = plan.routine().steps().stream()
                .filter(step -> !days.bars(step.technique(), day) && !step.isLeftOut(day))
                .toList();
        List<PlanSnapshot.Step> required =
                allowed.stream().filter(PlanSnapshot.Step::required).toList();
        double done = session == null ? 0 : DoneFraction.of(allowed, session);
        return new Attempt(day, done, required, session, stopped, newest);
    }

    private static Outcome judge(
            PlanSnapshot plan, ClientDays days, Occurrence occurrence, int position, Attempt best, int completed) {
        Exemption exemption = null;
        OccurrenceState state;
        if (occurrence.cancelled()) {
            state = OccurrenceState.CANCELLED;
        } else if (best.done() >= COMPLETED_FROM - ROUNDING) {
            state = OccurrenceState.COMPLETED;
        } else if (best.stopped()) {
            state = OccurrenceState.STOPPED_SAFETY;
        } else {
            exemption = exemption(plan, days, occurrence, best, completed);
            state = exemption != null
                    ? OccurrenceState.EXEMPT
                    : best.done() > 0 ? OccurrenceState.PARTIAL : OccurrenceState.PENDING;
        }
        UUID counted = best.session() == null ? null : best.session().sessionId();
        return new Outcome(
                occurrence.id(),
                position,
                occurrence.localDate(),
                occurrence.windowEnd(),
                occurrence.slot(),
                state,
                exemption,
                best.done(),
                counted,
                revisedAt(occurrence, best.newest()));
    }

    private static @Nullable Exemption exemption(
            PlanSnapshot plan, ClientDays days, Occurrence occurrence, Attempt best, int completed) {
        Course course = plan.course();
        if (plan.pausedOn(occurrence.localDate())) {
            return Exemption.PLAN_PAUSED;
        }
        if (course != null && completed >= course.stopAt()) {
            return Exemption.COURSE_COMPLETE;
        }
        if (best.required().isEmpty()) {
            return Exemption.NOTHING_REQUIRED;
        }
        boolean onlyRolling = best.required().stream().allMatch(step -> BALL_ROLL.equals(step.technique()));
        return best.done() == 0 && onlyRolling && days.doseUsedUp(best.day()) ? Exemption.DOSE_USED_UP : null;
    }

    private static @Nullable Instant revisedAt(Occurrence occurrence, @Nullable SessionSnapshot newest) {
        if (newest == null) {
            return null;
        }
        LocalDate arrived = LocalDay.of(newest.lastReceivedAt(), newest.timezone());
        return arrived.isAfter(occurrence.windowEnd()) ? newest.lastReceivedAt() : null;
    }
}
