package org.lumbar.insights.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lumbar.insights.trend.Series.NONE;
import static org.lumbar.insights.trend.Series.daily;
import static org.lumbar.insights.trend.Series.day;
import static org.lumbar.insights.trend.Trend.Thresholds.DEFAULTS;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.trend.Trend.Label;

class TrendTest {

    @Test
    void withoutValuesNothingIsSaid() {
        // When
        Trend trend = Trend.of(List.of(), day(27), DEFAULTS);

        // Then
        assertThat(trend).isEqualTo(new Trend(day(0), day(27), Label.NOT_ENOUGH_DATA, 0, 0, null, null, false));
    }

    @Test
    void thirteenValuesAreNotEnoughHoweverLongTheySpan() {
        // Given
        double[] everyOtherDay = new double[28];
        Arrays.fill(everyOtherDay, NONE);
        for (int i = 0; i < 26; i += 2) {
            everyOtherDay[i] = 9 - i / 4.0;
        }

        // When
        Trend trend = Trend.of(daily(everyOtherDay), day(27), DEFAULTS);

        // Then
        assertThat(trend.values()).isEqualTo(13);
        assertThat(trend.spanDays()).isEqualTo(25);
        assertThat(trend.label()).isEqualTo(Label.NOT_ENOUGH_DATA);
    }

    @Test
    void fourteenValuesInFourteenDaysAreEnough() {
        // Given
        double[] falling = new double[14];
        Arrays.setAll(falling, i -> 8 - i / 7.0);

        // When
        Trend trend = Trend.of(daily(falling), day(13), DEFAULTS);

        // Then
        assertThat(trend.label()).isEqualTo(Label.IMPROVING);
        assertThat(trend.spanDays()).isEqualTo(14);
        assertThat(Objects.requireNonNull(trend.line()).slopePerWeek()).isCloseTo(-1, within(1e-9));
    }

    @Test
    void twoPointsOverTheSpanAreMeaningful() {
        // Given
        double[] enough = new double[14];
        Arrays.setAll(enough, i -> 8 - i / 7.0);
        double[] tooLittle = new double[14];
        Arrays.setAll(tooLittle, i -> 8 - i / 7.1);

        // When, Then
        assertThat(Trend.of(daily(enough), day(13), DEFAULTS).meaningful()).isTrue();
        assertThat(Trend.of(daily(tooLittle), day(13), DEFAULTS).meaningful()).isFalse();
    }

    @Test
    void risingPainWorsens() {
        // Given
        double[] rising = new double[28];
        Arrays.setAll(rising, i -> i / 3.0);

        // When, Then
        assertThat(Trend.of(daily(rising), day(27), DEFAULTS).label()).isEqualTo(Label.WORSENING);
    }

    @Test
    void equalValuesHaveNoClearTrend() {
        // Given
        double[] level = new double[28];
        Arrays.fill(level, 5);

        // When
        Trend trend = Trend.of(daily(level), day(27), DEFAULTS);

        // Then
        assertThat(trend.label()).isEqualTo(Label.NO_CLEAR_TREND);
        assertThat(trend.p()).isEqualTo(1);
        assertThat(trend.meaningful()).isFalse();
    }

    @Test
    void aSureTestWithALevelLineIsNoClearTrend() {
        // Given a level series with a few low days at its end
        double[] values = new double[28];
        Arrays.fill(values, 5);
        Arrays.fill(values, 23, 28, 4);

        // When
        Trend trend = Trend.of(daily(values), day(27), DEFAULTS);

        // Then
        assertThat(trend.p()).isLessThan(0.05);
        assertThat(trend.label()).isEqualTo(Label.NO_CLEAR_TREND);
    }

    @Test
    void onlyTheLastTwentyEightDaysCount() {
        // Given a bad day just before the window
        double[] values = new double[29];
        Arrays.setAll(values, i -> i == 0 ? 10 : 5);

        // When
        Trend trend = Trend.of(daily(values), day(28), DEFAULTS);

        // Then
        assertThat(trend.from()).isEqualTo(day(1));
        assertThat(trend.values()).isEqualTo(28);
    }

    @Test
    void aMinimumOfOneValueIsRefused() {
        assertThatThrownBy(() -> new Trend.Thresholds(28, 1, 14, 0.05, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void theLabelFollowsFromItsConditions(@ForAll("values") List<DailyValue> values) {
        // Given
        LocalDate asOf = values.get(values.size() - 1).day();
        List<DailyValue> seen = values.stream()
                .filter(value -> value.day().isAfter(asOf.minusDays(28)))
                .toList();

        // When
        Trend trend = Trend.of(values, asOf, DEFAULTS);

        // Then
        if (seen.size() < 14) {
            assertThat(trend.label()).isEqualTo(Label.NOT_ENOUGH_DATA);
            return;
        }
        double slope = TheilSen.of(seen).orElseThrow().slope();
        boolean sure =
                MannKendall.of(seen.stream().mapToDouble(DailyValue::value).toArray())
                                .p()
                        < 0.05;
        boolean named = trend.label() == Label.IMPROVING || trend.label() == Label.WORSENING;
        assertThat(named).isEqualTo(sure && slope != 0);
        assertThat(trend.label() == Label.IMPROVING).isEqualTo(sure && slope < 0);
    }

    @Provide
    Arbitrary<List<DailyValue>> values() {
        return Series.irregular(1, 40, 2);
    }
}
