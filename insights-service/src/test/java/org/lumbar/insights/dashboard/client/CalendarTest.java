package org.lumbar.insights.dashboard.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.outcome.Exemption;
import org.lumbar.insights.outcome.OccurrenceState;
import org.lumbar.insights.outcome.Outcome;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot.LockedWork;
import org.lumbar.insights.snapshot.Snapshots;

class CalendarTest {
    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");
    private static final Calendar.Known SYNCED = new Calendar.Known(List.of(), FRIDAY);

    @Test
    void weeksGoFromMondayAndEndWithTheCurrentOne() {
        // Given
        LocalDate start = FRIDAY.minusDays(8);

        // When
        Calendar calendar = Calendar.of(false, List.of(), start, FRIDAY, SYNCED);

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
        Calendar calendar = Calendar.of(false, List.of(), start, FRIDAY, SYNCED);

        // Then
        assertThat(calendar.weeks()).hasSize(12);
    }

    @Test
    void whatIsPendingReadsMissedOnceItsWindowIsOver() {
        // Given
        List<Outcome> outcomes = List.of(
                outcome(FRIDAY.minusDays(1), OccurrenceState.PENDING), outcome(FRIDAY, OccurrenceState.PENDING));

        // When
        Calendar calendar = Calendar.of(false, outcomes, FRIDAY, FRIDAY, SYNCED);

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
        Calendar calendar = Calendar.of(false, outcomes, FRIDAY, FRIDAY, SYNCED);

        // Then
        assertThat(calendar.weeks().get(0).days()).allMatch(day -> day.marks().isEmpty());
    }

    @Test
    void timesPerWeekBelongToTheWeekAndToNoDay() {
        // Given
        List<Outcome> outcomes = List.of(outcome(LocalDate.parse("2026-11-16"), OccurrenceState.COMPLETED));

        // When
        Calendar.Week week = Calendar.of(true, outcomes, FRIDAY.minusDays(4), FRIDAY, SYNCED)
                .weeks()
                .get(0);

        // Then
        assertThat(week.marks()).extracting(Mark::kind).containsExactly(Mark.Kind.DONE);
        assertThat(week.days()).allMatch(day -> day.marks().isEmpty());
    }

    @Test
    void whatIsOverSinceTheLastDataIsNotSyncedAndNotMissed() {
        // Given data of Wednesday
        List<Outcome> outcomes = List.of(
                outcome(FRIDAY.minusDays(2), OccurrenceState.PENDING),
                outcome(FRIDAY.minusDays(1), OccurrenceState.PENDING));

        // When
        List<Calendar.Day> week = days(outcomes, new Calendar.Known(List.of(), FRIDAY.minusDays(2)));
        List<Calendar.Day> never = days(outcomes, new Calendar.Known(List.of(), null));

        // Then
        assertThat(week.get(2).marks()).extracting(Mark::kind).containsExactly(Mark.Kind.MISSED);
        assertThat(week.get(3).marks()).extracting(Mark::kind).containsExactly(Mark.Kind.NOT_SYNCED);
        assertThat(never.get(2).marks()).extracting(Mark::kind).containsExactly(Mark.Kind.NOT_SYNCED);
    }

    @Test
    void aDayOfAFailedScreeningHasAMarkOfItsOwn() {
        // Given
        LocalDate thursday = FRIDAY.minusDays(1);
        Outcome held = new Outcome(
                "id", 0, thursday, thursday, "am", OccurrenceState.EXEMPT, Exemption.SCREENING, 0, null, null);

        // When
        List<Calendar.Day> week = days(List.of(held, outcome(FRIDAY, OccurrenceState.EXEMPT)), SYNCED);

        // Then
        assertThat(week.get(3).marks()).extracting(Mark::kind).containsExactly(Mark.Kind.HELD);
        assertThat(week.get(4).marks()).extracting(Mark::kind).containsExactly(Mark.Kind.REST);
    }

    @Test
    void workWithALockedTechniqueIsADoneSessionWithAWarningBeforeAndAfterAClearanceAlike() {
        // Given a session of an occurrence, and one that counts for none
        LocalDate thursday = FRIDAY.minusDays(1);
        SessionSnapshot named = lockedWork(1, thursday, "id");
        SessionSnapshot extra = lockedWork(2, FRIDAY, null);
        Calendar.Known known = new Calendar.Known(List.of(named, extra), FRIDAY);

        for (OccurrenceState state : List.of(OccurrenceState.EXEMPT, OccurrenceState.COMPLETED)) {
            // When
            List<Calendar.Day> week = days(List.of(outcome(thursday, state)), known);

            // Then
            assertThat(week.get(3).marks()).containsExactly(Mark.locked(named.sessionId(), false));
            assertThat(week.get(4).marks()).containsExactly(Mark.locked(extra.sessionId(), false));
        }
    }

    private static List<Calendar.Day> days(List<Outcome> outcomes, Calendar.Known known) {
        return Calendar.of(false, outcomes, FRIDAY, FRIDAY, known)
                .weeks()
                .get(0)
                .days();
    }

    private static SessionSnapshot lockedWork(int number, LocalDate day, @Nullable String occurrence) {
        SessionSnapshot session = Snapshots.session(number, day, occurrence, "knead");
        return Snapshots.flagged(
                session, List.of("DONE_WHILE_LOCKED"), new LockedWork("knead", "KNEAD", session.sessionId()));
    }

    private static Outcome outcome(LocalDate day, OccurrenceState state) {
        return new Outcome("id", 0, day, day, "am", state, null, 0, null, null);
    }
}
