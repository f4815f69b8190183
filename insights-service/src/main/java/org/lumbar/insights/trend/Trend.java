package org.lumbar.insights.trend;

import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Where the daily values of a window are heading: Theil–Sen's slope (Sen 1968) judged by Mann and Kendall's test. The
 * label's conditions are proposed, not clinically validated. A course of 10 to 15 sessions is judged by its
 * {@link Response} instead.
 *
 * @param from first local day looked at, included
 * @param to last local day looked at, included
 * @param values daily values in the window, at least 0
 * @param spanDays from the first value to the last, both included; 0 without values
 * @param line slope, intercept and interval; null where the label is NOT_ENOUGH_DATA
 * @param p two-sided p-value, 0 to 1; null where the label is NOT_ENOUGH_DATA
 * @param meaningful MEANINGFUL: {@code |slope| · spanDays ≥ 2} NRS points (Childs 2005, Spine 30:1331: MDC 2). It
 *     speaks of size, the label of certainty; false where the label is NOT_ENOUGH_DATA
 */
public record Trend(
        LocalDate from,
        LocalDate to,
        Label label,
        int values,
        int spanDays,
        @Nullable TheilSen line,
        @Nullable Double p,
        boolean meaningful) {

    /** Absorbs the last bit of a sum of fractions, so that exactly 2 points count as 2. */
    private static final double ROUNDING = 1e-9;

    /**
     * When a trend may be named. Proposed, not clinically validated; configurable.
     *
     * @param windowDays local days looked at, the last one included
     * @param minValues daily values below which there is no label, at least 2
     * @param minSpanDays days from the first to the last value, both included, below which there is no label
     * @param significance two-sided p-value below which a slope counts
     * @param meaningfulChange NRS points over the span from which a change matters to the client
     */
    public record Thresholds(
            int windowDays, int minValues, int minSpanDays, double significance, double meaningfulChange) {

        /** As measures are defined: 28 days, 14 values over 14 days, p &lt; .05, 2 points (the MDC of Childs 2005). */
        public static final Thresholds DEFAULTS = new Thresholds(28, 14, 14, 0.05, 2);

        /** Refuses a minimum that no line can be drawn through. */
        public Thresholds {
            if (minValues < 2) {
                throw new IllegalArgumentException("A trend needs at least two values.");
            }
        }
    }

    /** What may be said. */
    public enum Label {
        /** Pain falls: p below the significance, slope below 0. */
        IMPROVING,
        /** Pain rises: p below the significance, slope above 0. */
        WORSENING,
        /** Enough values, but they may as well be chance. */
        NO_CLEAR_TREND,
        /** Too few values, or too close together; draw them and say no more. */
        NOT_ENOUGH_DATA
    }

    /**
     * The trend of the window that ends on {@code asOf}; values outside it are left out.
     *
     * @throws IllegalArgumentException if a day has two values
     */
    public static Trend of(Collection<DailyValue> values, LocalDate asOf, Thresholds thresholds) {
        LocalDate from = asOf.minusDays(thresholds.windowDays() - 1L);
        DailySeries series = DailySeries.of(values).between(from, asOf);
        int span = series.spanDays();
        if (series.size() < thresholds.minValues() || span < thresholds.minSpanDays()) {
            return new Trend(from, asOf, Label.NOT_ENOUGH_DATA, series.size(), span, null, null, false);
        }
        TheilSen line = TheilSen.of(series);
        double p = MannKendall.of(series.numbers()).p();
        boolean meaningful = Math.abs(line.slope()) * span >= thresholds.meaningfulChange() - ROUNDING;
        Label label = p < thresholds.significance() ? direction(line.slope()) : Label.NO_CLEAR_TREND;
        return new Trend(from, asOf, label, series.size(), span, line, p, meaningful);
    }

    /** With many equal values the test may be sure although the median slope is 0; that is no clear trend. */
    private static Label direction(double slope) {
        if (slope == 0) {
            return Label.NO_CLEAR_TREND;
        }
        return slope < 0 ? Label.IMPROVING : Label.WORSENING;
    }
}
