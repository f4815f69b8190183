package org.lumbar.insights.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.consistency.Exemption;
import org.lumbar.insights.consistency.OccurrenceState;

/**
 * One local day of a client on which anything is known.
 *
 * @param pain daily value, NRS-11; null without a counting rating
 * @param painRevisedAt when a late rating changed the value; else null
 * @param before scores of the day's ratings by moment, in order of their time
 * @param doseUsedSeconds of ball rolling; null if nothing is known of the day's dose
 */
public record TimelineDay(
        LocalDate localDay,
        @Nullable Double pain,
        @Nullable Instant painRevisedAt,
        List<Integer> before,
        List<Integer> during,
        List<Integer> after,
        List<Integer> nextDay,
        List<Integer> adHoc,
        @Nullable Integer doseUsedSeconds,
        @Nullable Integer doseLimitSeconds,
        List<String> resting,
        List<String> locked,
        List<Scheduled> occurrences) {

    /** An occurrence whose window starts on the day. */
    public record Scheduled(
            UUID planId,
            String occurrenceId,
            LocalDate windowEnd,
            OccurrenceState state,
            @Nullable Exemption exemption,
            double done,
            @Nullable Instant revisedAt) {}
}
