package org.lumbar.session.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.outbox.OffsetSpan;
import org.lumbar.session.pain.Rating;

/** What a batch changes in the days of one client. */
public final class DayEdits {
    final UUID clientId;
    final @Nullable UUID practiceId;
    final Clearances clearances;
    final NavigableMap<LocalDate, List<Consumer<ClientDay>>> byDay = new TreeMap<>();
    private final Set<UUID> refusedRatings = new HashSet<>();
    private final Set<RefusedSession> refusedSessions = new HashSet<>();
    private final OffsetSpan offsets;

    private record RefusedSession(UUID sessionId, LocalDate day) {}

    /**
     * @param practiceId null while the client is unknown
     * @param offsets those of the client's events in the batch
     */
    public DayEdits(UUID clientId, @Nullable UUID practiceId, Clearances clearances, OffsetSpan offsets) {
        this.clientId = clientId;
        this.practiceId = practiceId;
        this.clearances = clearances;
        this.offsets = offsets;
    }

    /** Something happened on that day. */
    public void mark(LocalDate day) {
        edit(day, ClientDay::mark);
    }

    public void put(LocalDate day, Share share) {
        edit(day, of -> of.put(share));
    }

    /** Takes the share of a session that is new on that day, unless the day has as many sessions as it may. */
    public void putNew(LocalDate day, Share share) {
        edit(day, of -> {
            if (of.sums().hasNoRoomFor(share.sessionId())) {
                refusedSessions.add(new RefusedSession(share.sessionId(), day));
            } else {
                of.put(share);
            }
        });
    }

    /** Takes a rating outside of sessions, unless the day has as many as it may. */
    public void add(Rating rating) {
        edit(rating.localDay(), of -> {
            if (of.sums().hasNoRoomFor(rating)) {
                refusedRatings.add(rating.id());
            } else {
                of.add(rating);
            }
        });
    }

    public UUID clientId() {
        return clientId;
    }

    /** After the edits were applied: whether the event was one more than its day may have. */
    public boolean refuses(SessionEvent event) {
        UUID session = event.sessionId();
        return session == null
                ? refusedRatings.contains(event.id())
                : isWork(event.reported()) && refusedSessions.contains(new RefusedSession(session, event.localDay()));
    }

    /** What a session brings to its day; the rest of the session finds room in it anyway. */
    private static boolean isWork(Reported reported) {
        return reported instanceof Reported.StepCompleted || reported instanceof Reported.Stopped;
    }

    /** Whether anything was refused. */
    public boolean refusesSome() {
        return !refusedRatings.isEmpty() || !refusedSessions.isEmpty();
    }

    /** What is cleared on that day is not what it was: days from it on are worked out again. */
    public void reconsider(LocalDate day) {
        byDay.computeIfAbsent(day, any -> new ArrayList<>());
    }

    private void edit(LocalDate day, Consumer<ClientDay> edit) {
        byDay.computeIfAbsent(day, any -> new ArrayList<>()).add(edit);
    }

    public boolean isEmpty() {
        return byDay.isEmpty();
    }

    /** A batch that was cut off after its commit left this day unpublished, as far as can be known. */
    boolean maybeUnpublished(ClientDay day) {
        return offsets.mayHaveLeftUnpublished(day.changedAt());
    }

    void advance(ClientDay day) {
        day.advance(offsets);
    }
}
