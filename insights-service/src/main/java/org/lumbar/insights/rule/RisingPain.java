package org.lumbar.insights.rule;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.trend.ChartLine;
import org.lumbar.insights.trend.ChartLine.Drift;
import org.lumbar.insights.trend.DailyValue;
import org.lumbar.insights.trend.Trend;

/**
 * Pain that rises over weeks: the trend of 28 days is WORSENING and its rise large enough to matter, or the smoothed line is
 * above its limit on so many rated days in a row. Each day is judged as it was seen on that day, so that the alert does not
 * move when the next day comes.
 *
 * @param since first day of the unbroken row of days on which that held
 * @param latest the latest rated day
 */
public record RisingPain(LocalDate since, LocalDate latest) {

    /**
     * What holds today; null if neither does.
     *
     * @param values daily values up to today, in order
     * @param driftDays rated days in a row above the limit
     */
    public static @Nullable RisingPain of(List<DailyValue> values, LocalDate today, int driftDays) {
        List<ChartLine.Point> line =
                ChartLine.of(values, ChartLine.Thresholds.DEFAULTS).points();
        LocalDate since = null;
        for (LocalDate day = today;
                !values.isEmpty() && holdsOn(day, values, line, driftDays);
                day = day.minusDays(1)) {
            since = day;
        }
        return since == null
                ? null
                : new RisingPain(since, values.get(values.size() - 1).day());
    }

    private static boolean holdsOn(LocalDate day, List<DailyValue> values, List<ChartLine.Point> line, int driftDays) {
        return isAbove(day, line, driftDays) || rises(day, values);
    }

    private static boolean isAbove(LocalDate day, List<ChartLine.Point> line, int driftDays) {
        List<ChartLine.Point> known =
                line.stream().filter(point -> !point.day().isAfter(day)).toList();
        return known.size() >= driftDays
                && known.subList(known.size() - driftDays, known.size()).stream()
                        .allMatch(point -> point.drift() == Drift.ABOVE);
    }

    private static boolean rises(LocalDate day, List<DailyValue> values) {
        Trend trend = Trend.of(values, day, Trend.Thresholds.DEFAULTS);
        return trend.label() == Trend.Label.WORSENING && trend.meaningful();
    }
}
