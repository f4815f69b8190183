package org.lumbar.insights.trend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.jspecify.annotations.Nullable;

/**
 * The smoothed line over daily values, with limits that show drift (EWMA chart: Roberts 1959, Technometrics 1:239;
 * NIST/SEMATECH e-Handbook 6.3.2.4). The constants are proposed, not clinically validated.
 *
 * <p>{@code z = λx + (1−λ)z}, λ = 0.3, starting at the first value. Missing days are skipped, never filled in; more than
 * 7 days from one value to the next start the line again at the new value.
 *
 * @param points one per daily value, in the order of days
 * @param baseline mean and spread the limits rest on; null before 14 values exist, and then no point has limits
 */
public record ChartLine(List<Point> points, @Nullable Baseline baseline) {

    /**
     * How the chart line is drawn. Proposed, not clinically validated; configurable.
     *
     * @param weight λ, share of the newest value, over 0 and up to 1
     * @param restartAfterDays days from one value to the next above which the line starts again
     * @param limitWidth L, standard deviations of the line from the mean to a limit
     * @param baselineValues first values of the series that give mean and standard deviation, at least 2
     * @param minDeviation NRS points; floor of the standard deviation
     * @param settledValues values since the last start before which drift is not judged
     */
    public record Thresholds(
            double weight,
            int restartAfterDays,
            double limitWidth,
            int baselineValues,
            double minDeviation,
            int settledValues) {

        /** λ 0.3, gap 7 days, L 3.2, 14 values, 1 point (about Childs 2005's SEM of 1.02), 4 values. */
        public static final Thresholds DEFAULTS = new Thresholds(0.3, 7, 3.2, 14, 1.0, 4);
    }

    /**
     * What the first 14 values of the series are like.
     *
     * @param mean μ₀, NRS points
     * @param deviation σ, NRS points: their sample standard deviation, at least 1.0
     */
    public record Baseline(double mean, double deviation) {}

    /**
     * One rated day.
     *
     * @param value daily value x, 0 to 10
     * @param smoothed z, 0 to 10
     * @param sinceStart t, values since the line last started; 1 where it starts
     * @param lower {@code μ₀ − 3.2σ·√(λ/(2−λ)·(1−(1−λ)^{2t}))}, not confined to 0 to 10; null without a baseline
     * @param upper likewise, above the mean
     * @param drift null where it is not judged: without a baseline, within it, and before the fourth value since a start,
     *     because a line that has just started is a single value and swings wider than the limits assume
     */
    public record Point(
            LocalDate day,
            double value,
            double smoothed,
            int sinceStart,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable Drift drift) {}

    /** Where the line runs. */
    public enum Drift {
        BELOW,
        WITHIN,
        ABOVE
    }

    /**
     * Draws the line through all values of a client or plan, in any order.
     *
     * @throws IllegalArgumentException if a day has two values
     */
    public static ChartLine of(Collection<DailyValue> values, Thresholds thresholds) {
        DailySeries series = DailySeries.of(values);
        Baseline baseline = baseline(series, thresholds);
        List<Point> points = new ArrayList<>();
        Point last = null;
        for (DailyValue value : series.values()) {
            boolean judged = points.size() >= thresholds.baselineValues();
            last = next(last, value, thresholds, baseline, judged);
            points.add(last);
        }
        return new ChartLine(List.copyOf(points), baseline);
    }

    /** The same line from a later day on. */
    public ChartLine since(LocalDate day) {
        return new ChartLine(
                points.stream().filter(point -> !point.day().isBefore(day)).toList(), baseline);
    }

    private static @Nullable Baseline baseline(DailySeries series, Thresholds thresholds) {
        if (series.size() < thresholds.baselineValues()) {
            return null;
        }
        double[] first = series.values().stream()
                .limit(thresholds.baselineValues())
                .mapToDouble(DailyValue::value)
                .toArray();
        double deviation = StandardDeviation.of(first).getAsDouble();
        return new Baseline(Mean.of(first).getAsDouble(), Math.max(thresholds.minDeviation(), deviation));
    }

    private static Point next(
            @Nullable Point last,
            DailyValue value,
            Thresholds thresholds,
            @Nullable Baseline baseline,
            boolean judged) {
        double weight = thresholds.weight();
        boolean starts =
                last == null || DailySeries.daysBetween(last.day(), value.day()) > thresholds.restartAfterDays();
        double smoothed =
                last == null || starts ? value.value() : weight * value.value() + (1 - weight) * last.smoothed();
        int t = last == null || starts ? 1 : last.sinceStart() + 1;
        if (baseline == null) {
            return new Point(value.day(), value.value(), smoothed, t, null, null, null);
        }
        double reach = baseline.deviation() * width(t, thresholds);
        double lower = baseline.mean() - reach;
        double upper = baseline.mean() + reach;
        Drift drift = judged && t >= thresholds.settledValues() ? drift(smoothed, lower, upper) : null;
        return new Point(value.day(), value.value(), smoothed, t, lower, upper, drift);
    }

    /** Distance of a limit from the mean, in standard deviations of a daily value. */
    private static double width(int t, Thresholds thresholds) {
        double weight = thresholds.weight();
        double settled = 1 - Math.pow(1 - weight, 2.0 * t);
        return thresholds.limitWidth() * Math.sqrt(weight / (2 - weight) * settled);
    }

    private static Drift drift(double smoothed, double lower, double upper) {
        if (smoothed < lower) {
            return Drift.BELOW;
        }
        return smoothed > upper ? Drift.ABOVE : Drift.WITHIN;
    }
}
