package org.lumbar.insights.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.rule.SorenessRun;
import org.lumbar.insights.trend.ChartLine;
import org.lumbar.insights.trend.FlareUp;
import org.lumbar.insights.trend.Trend;

/**
 * All of one client between two local days, both included; as of {@code to}, where that lies in the past. Trend, chart line and flare-ups are proposed and not clinically
 * validated, but for the cited thresholds.
 *
 * @param dataUpTo when the newest of the client's data reached the server
 * @param days in order; days of which nothing is known are left out
 * @param trend of the 28 days that end with {@code to}; its label says so where there is not enough data
 * @param slope of that trend by week; null where the label is NOT_ENOUGH_DATA
 * @param chartLine the points between {@code from} and {@code to} of the line through all values up to {@code to}
 * @param limitsReason {@code not-enough-data} while the line has no limits, because there are fewer than 14 values; else null
 * @param flares that were not over before {@code from}, reported and detected ones
 * @param soreness runs of days on which techniques rested that fall on these days
 * @param marks days on which a plan started, changed or ended
 * @param plans the current one first
 */
public record Timeline(
        UUID clientId,
        LocalDate from,
        LocalDate to,
        @Nullable Instant dataUpTo,
        List<TimelineDay> days,
        Trend trend,
        @Nullable WeeklySlope slope,
        ChartLine chartLine,
        @Nullable String limitsReason,
        List<FlareUp> flares,
        List<SorenessRun> soreness,
        List<PlanMark> marks,
        List<PlanProgress> plans) {

    /** The same from a later day on; what was worked out from all values, or of whole plans, stays. */
    public Timeline since(LocalDate later) {
        return new Timeline(
                clientId,
                later,
                to,
                dataUpTo,
                days.stream().filter(day -> !day.localDay().isBefore(later)).toList(),
                trend,
                slope,
                chartLine.since(later),
                limitsReason,
                flares.stream().filter(flare -> flare.lastsInto(later)).toList(),
                soreness.stream().filter(run -> !run.to().isBefore(later)).toList(),
                marks.stream().filter(mark -> !mark.day().isBefore(later)).toList(),
                plans);
    }
}
