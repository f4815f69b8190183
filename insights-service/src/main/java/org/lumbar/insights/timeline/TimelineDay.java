package org.lumbar.insights.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.outcome.Exemption;
import org.lumbar.insights.outcome.OccurrenceState;

/**
 * One local day of a client on which anything is known.
 *
 * @param pain daily value, NRS-11; null without a counting rating
 * @param painRevisedAt when a late rating changed the value; else null
 * @param before scores of the day's ratings by moment, in order of their time
 * @param sessions pain around each session that started on the day, also if it ended after the next one began
 * @param stiff what the client said on this day of the day after firm work; null if nothing
 * @param sore likewise
 * @param doseUsedSeconds of ball rolling; null if nothing is known of the day's dose, which is never inherited
 * @param doseLimitSeconds most a day should have
 * @param doseRemainingSeconds what the day had left; 0 if the limit was exceeded
 * @param resting techniques that rested because the client was stiff or sore; a day without a snapshot inherits them
 * @param locked techniques that a clinician has to clear first; a day without a snapshot inherits them
 * @param revised true if a late arrival has revised the day's pain or one of its occurrences, directly or by what follows from it: rest,
 *     a lock, the dose, a course that was complete
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
        List<SessionPain> sessions,
        @Nullable Boolean stiff,
        @Nullable Boolean sore,
        @Nullable Integer doseUsedSeconds,
        @Nullable Integer doseLimitSeconds,
        @Nullable Integer doseRemainingSeconds,
        List<String> resting,
        List<String> locked,
        List<Scheduled> occurrences,
        boolean revised) {

    /** An occurrence whose window starts on the day. */
    public record Scheduled(
            UUID planId,
            String occurrenceId,
            LocalDate windowEnd,
            OccurrenceState state,
            @Nullable Exemption exemption,
            double done,
            @Nullable Instant revisedAt) {}

    /**
     * Pain around one session, NRS points.
     *
     * @param before lowest BEFORE; null if there is none
     * @param after highest AFTER; null if there is none
     * @param change AFTER − BEFORE; null unless both are known
     */
    public record SessionPain(
            UUID sessionId,
            @Nullable Integer before,
            @Nullable Integer after,
            @Nullable Integer change) {}
}
