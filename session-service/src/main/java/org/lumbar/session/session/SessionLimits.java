package org.lumbar.session.session;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.Fact;
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
    static @Nullable String exceededBy(SessionEvent event, SessionFacts facts) {
        Fact fact = event.fact();
        String stepKey = stepKey(fact);
        if (stepKey != null && facts.steps.size() >= STEPS && !facts.steps.containsKey(stepKey)) {
            return "/data/stepKey";
        }
        if (bringsDay(event)
                && !hasDay(facts, event.localDay())
                && Shares.days(facts).size() >= DAYS) {
            return "/time";
        }
        boolean full = facts.eventCount >= EVENTS
                || (fact instanceof Fact.PainRated && facts.ratings.size() >= RATINGS)
                || (fact instanceof Fact.Stopped && facts.stops.size() >= STOPS);
        return full ? "/data/sessionId" : null;
    }

    /** Whether the event happened on a day on which the session has not done anything yet that a day takes note of. */
    static boolean bringsNewDay(SessionEvent event, SessionFacts facts) {
        return bringsDay(event) && !hasDay(facts, event.localDay());
    }

    private static boolean bringsDay(SessionEvent event) {
        return event.fact() instanceof Fact.StepCompleted
                || (event.fact() instanceof Fact.Stopped stopped && Stop.locks(stopped.reason()));
    }

    private static @Nullable String stepKey(Fact fact) {
        if (fact instanceof Fact.StepCompleted completed) {
            return completed.stepKey();
        }
        return fact instanceof Fact.StepSkipped skipped ? skipped.stepKey() : null;
    }

    /** Mostly the first look finds it: a session has one day. */
    private static boolean hasDay(SessionFacts facts, LocalDate day) {
        return facts.steps.values().stream()
                        .anyMatch(step ->
                                step.days().stream().anyMatch(of -> of.day().equals(day)))
                || facts.stops.stream()
                        .anyMatch(stop -> stop.locks() && stop.day().equals(day));
    }
}
