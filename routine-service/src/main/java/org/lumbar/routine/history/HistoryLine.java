package org.lumbar.routine.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a history.
 *
 * @param state what it was after the change, in full
 */
public record HistoryLine(
        long revision,
        Instant changedAt,
        String changedBy,
        String change,
        @Nullable String note,
        JsonNode state) {}
