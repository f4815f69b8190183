package org.lumbar.session.session;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.EventIds;
import org.lumbar.session.event.Feeling;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.pain.Rating;

/**
 * What the distinct events of a session add up to. Adding them in any order gives the same sums; adding one twice does
 * not, so a caller adds what it has claimed. It keeps sums, not events: an event costs the same on a long session.
 */
final class SessionSums {
    final Map<String, StepSums> steps = new TreeMap<>();
    final Map<UUID, Rating> ratings = new TreeMap<>(EventIds.ORDER);
    final NavigableSet<Stop> stops = new TreeSet<>(Stop.STRICTEST_FIRST);

    @Nullable
    Start start;

    boolean conflictingStart;

    /** One of its starts says that the screening before it was not passed. */
    boolean screeningNotPassed;

    @Nullable
    Instant endedAt;

    @Nullable
    UUID feelingId;

    @Nullable
    Feeling feeling;

    /** Steps that were done while they were locked, as last published. */
    List<LockedWork> lockedWork = List.of();

    boolean clockSkew;
    int eventCount;
    Instant firstReceivedAt = Instant.MAX;
    Instant lastReceivedAt = Instant.MIN;

    /** Adds an event that was not added before. */
    void add(SessionEvent event, Instant receivedAt) {
        eventCount++;
        firstReceivedAt = earlier(firstReceivedAt, receivedAt);
        lastReceivedAt = later(lastReceivedAt, receivedAt);
        clockSkew |= Rating.isSkewed(event.time(), receivedAt);
        Reported reported = event.reported();
        if (reported instanceof Reported.Started started) {
            add(Start.of(event, started));
        } else if (reported instanceof Reported.StepCompleted completed) {
            step(completed.stepKey(), event, receivedAt).add(completed, event.localDay(), event.time());
        } else if (reported instanceof Reported.StepSkipped skipped) {
            step(skipped.stepKey(), event, receivedAt).add(skipped, event.id());
        } else if (reported instanceof Reported.PainRated rated) {
            ratings.put(event.id(), Rating.of(event, rated, receivedAt));
        } else if (reported instanceof Reported.Stopped stopped) {
            stops.add(new Stop(event.id(), stopped.reason(), stopped.stepKey(), event.localDay(), event.time()));
            end(event.time());
        } else if (reported instanceof Reported.Completed completed) {
            feel(event.id(), completed.feeling());
            end(event.time());
        }
    }

    private void add(Start other) {
        screeningNotPassed |= other.isAgainstScreening();
        Start now = start;
        if (now == null) {
            start = other;
            return;
        }
        conflictingStart |= !now.saysTheSameAs(other);
        start = EventIds.ORDER.compare(other.eventId(), now.eventId()) < 0 ? other : now;
    }

    private StepSums step(String key, SessionEvent event, Instant receivedAt) {
        StepSums step = steps.computeIfAbsent(key, any -> new StepSums());
        step.arrivedAfter(receivedAt.getEpochSecond() - event.time().getEpochSecond());
        return step;
    }

    private void feel(UUID eventId, @Nullable Feeling said) {
        boolean first = feelingId == null || EventIds.ORDER.compare(eventId, feelingId) < 0;
        if (said != null && first) {
            feelingId = eventId;
            feeling = said;
        }
    }

    private void end(Instant at) {
        Instant end = endedAt;
        endedAt = end == null ? at : later(end, at);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** The strictest stop; of equal ones that with the smallest event id. */
    @Nullable
    Stop stop() {
        return stops.isEmpty() ? null : stops.first();
    }

    Collection<Rating> ratings() {
        return ratings.values();
    }
}
