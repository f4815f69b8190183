package org.lumbar.insights.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.trend.FlareThresholds.DEFAULTS;
import static org.lumbar.insights.trend.Series.NONE;
import static org.lumbar.insights.trend.Series.daily;
import static org.lumbar.insights.trend.Series.day;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.trend.FlareUp.Origin;

class DetectedFlaresTest {

    @Test
    void withoutValuesThereIsNoFlareUp() {
        assertThat(DetectedFlares.of(List.of(), DEFAULTS)).isEmpty();
    }

    @Test
    void oneHighDayIsNone() {
        assertThat(detect(3, 3, 3, 3, 3, 8, 3, 3)).isEmpty();
    }

    @Test
    void twoHighDaysAreOneAndItLastsUntilTwoCalmDays() {
        // When
        List<FlareUp> flares = detect(3, 3, 3, 3, 3, 5, 6, 3.5, 3);

        // Then
        assertThat(flares)
                .containsExactly(new FlareUp(Origin.DETECTED, day(5), day(6), null, day(6), day(8), 3.0, 6.0));
    }

    @Test
    void aThirdHighDayMakesItSevere() {
        // When
        FlareUp flare = detect(3, 3, 3, 3, 3, 5, 6, 5).get(0);

        // Then
        assertThat(flare.thirdDay()).isEqualTo(day(7));
        assertThat(flare.lasts()).isTrue();
    }

    @Test
    void justBelowTwoPointsIsNone() {
        assertThat(detect(3, 3, 3, 3, 3, 4.5, 4.5, 4.5)).isEmpty();
    }

    @Test
    void fourValuesAreNoBaseline() {
        assertThat(detect(3, 3, 3, 3, 8, 8)).isEmpty();
    }

    @Test
    void valuesOlderThanFourteenDaysAreNoBaseline() {
        // Given five values, the first of them 15 days before the run
        double[] values = {3, 3, 3, 3, 3, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, 8, 8};
        double[] aDayEarlier = {3, 3, 3, 3, 3, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, 8, 8};

        // When, Then
        assertThat(detect(values)).isEmpty();
        assertThat(detect(aDayEarlier)).hasSize(1);
    }

    @Test
    void highDaysTwoDaysApartAreARunAndThreeDaysApartAreNot() {
        assertThat(detect(3, 3, 3, 3, 3, 6, NONE, 6)).hasSize(1);
        assertThat(detect(3, 3, 3, 3, 3, 6, NONE, NONE, 6)).isEmpty();
    }

    @Test
    void aRatedDayInBetweenBreaksTheRun() {
        assertThat(detect(3, 3, 3, 3, 3, 6, 3, 6)).isEmpty();
    }

    @Test
    void theBaselineStaysFrozenHoweverLongItLasts() {
        // Given three weeks of high pain, which would otherwise become the baseline
        double[] values = new double[5 + 21];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 5 ? 3 : 6;
        }

        // When
        List<FlareUp> flares = detect(values);

        // Then
        assertThat(flares).hasSize(1);
        assertThat(flares.get(0).lasts()).isTrue();
        assertThat(flares.get(0).baseline()).isEqualTo(3);
        assertThat(flares.get(0).lastDay()).isEqualTo(day(25));
    }

    @Test
    void aDayThatIsNeitherHighNorCalmKeepsItGoing() {
        // When
        FlareUp flare = detect(3, 3, 3, 3, 3, 6, 6, 3, 4, 3).get(0);

        // Then
        assertThat(flare.lasts()).isTrue();
        assertThat(flare.lastDay()).isEqualTo(day(6));
    }

    @Test
    void aRunOfThreeWithinALongerOneMakesItSevere() {
        // When
        FlareUp flare = detect(3, 3, 3, 3, 3, 6, 6, 4, 6, 6, 6).get(0);

        // Then
        assertThat(flare.secondDay()).isEqualTo(day(6));
        assertThat(flare.thirdDay()).isEqualTo(day(10));
    }

    @Test
    void afterOneIsOverTheNextHasABaselineOfItsOwn() {
        // When
        List<FlareUp> flares = detect(3, 3, 3, 3, 3, 6, 6, 3, 3, 3, 3, 7, 7);

        // Then
        assertThat(flares).extracting(FlareUp::firstDay).containsExactly(day(5), day(11));
    }

    @Property(tries = 1000)
    void itAgreesWithReadingTheRuleWordByWord(@ForAll("values") List<DailyValue> values) {
        assertThat(DetectedFlares.of(values, DEFAULTS)).isEqualTo(naive(values));
    }

    @Provide
    Arbitrary<List<DailyValue>> values() {
        // Few levels of pain, so that quiet spells and runs both happen.
        return Series.irregular(0, 40, 3)
                .map(values -> values.stream()
                        .map(value -> new DailyValue(value.day(), value.value() < 6 ? 3 : value.value() - 2.5))
                        .toList());
    }

    private static List<FlareUp> detect(double... values) {
        return DetectedFlares.of(daily(values), DEFAULTS);
    }

    private static List<FlareUp> naive(List<DailyValue> values) {
        List<FlareUp> flares = new ArrayList<>();
        int i = 0;
        while (i < values.size()) {
            Double baseline = naiveBaseline(values, i);
            if (baseline == null || !isRun(values, i, 2, baseline)) {
                i++;
                continue;
            }
            int end = naiveEnd(values, i, baseline);
            flares.add(naiveFlare(values, i, end, baseline));
            i = end + 1;
        }
        return flares;
    }

    private static FlareUp naiveFlare(List<DailyValue> values, int first, int end, double baseline) {
        int upTo = Math.min(end, values.size() - 1);
        int last = first;
        int third = -1;
        double peak = 0;
        for (int i = first; i <= upTo; i++) {
            if (values.get(i).value() >= baseline + 2) {
                last = i;
                peak = Math.max(peak, values.get(i).value());
            }
            if (third < 0 && i + 2 <= upTo && isRun(values, i, 3, baseline)) {
                third = i + 2;
            }
        }
        return new FlareUp(
                Origin.DETECTED,
                values.get(first).day(),
                values.get(first + 1).day(),
                third < 0 ? null : values.get(third).day(),
                values.get(last).day(),
                end < values.size() ? values.get(end).day() : null,
                baseline,
                peak);
    }

    private static int naiveEnd(List<DailyValue> values, int first, double baseline) {
        for (int i = first + 3; i < values.size(); i++) {
            if (values.get(i - 1).value() < baseline + 1 && values.get(i).value() < baseline + 1) {
                return i;
            }
        }
        return values.size();
    }

    private static boolean isRun(List<DailyValue> values, int first, int length, double baseline) {
        if (first + length > values.size()) {
            return false;
        }
        boolean run = true;
        for (int i = first; i < first + length; i++) {
            run &= values.get(i).value() >= baseline + 2;
            run &= i == first
                    || values.get(i).day().toEpochDay()
                                    - values.get(i - 1).day().toEpochDay()
                            <= 2;
        }
        return run;
    }

    private static @Nullable Double naiveBaseline(List<DailyValue> values, int index) {
        long day = values.get(index).day().toEpochDay();
        List<Double> before = values.subList(0, index).stream()
                .filter(value -> day - value.day().toEpochDay() <= 14)
                .map(DailyValue::value)
                .sorted()
                .toList();
        int size = before.size();
        return size < 5 ? null : (before.get((size - 1) / 2) + before.get(size / 2)) / 2;
    }
}
