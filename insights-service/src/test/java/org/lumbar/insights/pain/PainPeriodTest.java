package org.lumbar.insights.pain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PainPeriodTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @Test
    void theMedianOfDaysIsTheMiddleOneOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(PainPeriod.of(days(7, 2, 3))).isEqualTo(new PainPeriod(3, 3.0, 7.0));
        assertThat(PainPeriod.of(days(7, 2, 3, 4))).isEqualTo(new PainPeriod(4, 3.5, 7.0));
        assertThat(PainPeriod.of(days(0, 0, 0))).isEqualTo(new PainPeriod(3, 0.0, 0.0));
    }

    @Test
    void fewerThanThreeDaysHaveNoMedianAndNoChange() {
        // Given
        PainPeriod few = PainPeriod.of(days(9, 1));
        PainPeriod enough = PainPeriod.of(days(5, 5, 5));

        // Then
        assertThat(few).isEqualTo(new PainPeriod(2, null, 9.0));
        assertThat(PainPeriod.of(List.of())).isEqualTo(new PainPeriod(0, null, null));
        assertThat(few.since(enough)).isNull();
        assertThat(enough.since(few)).isNull();
    }

    @Test
    void aChangeMattersFromTwoPointsInEitherDirection() {
        // Given
        PainPeriod before = PainPeriod.of(days(5, 5, 5));

        // Then
        assertThat(PainPeriod.of(days(3, 3, 3)).since(before)).isEqualTo(-2.0);
        assertThat(PainPeriod.matters(-2)).isTrue();
        assertThat(PainPeriod.matters(1.9)).isFalse();
        assertThat(PainPeriod.matters(2)).isTrue();
    }

    private static List<DailyPain> days(double... values) {
        double[] each = DoubleStream.of(values).toArray();
        return IntStream.range(0, each.length)
                .mapToObj(i -> new DailyPain(DAY.plusDays(i), each[i], 1, null))
                .toList();
    }
}
