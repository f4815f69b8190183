package org.lumbar.routine.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** @param score NRS-11: 0 no pain, 10 the worst imaginable */
public record PainRating(
        UUID ratingId,
        UUID clientId,
        UUID practiceId,
        long revision,
        String moment,
        int score,
        LocalDate localDay,
        Instant receivedAt)
        implements Fact {

    @Override
    public String ownKey() {
        return ratingId.toString();
    }
}
