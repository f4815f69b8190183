package org.lumbar.insights.dashboard;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.chart.Sparkline;
import org.lumbar.insights.consistency.Band;
import org.lumbar.insights.habit.CourseProgress;
import org.lumbar.insights.trend.Trend;
import org.lumbar.insights.triage.Need;

/**
 * One client on the triage page.
 *
 * @param routine title of the current plan's routine; null if the client has none
 * @param consistency completed share of the last 28 days, 0 to 1; null if nothing was scheduled
 * @param streak completed sessions in a row; null if the client has no plan
 * @param course null if the routine has none
 * @param pain newest daily value of the last 28 days, 0 to 10; null if there is none
 * @param painDay the local day of that value
 * @param trend of those values
 * @param reach null if nothing has arrived yet
 * @param reasons why to look, most urgent first
 */
record TriageRow(
        UUID clientId,
        String name,
        Need need,
        @Nullable String routine,
        @Nullable Double consistency,
        @Nullable Band band,
        @Nullable Integer streak,
        @Nullable CourseProgress course,
        @Nullable Double pain,
        @Nullable LocalDate painDay,
        Trend.Label trend,
        Sparkline sparkline,
        @Nullable Reach reach,
        List<Reason> reasons) {

    /** True if pain is known to rise or to fall. */
    public boolean moves() {
        return trend == Trend.Label.WORSENING || trend == Trend.Label.IMPROVING;
    }
}
