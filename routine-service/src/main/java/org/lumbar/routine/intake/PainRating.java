package org.lumbar.routine.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client said of their pain.
 *
 * @param score NRS-11: 0 no pain, 10 the worst imaginable
 * @param sessionId null outside of sessions, and in what was stored before it was read
 */
public record PainRating(
        UUID ratingId,
        UUID clientId,
        UUID practiceId,
        long revision,
        String moment,
        int score,
        LocalDate localDay,
        Instant receivedAt,
        @Nullable UUID sessionId)
        implements Snapshot {

    @Override
    public String ownKey() {
        return ratingId.toString();
    }
}
