package org.lumbar.insights.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.consistency.OccurrenceState;
import org.lumbar.insights.consistency.Outcome;

class CalendarTest {
    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");

    @Test
    void weeksGoFromMondayAndEndWithTheCurrentOne() {
        // Given
        LocalDate start = FRIDAY.minusDays(8);

        // When
        Calendar calendar = Calendar.of(false, List.of(), start, FRIDAY);

        // Then
        assertThat(calendar.weeks())
                .extracting(Calendar.Week::monday)
                .containsExactly(LocalDate.parse("2026-11-09"), LocalDate.parse("2026-11-16"));
        assertThat(calendar.weeks().get(1).days().get(4).today()).isTrue();
        assertThat(calendar.weeks().get(1).days().get(5).ahead()).isTrue();
    }

    @Test
    void aLongPlanShowsItsLastTwelveWeeks() {
        // Given
        LocalDate start = FRIDAY.minusYears(1);

        // When
        Calendar calendar = Calendar.of(false, List.of(), start, FRIDAY);

        // Then
        assertThat(calendar.weeks()).hasSize(12);
    }

    @Test
    void whatIsPendingReadsMissedOnceItsWindowIsOver() {
        // Given
        List<Outcome> outcomes = List.of(
                outcome(FRIDAY.minusDays(1), OccurrenceState.PENDING), outcome(FRIDAY, OccurrenceState.PENDING));

        // When
        Calendar calendar = Calendar.of(false, outcomes, FRIDAY, FRIDAY);

        // Then
        List<Calendar.Day> week = calendar.weeks().get(0).days();
        assertThat(week.get(3).marks()).extracting(Mark::kind).containsExactly(Mark.Kind.MISSED);
        assertThat(week.get(4).marks()).extracting(Mark::kind).containsExactly(Mark.Kind.DUE);
    }

    @Test
    void whatWasCancelledIsNotShown() {
        // Given
        List<Outcome> outcomes = List.of(outcome(FRIDAY, OccurrenceState.CANCELLED));

        // When
        Calendar calendar = Calendar.of(false, outcomes, FRIDAY, FRIDAY);

        // Then
        assertThat(calendar.weeks().get(0).days()).allMatch(day -> day.marks().isEmpty());
    }

    @Test
    void timesPerWeekBelongToTheWeekAndToNoDay() {
        // Given
        List<Outcome> outcomes = List.of(outcome(LocalDate.parse("2026-11-16"), OccurrenceState.COMPLETED));

        // When
        Calendar.Week week =
                Calendar.of(true, outcomes, FRIDAY.minusDays(4), FRIDAY).weeks().get(0);

        // Then
        assertThat(week.marks()).extracting(Mark::kind).containsExactly(Mark.Kind.DONE);
        assertThat(week.days()).allMatch(day -> day.marks().isEmpty());
    }

    private static Outcome outcome(LocalDate day, OccurrenceState state) {
        return new Outcome("id", 0, day, day, "am", state, null, 0, null, null);
    }
}
