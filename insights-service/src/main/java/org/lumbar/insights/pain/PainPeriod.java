package org.lumbar.insights.pain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The daily values of a period at once. Proposed, not clinically validated.
 *
 * @param days how many days have a value
 * @param median of these values, NRS points; null for fewer than 3, of which each would count too much
 * @param highest of them; null without any
 */
public record PainPeriod(
        int days, @Nullable Double median, @Nullable Double highest) {

    /** As many as a responder's baseline takes. */
    private static final int FEWEST = 3;

    /** What cannot be told from chance in physiotherapy patients with low-back pain, NRS points (Childs 2005). */
    private static final double MDC = 2;

    /** The period of these daily values. */
    public static PainPeriod of(List<DailyPain> values) {
        double[] sorted = values.stream().mapToDouble(DailyPain::value).sorted().toArray();
        int half = sorted.length / 2;
        Double median = sorted.length < FEWEST
                ? null
                : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new PainPeriod(sorted.length, median, sorted.length == 0 ? null : sorted[sorted.length - 1]);
    }

    /** By how much pain has changed since another period, NRS points; null if one of them has no median. */
    public @Nullable Double since(PainPeriod before) {
        return median == null || before.median == null ? null : median - before.median;
    }

    /** True if a change is at least what chance rarely makes. */
    public static boolean matters(double change) {
        return Math.abs(change) >= MDC;
    }
}
