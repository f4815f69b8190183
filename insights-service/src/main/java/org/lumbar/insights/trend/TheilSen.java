package org.lumbar.insights.trend;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A straight line through daily values that a few outliers cannot bend (Theil 1950; Sen 1968, JASA 63:1379).
 *
 * <p>Slope {@code b}: median over i &lt; j of {@code (yⱼ − yᵢ)/(tⱼ − tᵢ)}, so the days may be spaced irregularly.
 * Intercept: {@code median(y − b·t)}, with t the days since {@code origin}. Interval: with the N slopes in order, the
 * ranks {@code (N − C)/2} and {@code (N + C)/2 + 1}, {@code C = 1.96·√var}, where var is Mann and Kendall's; between two
 * ranks by straight line (Gilbert 1987, chapter 16).
 *
 * @param origin day of the first value, where t = 0
 * @param slope NRS points per day; negative is less pain
 * @param intercept NRS points on {@code origin}
 * @param interval 95 % interval of the slope; null if the values are too few to bound it
 */
public record TheilSen(
        LocalDate origin,
        double slope,
        double intercept,
        @Nullable Interval interval) {

    private static final double NORMAL_QUANTILE_975 = 1.96;
    private static final int DAYS_PER_WEEK = 7;

    /** Lower and upper bound of the slope, NRS points per day. */
    public record Interval(double lower, double upper) {

        /** The lower bound in NRS points per week. */
        public double lowerPerWeek() {
            return lower * DAYS_PER_WEEK;
        }

        /** The upper bound in NRS points per week. */
        public double upperPerWeek() {
            return upper * DAYS_PER_WEEK;
        }
    }

    /**
     * Fits the line to values in any order; empty if there are fewer than two.
     *
     * @throws IllegalArgumentException if a day has two values
     */
    public static Optional<TheilSen> of(Collection<DailyValue> values) {
        DailySeries series = DailySeries.of(values);
        return series.size() < 2 ? Optional.empty() : Optional.of(of(series));
    }

    static TheilSen of(DailySeries series) {
        LocalDate origin = series.values().get(0).day();
        double[] slopes = slopes(series.values());
        double slope = DailySeries.median(slopes.clone());
        double intercept = DailySeries.median(series.values().stream()
                .mapToDouble(value -> value.value() - slope * DailySeries.daysBetween(origin, value.day()))
                .toArray());
        double variance = MannKendall.of(series.numbers()).variance();
        return new TheilSen(origin, slope, intercept, interval(slopes, variance));
    }

    /** NRS points per week; negative is less pain. */
    public double slopePerWeek() {
        return slope * DAYS_PER_WEEK;
    }

    /** The line's value on a day, NRS points; not confined to 0 to 10. */
    public double valueOn(LocalDate day) {
        return intercept + slope * DailySeries.daysBetween(origin, day);
    }

    private static double[] slopes(List<DailyValue> values) {
        int n = values.size();
        double[] slopes = new double[n * (n - 1) / 2];
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                DailyValue earlier = values.get(i);
                DailyValue later = values.get(j);
                slopes[next++] =
                        (later.value() - earlier.value()) / DailySeries.daysBetween(earlier.day(), later.day());
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }

    private static @Nullable Interval interval(double[] sorted, double variance) {
        double width = NORMAL_QUANTILE_975 * Math.sqrt(variance);
        double lowerRank = (sorted.length - width) / 2;
        double upperRank = (sorted.length + width) / 2 + 1;
        // The ranks lie symmetrically, so either both fall on a slope or neither does.
        return lowerRank < 1 ? null : new Interval(atRank(sorted, lowerRank), atRank(sorted, upperRank));
    }

    /** The number at a rank that counts from 1; ranks between two numbers lie on the line between them. */
    private static double atRank(double[] sorted, double rank) {
        int below = (int) Math.floor(rank);
        double lower = sorted[below - 1];
        double upper = sorted[Math.min(below, sorted.length - 1)];
        return lower + (rank - below) * (upper - lower);
    }
}
