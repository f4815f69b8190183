package org.lumbar.routine.consent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recorded decision. It never changes.
 *
 * @param version of the text that it is about
 * @param decidedBy subject of the token with which it was recorded
 */
public record ConsentDecision(
        UUID consentId,
        int version,
        Choice decision,
        Instant decidedAt,
        String decidedBy,
        RecordedBy recordedBy,
        @Nullable String note) {}
