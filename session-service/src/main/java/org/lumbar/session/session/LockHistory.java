package org.lumbar.session.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.day.Clearances;
import org.lumbar.session.event.EventIds;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.Technique;

/**
 * Which techniques of a client were locked when: each from the moment of the stop to that of its clearance, which is no part of it.
 * It follows from the stops of the client's sessions, their plans and the clearances alone, in whatever order they became known.
 */
public final class LockHistory {
    public static final LockHistory NONE = new LockHistory(List.of());

    /** @param until null while nobody has cleared it */
    private record Held(
            Technique technique,
            UUID lockId,
            Instant since,
            @Nullable Instant until) {
        static final Comparator<Held> OLDEST_FIRST =
                Comparator.comparing(Held::since).thenComparing(Held::lockId, EventIds.ORDER);

        boolean holdsAt(Instant time) {
            return since.isBefore(time) && (until == null || time.isBefore(until));
        }
    }

    private final List<Held> oldestFirst;

    private LockHistory(List<Held> oldestFirst) {
        this.oldestFirst = oldestFirst;
    }

    /** @param outlines of the plans of those sessions; null where a plan is not known, so that nobody can say what its stops lock */
    public static LockHistory of(
            Collection<Session> sessions, Function<Session, @Nullable Outline> outlines, Clearances clearances) {
        List<Held> held = new ArrayList<>();
        for (Session session : sessions) {
            Outline outline = session.holdsLocks() ? outlines.apply(session) : null;
            if (outline != null) {
                addTo(held, session.sums(), outline, clearances);
            }
        }
        held.sort(Held.OLDEST_FIRST);
        return held.isEmpty() ? NONE : new LockHistory(held);
    }

    private static void addTo(List<Held> held, SessionSums sums, Outline outline, Clearances clearances) {
        for (Stop stop : sums.stops) {
            if (stop.locks()) {
                for (Technique technique : Shares.techniques(stop, outline)) {
                    Instant cleared = clearances.instant(stop.eventId(), technique);
                    held.add(new Held(technique, stop.eventId(), stop.at(), cleared));
                }
            }
        }
    }

    /** What of a session was done while it was locked: per step and technique, the ball's where it was done with a ball or a roller. */
    List<LockedWork> workOf(SessionSums sums, Outline outline) {
        List<LockedWork> found = new ArrayList<>();
        if (oldestFirst.isEmpty()) {
            return found;
        }
        for (Map.Entry<String, StepSums> entry : sums.steps.entrySet()) {
            Outline.Step step = outline.steps().get(entry.getKey());
            List<Instant> ball = new ArrayList<>();
            List<Instant> all = new ArrayList<>();
            for (StepDay day : entry.getValue().days()) {
                all.addAll(day.times());
                ball.addAll(day.ballTimes(step));
            }
            if (step != null && step.technique() != Technique.BALL_ROLL) {
                add(found, entry.getKey(), step.technique(), all);
            }
            add(found, entry.getKey(), Technique.BALL_ROLL, ball);
        }
        return found;
    }

    private void add(List<LockedWork> found, String stepKey, Technique technique, List<Instant> times) {
        for (Held lock : oldestFirst) {
            if (found.size() < SessionLimits.LOCKED_WORK
                    && lock.technique() == technique
                    && times.stream().anyMatch(lock::holdsAt)) {
                found.add(new LockedWork(stepKey, technique, lock.lockId()));
                return;
            }
        }
    }
}
