package org.lumbar.insights.trend;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.descriptive.Median;

/** Daily values in the order of their days; days without a value are absent, never filled in. */
final class DailySeries {

    private final List<DailyValue> values;

    private DailySeries(List<DailyValue> values) {
        this.values = values;
    }

    /**
     * Sorts the values.
     *
     * @throws IllegalArgumentException if a day has two values, since a slope between them would be infinite
     */
    static DailySeries of(Collection<DailyValue> values) {
        List<DailyValue> sorted =
                values.stream().sorted(Comparator.comparing(DailyValue::day)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).day().equals(sorted.get(i - 1).day())) {
                throw new IllegalArgumentException(
                        "Two values for " + sorted.get(i).day());
            }
        }
        return new DailySeries(sorted);
    }

    /** Days from the first to the second, so 1 for a day and its morrow. */
    static int daysBetween(LocalDate first, LocalDate second) {
        return (int) ChronoUnit.DAYS.between(first, second);
    }

    /** The values whose day lies between the two, both included. */
    DailySeries between(LocalDate from, LocalDate to) {
        int first = firstFrom(from);
        return new DailySeries(values.subList(first, Math.max(first, firstFrom(to.plusDays(1)))));
    }

    /** Place of the first value on or after the day. */
    private int firstFrom(LocalDate day) {
        int low = 0;
        int high = values.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values.get(middle).day().isBefore(day)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    List<DailyValue> values() {
        return values;
    }

    int size() {
        return values.size();
    }

    /** Days from the first value to the last, both included; 0 if there is none. */
    int spanDays() {
        return values.isEmpty()
                ? 0
                : daysBetween(values.get(0).day(), values.get(size() - 1).day()) + 1;
    }

    double[] numbers() {
        return values.stream().mapToDouble(DailyValue::value).toArray();
    }

    /** The median of the values; NaN if there is none. */
    double median() {
        return median(numbers());
    }

    /** The median; the array may come back in another order. */
    static double median(double[] numbers) {
        return Median.withDefaults().evaluate(numbers);
    }
}
