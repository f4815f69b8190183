package org.lumbar.insights.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.pain.DailyPain;

class SparklineTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    @Test
    void todayLiesAtTheRightAndTheWorstPainAtTheTop() {
        // Given
        List<DailyPain> days = List.of(value(27, 0), value(0, 10));

        // When
        Sparkline line = Sparkline.of(days, TODAY);

        // Then
        assertThat(line).isEqualTo(new Sparkline("M4.0 28.0h0M108.0 4.0h0", "108.0", "4.0", 2));
    }

    @Test
    void aGapOfMoreThanAWeekBreaksTheLine() {
        // Given
        List<DailyPain> days = List.of(value(16, 5), value(9, 5), value(1, 5));

        // When
        Sparkline line = Sparkline.of(days, TODAY);

        // Then
        assertThat(line.path()).matches("M[^ML]+L[^ML]+M[^ML]+");
    }

    @Test
    void whatIsOlderThanFourWeeksIsNotDrawn() {
        // Given
        List<DailyPain> days = List.of(value(28, 5));

        // When
        Sparkline line = Sparkline.of(days, TODAY);

        // Then
        assertThat(line.points()).isZero();
        assertThat(line.path()).isEmpty();
    }

    private static DailyPain value(int daysAgo, double value) {
        return new DailyPain(TODAY.minusDays(daysAgo), value, 1, null);
    }
}
