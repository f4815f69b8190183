package org.lumbar.insights.chart;

import static org.lumbar.insights.chart.Frame.text;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.trend.TheilSen;
import org.lumbar.insights.trend.Trend;

/**
 * The straight line of a trend, from its first value to its last.
 *
 * @param interval what lies between the bounds of the slope, as an SVG path; empty if the slope has none
 */
public record TrendLine(String fromX, String fromY, String toX, String toY, String interval) {

    /** Null where there is not enough data for a trend. */
    static @Nullable TrendLine of(Trend trend, Frame frame) {
        TheilSen line = trend.line();
        if (line == null) {
            return null;
        }
        LocalDate first = line.origin().isBefore(frame.from()) ? frame.from() : line.origin();
        LocalDate last = line.origin().plusDays(trend.spanDays() - 1L);
        return new TrendLine(
                text(frame.x(first)),
                text(frame.y(line.valueOn(first))),
                text(frame.x(last)),
                text(frame.y(line.valueOn(last))),
                interval(line, first, last, frame));
    }

    /** Both bounds run through the middle of the line, since the slope says nothing about its height. */
    private static String interval(TheilSen line, LocalDate first, LocalDate last, Frame frame) {
        TheilSen.Interval bounds = line.interval();
        if (bounds == null) {
            return "";
        }
        double half = (last.toEpochDay() - first.toEpochDay()) / 2.0;
        double middle = (line.valueOn(first) + line.valueOn(last)) / 2;
        String left = text(frame.x(first));
        String right = text(frame.x(last));
        String centre = text((frame.x(first) + frame.x(last)) / 2) + " " + text(frame.y(middle));
        return "M" + left + " " + text(frame.y(middle - half * bounds.lower()))
                + "L" + centre
                + "L" + right + " " + text(frame.y(middle + half * bounds.upper()))
                + "L" + right + " " + text(frame.y(middle + half * bounds.lower()))
                + "L" + centre
                + "L" + left + " " + text(frame.y(middle - half * bounds.upper()))
                + "Z";
    }
}
