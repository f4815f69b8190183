package org.lumbar.insights.timeline;

import org.jspecify.annotations.Nullable;
import org.lumbar.insights.trend.TheilSen;
import org.lumbar.insights.trend.Trend;

/**
 * How fast pain changes, NRS points per week; negative is less pain.
 *
 * @param perWeek Theil and Sen's slope times 7
 * @param lowerPerWeek lower end of its 95 % interval; null if the values are too few to bound it
 * @param upperPerWeek likewise the upper end
 */
public record WeeklySlope(
        double perWeek,
        @Nullable Double lowerPerWeek,
        @Nullable Double upperPerWeek) {

    static @Nullable WeeklySlope of(Trend trend) {
        TheilSen line = trend.line();
        if (line == null) {
            return null;
        }
        TheilSen.Interval interval = line.interval();
        return new WeeklySlope(
                line.slopePerWeek(),
                interval == null ? null : interval.lowerPerWeek(),
                interval == null ? null : interval.upperPerWeek());
    }
}
