package org.lumbar.insights.snapshot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One pain rating.
 *
 * @param score NRS-11, 0 no pain to 10 worst imaginable pain
 * @param sessionId null for NEXT_DAY and AD_HOC
 * @param receivedAt when it reached the server, which may be days after {@code occurredAt}
 */
public record RatingSnapshot(
        UUID ratingId,
        UUID clientId,
        UUID practiceId,
        long revision,
        Moment moment,
        int score,
        @Nullable UUID sessionId,
        @Nullable String stepKey,
        @Nullable Boolean stiff,
        @Nullable Boolean sore,
        @Nullable Boolean flareUp,
        LocalDate localDay,
        String timezone,
        Instant occurredAt,
        Instant receivedAt)
        implements Snapshot {

    @Override
    public String key() {
        return clientId + ":" + ratingId;
    }

    /** True if it answers whether the client is stiff or sore on the day after. */
    public boolean answersNextDay() {
        return moment == Moment.NEXT_DAY && (stiff != null || sore != null);
    }

    /** True if the client says stiff or sore. */
    public boolean saysSore() {
        return Boolean.TRUE.equals(stiff) || Boolean.TRUE.equals(sore);
    }

    /** When the client was asked. */
    public enum Moment {
        BEFORE,
        DURING,
        AFTER,
        NEXT_DAY,
        AD_HOC;

        /** True if a rating of this moment is not affected by treatment and so counts in the day's value. */
        public boolean countsForTheDay() {
            return this == BEFORE || this == NEXT_DAY || this == AD_HOC;
        }
    }
}
