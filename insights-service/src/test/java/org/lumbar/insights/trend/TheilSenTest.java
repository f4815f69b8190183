package org.lumbar.insights.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lumbar.insights.trend.Series.START;
import static org.lumbar.insights.trend.Series.daily;
import static org.lumbar.insights.trend.Series.day;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.trend.TheilSen.Interval;

class TheilSenTest {

    private static final Offset<Double> TINY = within(1e-9);

    /**
     * The example of Sen 1968, section 6: x = 1 2 3 4 10 12 18, slope 4. Its 93 % bounds are the 4th and the 18th of 21
     * slopes, 26/7 and 35/8; ours at 95 % lie at the ranks 3.975 and 18.025 of the same slopes.
     */
    @Test
    void sensOwnExampleComesOut() {
        // Given
        List<DailyValue> values = List.of(
                new DailyValue(day(1), 9),
                new DailyValue(day(2), 15),
                new DailyValue(day(3), 19),
                new DailyValue(day(4), 20),
                new DailyValue(day(10), 45),
                new DailyValue(day(12), 55),
                new DailyValue(day(18), 78));

        // When
        TheilSen line = TheilSen.of(values).orElseThrow();

        // Then
        assertThat(line.slope()).isEqualTo(4);
        assertThat(line.slopePerWeek()).isEqualTo(28);
        assertThat(line.origin()).isEqualTo(day(1));
        assertThat(line.intercept()).isEqualTo(10);
        assertThat(line.valueOn(day(0))).isEqualTo(6);
        Interval interval = Objects.requireNonNull(line.interval());
        assertThat(interval.lower()).isCloseTo(3.71309, within(1e-5));
        assertThat(interval.upper()).isCloseTo(4.39073, within(1e-5));
        assertThat(interval.lowerPerWeek()).isCloseTo(7 * 3.71309, within(1e-4));
        assertThat(interval.upperPerWeek()).isCloseTo(7 * 4.39073, within(1e-4));
    }

    @Test
    void noLineGoesThroughFewerThanTwoValues() {
        assertThat(TheilSen.of(List.of())).isEmpty();
        assertThat(TheilSen.of(daily(5))).isEmpty();
    }

    @Test
    void twoValuesGiveASlopeAndNoInterval() {
        // When
        TheilSen line = TheilSen.of(daily(6, Series.NONE, 4)).orElseThrow();

        // Then
        assertThat(line).isEqualTo(new TheilSen(START, -1, 6, null));
    }

    @Test
    void equalValuesGiveALevelLineWithoutDoubt() {
        // When
        TheilSen line = TheilSen.of(daily(3, 3, 3, 3, 3, 3)).orElseThrow();

        // Then
        assertThat(line).isEqualTo(new TheilSen(START, 0, 3, new Interval(0, 0)));
    }

    @Test
    void oneOutlierBendsNothing() {
        // When
        TheilSen line = TheilSen.of(daily(8, 7.5, 7, 10, 6, 5.5, 5)).orElseThrow();

        // Then
        assertThat(line.slope()).isEqualTo(-0.5);
        assertThat(line.intercept()).isEqualTo(8);
    }

    @Test
    void twoValuesOfOneDayAreRefused() {
        // Given
        List<DailyValue> values = List.of(new DailyValue(START, 3), new DailyValue(START, 4));

        // When, Then
        assertThatThrownBy(() -> TheilSen.of(values)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void itIsTheMiddleOfAllSlopesHoweverTheDaysAreSpaced(@ForAll("values") List<DailyValue> values) {
        // When
        TheilSen line = TheilSen.of(values).orElseThrow();

        // Then
        List<Double> slopes = naiveSlopes(values);
        double slope = naiveMedian(slopes);
        assertThat(line.slope()).isCloseTo(slope, TINY);
        assertThat(line.intercept())
                .isCloseTo(
                        naiveMedian(values.stream()
                                .map(value -> value.value() - slope * distance(values.get(0), value))
                                .toList()),
                        TINY);
        naiveIntervalAgrees(line, slopes, values);
    }

    @Property(tries = 100)
    void theOrderOfTheValuesDoesNotMatter(@ForAll("values") List<DailyValue> values) {
        // Given
        List<DailyValue> shuffled = new ArrayList<>(values);
        Collections.reverse(shuffled);
        Collections.rotate(shuffled, 2);

        // When, Then
        assertThat(TheilSen.of(shuffled)).isEqualTo(TheilSen.of(values));
    }

    @Property(tries = 100)
    void aTiltOfAllValuesTiltsTheLineAsMuch(@ForAll("values") List<DailyValue> values) {
        // Given
        List<DailyValue> tilted = values.stream()
                .map(value -> new DailyValue(value.day(), value.value() + 2 * distance(values.get(0), value)))
                .toList();

        // When, Then
        assertThat(TheilSen.of(tilted).orElseThrow().slope())
                .isCloseTo(TheilSen.of(values).orElseThrow().slope() + 2, TINY);
    }

    @Provide
    Arbitrary<List<DailyValue>> values() {
        return Series.irregular(2, 28, 4);
    }

    private static void naiveIntervalAgrees(TheilSen line, List<Double> slopes, List<DailyValue> values) {
        double width = 1.96 * Math.sqrt(naiveVariance(values));
        double rank = (slopes.size() - width) / 2;
        if (rank < 1) {
            assertThat(line.interval()).isNull();
            return;
        }
        List<Double> rising = slopes.stream().sorted().toList();
        List<Double> falling =
                slopes.stream().sorted(Collections.reverseOrder()).toList();
        Interval interval = Objects.requireNonNull(line.interval());
        assertThat(interval.lower()).isCloseTo(between(rising, rank), TINY);
        assertThat(interval.upper()).isCloseTo(between(falling, rank), TINY);
        assertThat(line.slope()).isBetween(interval.lower() - 1e-9, interval.upper() + 1e-9);
    }

    /** The upper bound is as far from the top as the lower one is from the bottom. */
    private static double between(List<Double> ordered, double rank) {
        int whole = (int) rank;
        double share = rank - whole;
        double next = share == 0 ? 0 : ordered.get(whole);
        return (1 - share) * ordered.get(whole - 1) + share * next;
    }

    private static double naiveVariance(List<DailyValue> values) {
        long n = values.size();
        double sum = n * (n - 1) * (2 * n + 5);
        for (double tied :
                values.stream().mapToDouble(DailyValue::value).distinct().toArray()) {
            long t = values.stream().filter(value -> value.value() == tied).count();
            sum -= t * (t - 1) * (2 * t + 5);
        }
        return sum / 18;
    }

    private static List<Double> naiveSlopes(List<DailyValue> values) {
        List<Double> slopes = new ArrayList<>();
        for (DailyValue one : values) {
            for (DailyValue other : values) {
                if (one.day().isBefore(other.day())) {
                    slopes.add((other.value() - one.value()) / distance(one, other));
                }
            }
        }
        return slopes;
    }

    private static double naiveMedian(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }

    private static double distance(DailyValue one, DailyValue other) {
        return (double) (other.day().toEpochDay() - one.day().toEpochDay());
    }
}
