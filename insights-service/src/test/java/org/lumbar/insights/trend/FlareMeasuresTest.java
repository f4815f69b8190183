package org.lumbar.insights.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.trend.FlareThresholds.DEFAULTS;
import static org.lumbar.insights.trend.Series.NONE;
import static org.lumbar.insights.trend.Series.daily;
import static org.lumbar.insights.trend.Series.day;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.trend.FlareUp.Origin;
import org.lumbar.insights.trend.ReportedFlares.Answer;

/** When flare-ups begin and end, and which of them a timeline shows. */
class FlareMeasuresTest {

    @Test
    void aReportedFlareEndsAfterTwoValuesBelowItsBaselinePlusOne() {
        // Given a baseline of 3 and a report on day 5
        double[] values = {3, 3, 3, 3, 3, 7, 6, 4, 3.5, 3, 3};

        // When, Then
        assertThat(flares(values, 5)).containsExactly(reported(5, 5, 9));
    }

    @Test
    void anotherReportStartsTheCountAgain() {
        // Given
        double[] values = {3, 3, 3, 3, 3, 7, 3, 3, 3, 3};

        // When, Then: the value of a reported day says nothing of its end
        assertThat(flares(values, 5, 7)).containsExactly(reported(5, 7, 9, day(7), null));
    }

    @Test
    void withoutABaselineItEndsAfterSevenRatedDaysWithoutAnotherReport() {
        // Given four values before, and a day without any among the seven after
        double[] values = {3, 3, 3, 3, 8, 8, 8, NONE, 8, 8, 8, 8, 8, 8};

        // When, Then
        assertThat(flares(values, 4)).containsExactly(reported(4, 4, 12));
        assertThat(flares(IntStream.range(0, 12).mapToDouble(i -> values[i]).toArray(), 4))
                .containsExactly(reported(4, 4, null));
    }

    @Test
    void twoReportsWithAnEndBetweenThemAreTwo() {
        // Given
        double[] values = {3, 3, 3, 3, 3, 7, 3, 3, 3, 7, 7};

        // When
        List<FlareUp> flares = flares(values, 5, 9);

        // Then
        assertThat(flares).containsExactly(reported(5, 5, 7), reported(9, 9, null));
    }

    @Test
    void aFlareThatIsNotOverIsShownThoughItsLastHighDayLiesBefore() {
        // Given high on days 5 and 6, calm for two days from day 12
        double[] lasting = {3, 3, 3, 3, 3, 7, 7, 4.5, 4.5, 4.5};
        double[] ended = {3, 3, 3, 3, 3, 7, 7, 4.5, 4.5, 4.5, 4.5, 4.5, 3, 3};

        // When
        FlareUp lasts = DetectedFlares.of(daily(lasting), DEFAULTS).get(0);
        FlareUp over = DetectedFlares.of(daily(ended), DEFAULTS).get(0);

        // Then
        assertThat(lasts.lastsInto(day(9))).isTrue();
        assertThat(lasts.lastsInto(day(99))).isTrue();
        assertThat(over.lastsInto(day(13))).isTrue();
        assertThat(over.lastsInto(day(14))).isFalse();
    }

    private static List<FlareUp> flares(double[] values, int... reports) {
        Stream<Answer> answers = IntStream.of(reports).mapToObj(day -> new Answer(day(day), true));
        return ReportedFlares.of(answers.toList(), daily(values), DEFAULTS);
    }

    private static FlareUp reported(int first, int last, @Nullable Integer ended) {
        return reported(first, last, ended, null, null);
    }

    private static FlareUp reported(
            int first, int last, @Nullable Integer ended, @Nullable LocalDate second, @Nullable LocalDate third) {
        LocalDate over = ended == null ? null : day(ended);
        return new FlareUp(Origin.REPORTED, day(first), second, third, day(last), over, null, null);
    }
}
