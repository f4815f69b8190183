package org.lumbar.insights.chart;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Where days and values lie in a drawing: days from left to right in slots of equal width, values from the bottom up.
 *
 * @param width of the drawing, in its own units
 * @param height of the drawing, axis labels included
 * @param left room for the labels of values
 * @param top room for marks above the highest value
 * @param bottom room for the labels of days
 * @param from first local day, included
 * @param to last local day, included
 * @param most highest value that fits; the lowest is 0
 */
public record Frame(int width, int height, int left, int top, int bottom, LocalDate from, LocalDate to, double most) {

    private static final int RIGHT = 8;

    /** True if the day is part of the drawing. */
    public boolean shows(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Where the plane of values ends on the right. */
    public int right() {
        return width - RIGHT;
    }

    /** Where 0 lies. */
    public int floor() {
        return height - bottom;
    }

    /** The width of one day. */
    double slot() {
        return (double) (right() - left) / (ChronoUnit.DAYS.between(from, to) + 1);
    }

    /** The middle of a day's slot; a day outside the frame lies at its edge. */
    double x(LocalDate day) {
        LocalDate shown = day.isBefore(from) ? from : day.isAfter(to) ? to : day;
        return left + (ChronoUnit.DAYS.between(from, shown) + 0.5) * slot();
    }

    /** The height of a value; one that does not fit lies at the edge. */
    double y(double value) {
        double confined = Math.max(0, Math.min(most, value));
        return floor() - confined / most * (floor() - top);
    }

    /** A coordinate as SVG wants it, whatever the reader's language. */
    static String text(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
