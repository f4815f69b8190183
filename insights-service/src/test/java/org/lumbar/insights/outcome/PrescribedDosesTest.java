package org.lumbar.insights.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.outcome.OccurrenceState.COMPLETED;
import static org.lumbar.insights.outcome.OccurrenceState.PARTIAL;
import static org.lumbar.insights.snapshot.Snapshots.daily;
import static org.lumbar.insights.snapshot.Snapshots.done;
import static org.lumbar.insights.snapshot.Snapshots.dosed;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.Snapshots;

/** What a therapist prescribes from a day on changes nothing of the days before. */
class PrescribedDosesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    @Test
    void aSessionIsJudgedByTheDoseOfItsDay() {
        // Given a minute on Monday, two from Tuesday on
        PlanSnapshot plan = daily(MONDAY, 2, dosed("roll", "BALL_ROLL", 120, 60, MONDAY));
        // When
        List<OccurrenceState> states = states(plan, aMinuteOn(1, MONDAY), aMinuteOn(2, TUESDAY));
        // Then
        assertThat(states).containsExactly(COMPLETED, PARTIAL);
    }

    @Test
    void aLowerDoseDoesNotMakeUpForAnEarlierDay() {
        // Given two minutes on Monday, one from Tuesday on
        PlanSnapshot plan = daily(MONDAY, 2, dosed("roll", "BALL_ROLL", 60, 120, MONDAY));
        // When
        List<OccurrenceState> states = states(plan, aMinuteOn(1, MONDAY), aMinuteOn(2, TUESDAY));
        // Then
        assertThat(states).containsExactly(PARTIAL, COMPLETED);
    }

    @Test
    void aStepThatIsLeftOutFromADayOnStillCountsBeforeIt() {
        // Given
        PlanSnapshot plan = daily(
                MONDAY,
                2,
                Snapshots.step("knead", "KNEAD", null, null),
                Snapshots.leftOut("roll", "BALL_ROLL", TUESDAY, null));
        SessionSnapshot monday = session(1, MONDAY, done("knead", null, null));
        SessionSnapshot tuesday = session(2, TUESDAY, done("knead", null, null));
        // When
        List<OccurrenceState> states = states(plan, monday, tuesday);
        // Then
        assertThat(states).containsExactly(PARTIAL, COMPLETED);
    }

    private static SessionSnapshot aMinuteOn(int number, LocalDate day) {
        return session(number, day, done("roll", 60, null));
    }

    private static SessionSnapshot session(int number, LocalDate day, SessionSnapshot.Step step) {
        return Snapshots.session(number, day, null, List.of(step), null, null, Snapshots.at(day, 10));
    }

    private static List<OccurrenceState> states(PlanSnapshot plan, SessionSnapshot... sessions) {
        return PlanOutcomes.of(plan, List.of(sessions), new ClientDays(List.of(), List.of(), List.of()), Holds.NONE)
                .outcomes()
                .stream()
                .map(Outcome::state)
                .toList();
    }
}
