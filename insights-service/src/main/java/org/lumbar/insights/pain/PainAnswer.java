package org.lumbar.insights.pain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client's pain by local day, both ends included.
 *
 * @param dataUpTo when the newest of the client's data reached the server
 * @param daily days without a counting rating are left out, never filled in
 */
public record PainAnswer(
        UUID clientId,
        LocalDate from,
        LocalDate to,
        @Nullable Instant dataUpTo,
        List<DailyPain> daily) {}
