package org.lumbar.insights.trend;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Says whether values rise or fall more steadily than chance would have it (Mann 1945, Econometrica 13:245; Kendall
 * 1975, Rank Correlation Methods).
 *
 * <p>{@code S = Σ sign(yⱼ − yᵢ)} over i &lt; j; {@code var = [n(n−1)(2n+5) − Σ t(t−1)(2t+5)] / 18} with t the size of
 * each group of equal values; {@code z = (S − sgn S) / √var}. The p-value is two-sided, by the normal distribution.
 *
 * @param s from −n(n−1)/2 (always falling) to n(n−1)/2 (always rising)
 * @param variance of S if order were chance; 0 if all values are equal
 * @param z standard deviations from no trend; 0 if S or the variance is 0
 * @param p 0 to 1; 1 if z is 0
 */
public record MannKendall(long s, double variance, double z, double p) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Tests values given in the order of time; fewer than two show no trend (S = 0, p = 1). */
    public static MannKendall of(double... inOrder) {
        long s = score(inOrder);
        double variance = variance(inOrder);
        double z = s == 0 || variance == 0 ? 0 : (s - Long.signum(s)) / Math.sqrt(variance);
        return new MannKendall(s, variance, z, 2 * NORMAL.survivalProbability(Math.abs(z)));
    }

    private static long score(double[] inOrder) {
        long s = 0;
        for (int i = 0; i < inOrder.length; i++) {
            for (int j = i + 1; j < inOrder.length; j++) {
                s += Double.compare(inOrder[j], inOrder[i]);
            }
        }
        return s;
    }

    private static double variance(double[] numbers) {
        long tied = Arrays.stream(numbers)
                .boxed()
                .collect(Collectors.groupingBy(number -> number, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(MannKendall::weight)
                .sum();
        return (weight(numbers.length) - tied) / 18.0;
    }

    private static long weight(long count) {
        return count * (count - 1) * (2 * count + 5);
    }
}
