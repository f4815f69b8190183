package org.lumbar.session.fold;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.outbox.OffsetSpan;
import org.lumbar.session.pain.Rating;

/** What a batch holds for one client. */
final class ClientBatch {
    /** An event that was new, and when it was received. */
    record Fresh(SessionEvent event, Instant receivedAt) {}

    final UUID clientId;
    final Map<UUID, List<Fresh>> sessions = new HashMap<>();
    final Set<UUID> ratingIds = new HashSet<>();
    final Set<LocalDate> days = new HashSet<>();
    final List<Rating> freeRatings = new ArrayList<>();
    final List<SessionEvent> fresh = new ArrayList<>();
    OffsetSpan offsets = OffsetSpan.WITHOUT_EVENTS;

    ClientBatch(UUID clientId) {
        this.clientId = clientId;
    }

    void at(long offset) {
        offsets = offsets.with(offset);
    }

    /** Notes an event of the batch; only a fresh one takes effect, any other repeats what was published. */
    void add(SessionEvent event, Instant receivedAt, boolean isFresh) {
        if (isFresh) {
            fresh.add(event);
        }
        days.add(event.localDay());
        UUID sessionId = event.sessionId();
        if (event.reported() instanceof Reported.PainRated rated) {
            ratingIds.add(event.id());
            if (sessionId == null && isFresh) {
                freeRatings.add(Rating.of(event, rated, receivedAt));
            }
        }
        if (sessionId != null) {
            List<Fresh> of = sessions.computeIfAbsent(sessionId, any -> new ArrayList<>());
            if (isFresh) {
                of.add(new Fresh(event, receivedAt));
            }
        }
    }
}
