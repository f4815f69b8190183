package org.lumbar.simulator.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as it must look once every event of it has arrived.
 *
 * @param stopReason the strictest one, or null
 * @param eventCount distinct events
 */
public record SessionTruth(
        UUID sessionId,
        UUID planId,
        @Nullable String occurrenceId,
        Instant startedAt,
        LocalDate localDay,
        Map<String, StepTruth> steps,
        @Nullable String stopReason,
        boolean endedForSafety,
        int eventCount) {

    static final Comparator<SessionTruth> IN_ORDER = Comparator.comparing(SessionTruth::startedAt)
            .thenComparing(session -> session.sessionId().toString());

    /** What all completed reports of one step add up to; null is "nobody reported it". */
    public record StepTruth(
            @Nullable Integer seconds,
            @Nullable Integer repetitions,
            @Nullable Integer holdSeconds) {}
}
