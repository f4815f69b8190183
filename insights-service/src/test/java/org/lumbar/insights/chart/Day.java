package org.lumbar.insights.chart;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.timeline.TimelineDay;

/** Days of a timeline, as far as a chart looks at them. */
final class Day {
    static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    private Day() {}

    static TimelineDay rated(
            int daysAgo,
            List<Integer> before,
            List<Integer> after,
            List<Integer> nextDay,
            TimelineDay.SessionPain... sessions) {
        return day(daysAgo, before, after, nextDay, null, sessions);
    }

    static TimelineDay dosed(int daysAgo, int seconds) {
        return day(daysAgo, List.of(), List.of(), List.of(), seconds);
    }

    private static TimelineDay day(
            int daysAgo,
            List<Integer> before,
            List<Integer> after,
            List<Integer> nextDay,
            @Nullable Integer usedSeconds,
            TimelineDay.SessionPain... sessions) {
        return new TimelineDay(
                TODAY.minusDays(daysAgo),
                null,
                null,
                before,
                List.of(),
                after,
                nextDay,
                List.of(),
                List.of(sessions),
                null,
                null,
                usedSeconds,
                usedSeconds == null ? null : 300,
                null,
                List.of(),
                List.of(),
                List.of(),
                false);
    }
}
