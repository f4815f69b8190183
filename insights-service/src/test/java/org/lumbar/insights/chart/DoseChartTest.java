package org.lumbar.insights.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DoseChartTest {

    @Test
    void aDayOverTheLimitIsMarkedAndGoesAboveIt() {
        // Given
        var days = List.of(Day.dosed(3, 300), Day.dosed(2, 301), Day.dosed(1, 0));

        // When
        DoseChart chart = Objects.requireNonNull(DoseChart.of(days, Day.TODAY));

        // Then
        assertThat(chart.bars()).extracting(DoseChart.Bar::exceeded).containsExactly(false, true);
        assertThat(chart.daysOver()).isEqualTo(1);
        assertThat(chart.highest().seconds()).isEqualTo(301);
        assertThat(Double.parseDouble(chart.bars().get(1).y())).isLessThan(Double.parseDouble(chart.limitY()));
        assertThat(chart.bars().get(0).y()).isEqualTo(chart.limitY());
    }

    @Test
    void withoutADoseInFourWeeksThereIsNothingToDraw() {
        // Given
        var days = List.of(Day.dosed(28, 200), Day.dosed(5, 0));

        // When
        DoseChart chart = DoseChart.of(days, Day.TODAY);

        // Then
        assertThat(chart).isNull();
    }
}
