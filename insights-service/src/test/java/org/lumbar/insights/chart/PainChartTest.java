package org.lumbar.insights.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.chart.PainChart.Size;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.Titles;
import org.lumbar.insights.timeline.Timeline;
import org.lumbar.insights.timeline.TimelineDay;
import org.lumbar.insights.timeline.TimelineDay.SessionPain;
import org.lumbar.insights.trend.ChartLine;
import org.lumbar.insights.trend.DailyValue;
import org.lumbar.insights.trend.Trend;

class PainChartTest {
    private static final LocalDate TODAY = Day.TODAY;

    @Test
    void everyRatingIsAPointAndASessionAStem() {
        // Given three ratings of a day whose value is 2, and the same score twice
        UUID session = UUID.randomUUID();
        List<TimelineDay> days = List.of(
                Day.rated(1, List.of(1, 5, 2, 2), List.of(3, 4), List.of(), new SessionPain(session, 1, 4, 3)),
                Day.rated(0, List.of(), List.of(), List.of(5)));

        // When
        PainChart chart = PainChart.of(timeline(days, Stream.of()), List.of(), Size.WIDE);

        // Then
        assertThat(chart.points())
                .extracting(PainChart.Point::moment, PainChart.Point::score)
                .containsExactly(
                        tuple(Moment.BEFORE, 1),
                        tuple(Moment.BEFORE, 2),
                        tuple(Moment.BEFORE, 2),
                        tuple(Moment.BEFORE, 5),
                        tuple(Moment.AFTER, 3),
                        tuple(Moment.AFTER, 4),
                        tuple(Moment.NEXT_DAY, 5));
        assertThat(chart.points()).doesNotHaveDuplicates();
        Frame frame = chart.frame();
        assertThat(chart.stems())
                .containsExactly(new PainChart.Stem(
                        Frame.text(frame.x(TODAY.minusDays(1))), Frame.text(frame.y(1)), Frame.text(frame.y(4))));
        assertThat(chart.moments()).containsExactly(Moment.BEFORE, Moment.AFTER, Moment.NEXT_DAY);
    }

    @Test
    void aLongGapBreaksTheLineAndItsLimits() {
        // Given
        Stream<DailyValue> values = IntStream.concat(IntStream.rangeClosed(0, 9), IntStream.rangeClosed(20, 34))
                .mapToObj(ago -> new DailyValue(TODAY.minusDays(ago), 4));

        // When
        PainChart chart = PainChart.of(timeline(List.of(), values), List.of(), Size.WIDE);

        // Then
        assertThat(chart.line()).matches("M[^M]+M[^M]+");
        assertThat(chart.limits()).matches("M[^MZ]+ZM[^MZ]+Z");
    }

    @Test
    void fewValuesHaveNeitherLimitsNorATrend() {
        // Given
        Stream<DailyValue> values = IntStream.range(0, 13).mapToObj(ago -> new DailyValue(TODAY.minusDays(ago), 4));

        // When
        PainChart chart = PainChart.of(timeline(List.of(), values), List.of(), Size.WIDE);

        // Then
        assertThat(chart.limits()).isEmpty();
        assertThat(chart.trend()).isNull();
        assertThat(chart.line()).startsWith("M");
    }

    @Test
    void aTrendRunsFromItsFirstValueToItsLastWithItsInterval() {
        // Given
        Stream<DailyValue> values =
                IntStream.range(0, 20).mapToObj(ago -> new DailyValue(TODAY.minusDays(ago), 8 - 0.25 * ago));

        // When
        PainChart chart = PainChart.of(timeline(List.of(), values), List.of(), Size.WIDE);

        // Then
        TrendLine trend = Objects.requireNonNull(chart.trend());
        assertThat(trend.toX()).isEqualTo(Frame.text(chart.frame().x(TODAY)));
        assertThat(trend.toY()).isEqualTo(Frame.text(chart.frame().y(8)));
        assertThat(trend.fromY()).isEqualTo(Frame.text(chart.frame().y(3.25)));
        assertThat(trend.interval()).startsWith("M").endsWith("Z");
    }

    @Test
    void aPhoneShowsSixWeeks() {
        // Given
        List<TimelineDay> days = List.of(
                Day.rated(42, List.of(6), List.of(), List.of()), Day.rated(41, List.of(6), List.of(), List.of()));

        // When
        PainChart chart = PainChart.of(timeline(days, Stream.of()), List.of(), Size.NARROW);

        // Then
        assertThat(chart.points()).hasSize(1);
    }

    @Test
    void mondaysAreNamedAsOftenAsThereIsRoom() {
        // Given
        List<TimelineDay> days = List.of(Day.rated(83, List.of(6), List.of(5), List.of()));

        // When
        PainChart wide = PainChart.of(timeline(days, Stream.of()), List.of(), Size.WIDE);

        // Then
        assertThat(wide.days()).hasSize(12);
        assertThat(wide.days().get(0).day()).isEqualTo(LocalDate.parse("2026-11-16"));
        assertThat(PainChart.of(timeline(days, Stream.of()), List.of(), Size.NARROW)
                        .days())
                .hasSize(6);
    }

    @Test
    void marksKeepTheirNumbersAndMakeRoomForEachOther() {
        // Given
        List<Event> events = List.of(
                event(Event.Kind.PLAN_STARTED, 60, null),
                event(Event.Kind.PLAN_PAUSED, 20, null),
                event(Event.Kind.FLARE_DETECTED, 19, 16),
                event(Event.Kind.FLARE_REPORTED, 3, null));

        // When
        List<Flag> flags = PainChart.of(timeline(List.of(), Stream.of()), events, Size.NARROW)
                .flags();

        // Then
        assertThat(flags).extracting(Flag::number).containsExactly(2, 3, 4);
        assertThat(flags.get(1).y()).isNotEqualTo(flags.get(0).y());
        assertThat(flags.get(0).width()).isEqualTo("0.0");
        assertThat(Double.parseDouble(flags.get(2).x())
                        + Double.parseDouble(flags.get(2).width()))
                .isEqualTo(332);
    }

    private static Event event(Event.Kind kind, int daysAgo, @Nullable Integer untilDaysAgo) {
        LocalDate until = untilDaysAgo == null ? null : TODAY.minusDays(untilDaysAgo);
        return new Event(kind, TODAY.minusDays(daysAgo), until, "Heat", Titles.UNKNOWN, null);
    }

    private static Timeline timeline(List<TimelineDay> days, Stream<DailyValue> values) {
        List<DailyValue> all = values.toList();
        return new Timeline(
                UUID.randomUUID(),
                TODAY.minusDays(83),
                TODAY,
                null,
                days,
                Trend.of(all, TODAY, Trend.Thresholds.DEFAULTS),
                null,
                ChartLine.of(all, ChartLine.Thresholds.DEFAULTS),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
