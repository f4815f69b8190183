package org.lumbar.insights.trend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Daily values for tests. */
final class Series {

    static final LocalDate START = LocalDate.parse("2026-03-02");
    static final double NONE = Double.NaN;

    private Series() {}

    /** One value a day from {@link #START}; {@link #NONE} is a day without one. */
    static List<DailyValue> daily(double... values) {
        List<DailyValue> days = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                days.add(new DailyValue(day(i), values[i]));
            }
        }
        return days;
    }

    /** The day so many days after {@link #START}. */
    static LocalDate day(int offset) {
        return START.plusDays(offset);
    }

    /** Values at halves of 0 to 10, one to {@code maxGap} days apart. */
    static Arbitrary<List<DailyValue>> irregular(int minSize, int maxSize, int maxGap) {
        Arbitrary<int[]> steps = Combinators.combine(
                        Arbitraries.integers().between(1, maxGap),
                        Arbitraries.integers().between(0, 20))
                .as((gap, halves) -> new int[] {gap, halves});
        return steps.list().ofMinSize(minSize).ofMaxSize(maxSize).map(Series::spaced);
    }

    private static List<DailyValue> spaced(List<int[]> steps) {
        List<DailyValue> values = new ArrayList<>();
        LocalDate day = START;
        for (int[] step : steps) {
            day = day.plusDays(step[0]);
            values.add(new DailyValue(day, step[1] / 2.0));
        }
        return values;
    }
}
