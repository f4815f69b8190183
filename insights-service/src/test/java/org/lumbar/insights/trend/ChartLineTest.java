package org.lumbar.insights.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lumbar.insights.trend.ChartLine.Thresholds.DEFAULTS;
import static org.lumbar.insights.trend.Series.NONE;
import static org.lumbar.insights.trend.Series.daily;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.trend.ChartLine.Baseline;
import org.lumbar.insights.trend.ChartLine.Drift;
import org.lumbar.insights.trend.ChartLine.Point;

class ChartLineTest {

    /** NIST/SEMATECH e-Handbook 6.3.2.4, λ = 0.3: 20 values after a start at 50, and the statistics it prints. */
    @Test
    void thePublishedExampleComesOut() {
        // Given
        double[] values = {
            50, 52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6,
            52.4, 53.6, 52.1
        };
        double[] published = {
            50.00, 50.60, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05,
            49.38, 49.92, 50.73, 51.23, 51.94, 51.99
        };

        // When
        ChartLine line = ChartLine.of(daily(values), DEFAULTS);

        // Then
        assertThat(line.points().stream().mapToDouble(Point::smoothed).toArray())
                .containsExactly(published, within(0.0051));
    }

    @Test
    void withoutValuesThereIsNoLine() {
        assertThat(ChartLine.of(List.of(), DEFAULTS)).isEqualTo(new ChartLine(List.of(), null));
    }

    @Test
    void theLineStartsAtTheFirstValue() {
        // When
        List<Point> points = ChartLine.of(daily(4, 8), DEFAULTS).points();

        // Then
        assertThat(points.get(0).smoothed()).isEqualTo(4);
        assertThat(points.get(1).smoothed()).isCloseTo(0.3 * 8 + 0.7 * 4, within(1e-12));
    }

    @Test
    void missingDaysAreSkippedNotFilledIn() {
        // When
        List<Point> points = ChartLine.of(daily(4, NONE, NONE, 8), DEFAULTS).points();

        // Then
        assertThat(points).hasSize(2);
        assertThat(points.get(1).smoothed()).isCloseTo(5.2, within(1e-12));
    }

    @Test
    void aWeekFromValueToValueContinuesTheLine() {
        // When
        Point last = last(ChartLine.of(daily(4, NONE, NONE, NONE, NONE, NONE, NONE, 8), DEFAULTS));

        // Then
        assertThat(last.smoothed()).isCloseTo(5.2, within(1e-12));
        assertThat(last.sinceStart()).isEqualTo(2);
    }

    @Test
    void moreThanAWeekStartsItAgain() {
        // When
        Point last = last(ChartLine.of(daily(4, NONE, NONE, NONE, NONE, NONE, NONE, NONE, 8), DEFAULTS));

        // Then
        assertThat(last.smoothed()).isEqualTo(8);
        assertThat(last.sinceStart()).isEqualTo(1);
    }

    @Test
    void thirteenValuesHaveNoLimits() {
        // When
        ChartLine line = ChartLine.of(daily(level(13, 5)), DEFAULTS);

        // Then
        assertThat(line.baseline()).isNull();
        assertThat(line.points()).allSatisfy(point -> {
            assertThat(point.lower()).isNull();
            assertThat(point.upper()).isNull();
            assertThat(point.drift()).isNull();
        });
    }

    @Test
    void aSteadyClientGetsTheLeastSpread() {
        // When
        ChartLine line = ChartLine.of(daily(level(14, 5)), DEFAULTS);

        // Then at t = 1 the limits lie 3.2 · 0.3 away
        assertThat(line.baseline()).isEqualTo(new Baseline(5, 1));
        assertThat(line.points().get(0).lower()).isCloseTo(5 - 0.96, within(1e-12));
        assertThat(line.points().get(0).upper()).isCloseTo(5 + 0.96, within(1e-12));
    }

    @Test
    void onlyTheFirstFourteenValuesMakeTheBaseline() {
        // Given 14 values with mean 4 and sum of squares 14 · 4, then others
        double[] values = level(20, 9);
        for (int i = 0; i < 14; i++) {
            values[i] = i % 2 == 0 ? 2 : 6;
        }

        // When
        Baseline baseline =
                Objects.requireNonNull(ChartLine.of(daily(values), DEFAULTS).baseline());

        // Then
        assertThat(baseline.mean()).isEqualTo(4);
        assertThat(baseline.deviation()).isCloseTo(Math.sqrt(56 / 13.0), within(1e-12));
    }

