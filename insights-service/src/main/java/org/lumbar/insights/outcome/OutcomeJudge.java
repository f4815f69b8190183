package org.lumbar.insights.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot.Occurrence;
import org.lumbar.insights.snapshot.SessionSnapshot;

/** Says what became of one occurrence, and which late arrival has revised that. */
final class OutcomeJudge {

    private final PlanSnapshot plan;
    private final ClientDays days;
    private final Holds.OnDays held;
    private final Attempts attempts;
    private final CourseCount course;
    private final List<String> techniques;
    private final Map<KnownFrom.Decided, List<Arrival>> barring = new HashMap<>();

    /**
     * @param held what kept the client away on each day
     * @param course counts what was completed before the occurrence that is judged
     */
    OutcomeJudge(PlanSnapshot plan, ClientDays days, Holds.OnDays held, Attempts attempts, CourseCount course) {
        this.plan = plan;
        this.days = days;
        this.held = held;
        this.attempts = attempts;
        this.course = course;
        this.techniques = plan.routine().steps().stream()
                .filter(PlanSnapshot.Step::required)
                .map(PlanSnapshot.Step::technique)
                .distinct()
                .toList();
    }

    /**
     * Judges an occurrence.
     *
     * @param best the session that decides; null if there is none
     * @param sessions all that were done for it
     */
    Outcome of(Occurrence occurrence, int position, @Nullable Attempt best, List<SessionSnapshot> sessions) {
        double done = best == null ? 0 : best.done();
        Exemption exemption = null;
        OccurrenceState state;
        if (occurrence.cancelled()) {
            state = OccurrenceState.CANCELLED;
        } else if (best != null && best.isComplete()) {
            state = OccurrenceState.COMPLETED;
        } else if (best != null && best.isStopped()) {
            state = OccurrenceState.STOPPED_SAFETY;
        } else {
            exemption = exemption(occurrence, done);
            state = exemption != null
                    ? OccurrenceState.EXEMPT
                    : done > 0 ? OccurrenceState.PARTIAL : OccurrenceState.PENDING;
        }
        return new Outcome(
                occurrence.id(),
                position,
                occurrence.localDate(),
                occurrence.windowEnd(),
                occurrence.slot(),
                state,
                exemption,
                done,
                best == null ? null : best.session().sessionId(),
                revisedAt(occurrence, exemption, best, sessions));
    }

    /** Only if every day of the window was closed: one open day is enough to be asked. */
    private @Nullable Exemption exemption(Occurrence occurrence, double done) {
        Exemption why = null;
        for (LocalDate day : window(occurrence)) {
            Exemption closed = closed(day, done);
            if (closed == null) {
                return course.isOverBefore(occurrence.localDate()) ? Exemption.COURSE_COMPLETE : null;
            }
            why = why == null || why == Exemption.PLAN_PAUSED ? closed : why;
        }
        boolean paused = why == Exemption.PLAN_PAUSED;
        return !paused && course.isOverBefore(occurrence.localDate()) ? Exemption.COURSE_COMPLETE : why;
    }

    /** Why a day asks for nothing; null if it does. */
    private @Nullable Exemption closed(LocalDate day, double done) {
        if (plan.pausedOn(day)) {
            return Exemption.PLAN_PAUSED;
        }
        // What was done in part that day stays so: a hold excuses what was left out and takes nothing away.
        Exemption hold = done == 0 ? held.on(day) : null;
        if (hold != null) {
            return hold;
        }
        List<PlanSnapshot.Step> required = attempts.required(day);
        if (required.isEmpty()) {
            return Exemption.NOTHING_REQUIRED;
        }
        return done == 0 && isOnlyRolling(required) && days.doseUsedUp(day) ? Exemption.DOSE_USED_UP : null;
    }

    private static boolean isOnlyRolling(List<PlanSnapshot.Step> required) {
        return required.stream().allMatch(step -> Work.BALL_ROLL.equals(step.technique()));
    }

    private static List<LocalDate> window(Occurrence occurrence) {
        return occurrence
                .localDate()
                .datesUntil(occurrence.windowEnd().plusDays(1))
                .toList();
    }

    /** The newest arrival, after the window had closed, of anything that the outcome follows from. */
    private @Nullable Instant revisedAt(
            Occurrence occurrence,
            @Nullable Exemption exemption,
            @Nullable Attempt best,
            List<SessionSnapshot> sessions) {
        List<Arrival> arrivals =
                new ArrayList<>(sessions.stream().map(Arrival::of).toList());
        if (exemption == Exemption.COURSE_COMPLETE) {
            Stream.ofNullable(course.known(occurrence.localDate())).forEach(arrivals::add);
        } else if (!occurrence.cancelled() && exemption != Exemption.PLAN_PAUSED) {
            LocalDate decided = best == null || exemption != null ? null : best.day();
            double done = best == null ? 0 : best.done();
            List<LocalDate> judged = decided == null ? window(occurrence) : List.of(decided);
            judged.forEach(day -> arrivals.addAll(whatCloses(day, done)));
        }
        return Arrival.newestAfter(occurrence.windowEnd(), arrivals);
    }

    /** When rest, locks and the dose that decide a day became known, as far as the routine's steps depend on them. */
    private List<Arrival> whatCloses(LocalDate day, double done) {
        Exemption closed = closed(day, done);
        // What keeps somebody away is known at once, and then the day follows from nothing else.
        if (closed == Exemption.SCREENING || closed == Exemption.CONSENT_WITHDRAWN) {
            return List.of();
        }
        List<Arrival> known = new ArrayList<>(barring.computeIfAbsent(
                days.decided(day),
                any -> techniques.stream()
                        .flatMap(technique -> Stream.ofNullable(days.barringKnown(technique, day)))
                        .toList()));
        if (closed == Exemption.DOSE_USED_UP) {
            Stream.ofNullable(days.doseKnown(day)).forEach(known::add);
        }
        return known;
    }
}
