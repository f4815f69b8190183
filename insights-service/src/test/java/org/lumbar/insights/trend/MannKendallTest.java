package org.lumbar.insights.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MannKendallTest {

    /** J. Little, College of the Holy Cross, "A Mann-Kendall Example (By Hand)". */
    @Test
    void aPublishedExampleWithOneTieComesOut() {
        // When
        MannKendall test =
                MannKendall.of(12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7);

        // Then
        assertThat(test.s()).isEqualTo(54);
        assertThat(test.variance()).isEqualTo((14 * 13 * 33 - 2 * 1 * 9) / 18.0);
        assertThat(test.z()).isCloseTo(2.9058, within(5e-5));
        assertThat(test.p()).isCloseTo(2 * 0.0018, within(1e-4));
    }

    @Test
    void noValueAndOneValueShowNoTrend() {
        assertThat(MannKendall.of()).isEqualTo(new MannKendall(0, 0, 0, 1));
        assertThat(MannKendall.of(4)).isEqualTo(new MannKendall(0, 0, 0, 1));
    }

    @Test
    void theContinuityCorrectionLeavesNothingOfOneStep() {
        assertThat(MannKendall.of(4, 3)).isEqualTo(new MannKendall(-1, 1, 0, 1));
    }

    @Test
    void equalValuesShowNoTrend() {
        assertThat(MannKendall.of(5, 5, 5, 5, 5)).isEqualTo(new MannKendall(0, 0, 0, 1));
    }

    @Test
    void zAndPAreWorkedOutFromAScoreOfTwentyOne() {
        // When
        MannKendall test = MannKendall.of(1, 2, 3, 4, 5, 6, 7);

        // Then S = 21, var = 7·6·19/18, z = 20/√var
        assertThat(test.s()).isEqualTo(21);
        assertThat(test.z()).isCloseTo(3.00375, within(1e-5));
        assertThat(test.p()).isCloseTo(0.002667, within(1e-6));
    }

    @Property(tries = 60)
    void theVarianceIsThatOfTheScoreOverAllOrders(
            @ForAll @Size(min = 2, max = 6) List<@IntRange(min = 0, max = 3) Integer> values) {
        // Given
        List<List<Integer>> orders = new ArrayList<>();
        permute(new ArrayList<>(values), 0, orders);

        // When
        MannKendall test = MannKendall.of(numbers(values));

        // Then
        double meanOfSquares = orders.stream()
                .mapToLong(MannKendallTest::naiveScore)
                .mapToDouble(score -> (double) score * score)
                .average()
                .orElseThrow();
        assertThat(test.s()).isEqualTo(naiveScore(values));
        assertThat(test.variance()).isCloseTo(meanOfSquares, within(1e-9));
    }

    @Property(tries = 200)
    void theOtherWayRoundItIsTheOppositeTrendAndAsSure(
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 10) Integer> values) {
        // Given
        List<Integer> reversed = new ArrayList<>(values);
        Collections.reverse(reversed);

        // When
        MannKendall there = MannKendall.of(numbers(values));
        MannKendall back = MannKendall.of(numbers(reversed));

        // Then
        assertThat(back.s()).isEqualTo(-there.s());
        assertThat(back.p()).isEqualTo(there.p());
        assertThat(there.p()).isBetween(0.0, 1.0);
    }

    @Property(tries = 50)
    void pIsTheAreaInBothTails(@ForAll @DoubleRange(min = 0, max = 1) double noise) {
        // Given
        double[] values = new double[20];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * (1 - noise) + (i * 7 % 20) * noise;
        }

        // When
        MannKendall test = MannKendall.of(values);

        // Then
        assertThat(test.p()).isCloseTo(1 - 2 * areaUpTo(Math.abs(test.z())), within(1e-9));
    }

    private static double[] numbers(List<Integer> values) {
        return values.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    private static long naiveScore(List<Integer> values) {
        long rising = 0;
        long falling = 0;
        for (int later = 0; later < values.size(); later++) {
            for (Integer earlier : values.subList(0, later)) {
                rising += values.get(later) > earlier ? 1 : 0;
                falling += values.get(later) < earlier ? 1 : 0;
            }
        }
        return rising - falling;
    }

    private static void permute(List<Integer> values, int from, List<List<Integer>> found) {
        if (from == values.size()) {
            found.add(List.copyOf(values));
        }
        for (int i = from; i < values.size(); i++) {
            Collections.swap(values, from, i);
            permute(values, from + 1, found);
            Collections.swap(values, from, i);
        }
    }

    /** Simpson's rule for the standard normal density from 0 to z. */
    private static double areaUpTo(double z) {
        int steps = 2000;
        double width = z / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            int weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-0.5 * i * width * i * width);
        }
        return sum * width / 3 / Math.sqrt(2 * Math.PI);
    }
}