    @Test
    void driftIsJudgedAfterTheBaselineOnly() {
        // Given
        double[] values = level(20, 8);
        Arrays.fill(values, 0, 14, 4);

        // When
        List<Point> points = ChartLine.of(daily(values), DEFAULTS).points();

        // Then 4 + 0.3 · 4 lies within, 4 + 0.51 · 4 above
        assertThat(points.subList(0, 14)).extracting(Point::drift).containsOnlyNulls();
        assertThat(points.get(14).drift()).isEqualTo(Drift.WITHIN);
        assertThat(points.get(15).drift()).isEqualTo(Drift.ABOVE);
    }

    @Test
    void lessPainDriftsBelow() {
        // Given
        double[] values = level(20, 1);
        Arrays.fill(values, 0, 14, 6);

        // When, Then
        assertThat(last(ChartLine.of(daily(values), DEFAULTS)).drift()).isEqualTo(Drift.BELOW);
    }

    @Test
    void aLineThatHasJustStartedAgainRaisesNoFalseAlarm() {
        // Given a gap after the baseline, and then a value that a steady client may well have
        double[] values = level(14 + 8 + 4, 5);
        Arrays.fill(values, 14, 14 + 8, NONE);
        values[22] = 6;

        // When
        List<Point> points = ChartLine.of(daily(values), DEFAULTS).points();

        // Then
        assertThat(points.subList(14, 17)).extracting(Point::drift).containsOnlyNulls();
        assertThat(points.get(17).drift()).isEqualTo(Drift.WITHIN);
    }

    @Property(tries = 200)
    void theLineIsAWeightedSumOfTheValuesSinceItsStart(@ForAll("values") List<DailyValue> values) {
        // When
        List<Point> points = ChartLine.of(values, DEFAULTS).points();

        // Then
        for (int i = 0; i < values.size(); i++) {
            int start = naiveStart(values, i);
            double sum = Math.pow(0.7, i - start) * values.get(start).value();
            for (int k = start + 1; k <= i; k++) {
                sum += 0.3 * Math.pow(0.7, i - k) * values.get(k).value();
            }
            assertThat(points.get(i).smoothed()).isCloseTo(sum, within(1e-9));
            assertThat(points.get(i).sinceStart()).isEqualTo(i - start + 1);
        }
    }

    /** The variance λ²·Σ(1−λ)^{2k} of a weighted sum, term by term, is what the closed form adds up. */
    @Property(tries = 100)
    void theLimitsAreTheSumOfTheWeightsSquares(@ForAll("values") List<DailyValue> values) {
        // When
        ChartLine line = ChartLine.of(values, DEFAULTS);

        // Then
        Baseline baseline = line.baseline();
        for (Point point : line.points()) {
            if (baseline == null) {
                assertThat(point.upper()).isNull();
                continue;
            }
            double squares = 0;
            for (int k = 0; k < point.sinceStart(); k++) {
                squares += Math.pow(0.3 * Math.pow(0.7, k), 2);
            }
            double reach = 3.2 * baseline.deviation() * Math.sqrt(squares);
            assertThat(point.upper()).isCloseTo(baseline.mean() + reach, within(1e-9));
            assertThat(point.lower()).isCloseTo(baseline.mean() - reach, within(1e-9));
        }
    }

    @Provide
    Arbitrary<List<DailyValue>> values() {
        return Series.irregular(1, 40, 10);
    }

    private static int naiveStart(List<DailyValue> values, int index) {
        for (int i = index; i > 0; i--) {
            if (values.get(i - 1).day().plusDays(7).isBefore(values.get(i).day())) {
                return i;
            }
        }
        return 0;
    }

    private static double[] level(int days, double value) {
        double[] values = new double[days];
        Arrays.fill(values, value);
        return values;
    }

    private static Point last(ChartLine line) {
        return line.points().get(line.points().size() - 1);
    }
}
