package org.lumbar.session.session;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;

/** How much one session may hold, by the contract: its snapshot and its stored state stay far below what a record may have. */
final class SessionLimits {
    static final int EVENTS = 5_000;
    static final int STEPS = 200;
    static final int RATINGS = 500;
    static final int STOPS = 20;
    static final int DAYS = 10;

    /** Entries of work on what was locked that a snapshot names; no routine has so many steps. */
    static final int LOCKED_WORK = 50;

    private SessionLimits() {}

    /** The pointer of what would be too much if the event were added; null if it fits. */
    static @Nullable String exceededBy(SessionEvent event, SessionSums sums) {
        Reported reported = event.reported();
        String stepKey = stepKey(reported);
        if (stepKey != null && sums.steps.size() >= STEPS && !sums.steps.containsKey(stepKey)) {
            return "/data/stepKey";
        }
        if (bringsDay(event)
                && !hasDay(sums, event.localDay())
                && Shares.days(sums).size() >= DAYS) {
            return "/time";
        }
        boolean full = sums.eventCount >= EVENTS
                || (reported instanceof Reported.PainRated && sums.ratings.size() >= RATINGS)
                || (reported instanceof Reported.Stopped && sums.stops.size() >= STOPS);
        return full ? "/data/sessionId" : null;
    }

    /** Whether the event happened on a day on which the session has not done anything yet that a day takes note of. */
    static boolean bringsNewDay(SessionEvent event, SessionSums sums) {
        return bringsDay(event) && !hasDay(sums, event.localDay());
    }

    private static boolean bringsDay(SessionEvent event) {
        return event.reported() instanceof Reported.StepCompleted
                || (event.reported() instanceof Reported.Stopped stopped && Stop.locks(stopped.reason()));
    }

    private static @Nullable String stepKey(Reported reported) {
        if (reported instanceof Reported.StepCompleted completed) {
            return completed.stepKey();
        }
        return reported instanceof Reported.StepSkipped skipped ? skipped.stepKey() : null;
    }

    /** Mostly the first look finds it: a session has one day. */
    private static boolean hasDay(SessionSums sums, LocalDate day) {
        return sums.steps.values().stream()
                        .anyMatch(step ->
                                step.days().stream().anyMatch(of -> of.day().equals(day)))
                || sums.stops.stream()
                        .anyMatch(stop -> stop.locks() && stop.day().equals(day));
    }
}
