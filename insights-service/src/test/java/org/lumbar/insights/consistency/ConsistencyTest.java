package org.lumbar.insights.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lumbar.insights.outcome.OccurrenceState.COMPLETED;
import static org.lumbar.insights.outcome.OccurrenceState.EXEMPT;
import static org.lumbar.insights.outcome.OccurrenceState.PARTIAL;
import static org.lumbar.insights.outcome.OccurrenceState.PENDING;
import static org.lumbar.insights.outcome.OccurrenceState.STOPPED_SAFETY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.client.SafetyState;
import org.lumbar.insights.client.SafetyState.Bar;
import org.lumbar.insights.outcome.OccurrenceState;
import org.lumbar.insights.outcome.Outcome;
import org.lumbar.insights.snapshot.PlanSnapshot.Kind;

class ConsistencyTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    @Test
    void exemptAndSafetyStoppedOccurrencesAreNeitherDoneNorMissed() {
        // Given
        List<Outcome> outcomes = days(COMPLETED, EXEMPT, STOPPED_SAFETY, PENDING, COMPLETED, PARTIAL);
        // When
        Consistency week = Consistency.of(Kind.RRULE, outcomes, MONDAY, MONDAY.plusDays(6), MONDAY.plusDays(7));
        // Then
        assertThat(week.value()).isCloseTo(0.5, within(1e-12));
        assertThat(week.completed()).isEqualTo(2);
        assertThat(week.denominator()).isEqualTo(4);
        assertThat(week.doseConsistency()).isCloseTo((1 + 1 + 0.5) / 4, within(1e-12));
        assertThat(week.band()).isEqualTo(Band.PARTIAL);
    }

    @Test
    void todayCountsOnceItIsDoneAndNeverBefore() {
        // Given
        List<Outcome> done = days(PENDING, COMPLETED);
        List<Outcome> open = days(COMPLETED, PENDING);
        LocalDate today = MONDAY.plusDays(1);
        // When, Then
        assertThat(Consistency.of(Kind.RRULE, done, MONDAY, today, today).value())
                .isEqualTo(0.5);
        assertThat(Consistency.of(Kind.RRULE, open, MONDAY, today, today).value())
                .isEqualTo(1.0);
    }

    @Test
    void nothingScheduledIsNeverZeroPercent() {
        // Given
        List<Outcome> rest = days(EXEMPT, STOPPED_SAFETY);
        // When
        Consistency week = Consistency.of(Kind.RRULE, rest, MONDAY, MONDAY.plusDays(6), MONDAY.plusDays(7));
        // Then
        assertThat(week.value()).isNull();
        assertThat(week.doseConsistency()).isNull();
        assertThat(week.band()).isNull();
        assertThat(week.reason()).isEqualTo("nothing-asked");
    }

    @Test
    void whereThereIsNoValueItSaysWhy() {
        // Given
        LocalDate sunday = MONDAY.plusDays(6);
        List<Bar> locked = new SafetyState(
                        null,
                        null,
                        List.of(new SafetyState.Lock("KNEAD", MONDAY, "STOP_BONE_PAIN")),
                        List.of(),
                        List.of(),
                        null)
                .bars();

        // When
        Consistency resting = Consistency.of(Kind.RRULE, days(EXEMPT), MONDAY, sunday, sunday);
        Consistency open = Consistency.of(Kind.RRULE, days(PENDING), MONDAY, sunday, MONDAY);
        Consistency free = Consistency.of(Kind.RRULE, List.of(), MONDAY, sunday, sunday);
        Consistency missed = Consistency.of(Kind.RRULE, days(PENDING), MONDAY, sunday, sunday);

        // Then
        assertThat(resting.reason()).isEqualTo("nothing-asked");
        assertThat(resting.barredBy(locked).reason()).isEqualTo("locked");
        assertThat(open.reason()).isEqualTo("nothing-over");
        assertThat(open.barredBy(locked).reason()).isEqualTo("nothing-over");
        assertThat(free.reason()).isEqualTo("nothing-scheduled");
        assertThat(missed.value()).isZero();
        assertThat(missed.ifHeard(true)).isEqualTo(missed);
        assertThat(missed.ifHeard(false).value()).isNull();
        assertThat(missed.ifHeard(false).reason()).isEqualTo("no-data");
    }

    @Test
    void weeksCountAsTheyEndAndExemptionsLowerWhatAWeekAsksFor() {
        // Given: 2 of 3, then 1 of 2 after an exemption, then a week that is still open
        List<Outcome> weeks = new ArrayList<>();
        weeks.addAll(week(0, COMPLETED, COMPLETED, PENDING));
        weeks.addAll(week(1, COMPLETED, EXEMPT, PENDING));
        weeks.addAll(week(2, COMPLETED, COMPLETED, COMPLETED));
        LocalDate today = MONDAY.plusDays(15);
        // When
        Consistency plan = Consistency.of(Kind.PER_WEEK, weeks, MONDAY, today, today);
        // Then
        assertThat(plan.value()).isCloseTo((2 / 3.0 + 1 / 2.0) / 2, within(1e-12));
        assertThat(plan.completed()).isEqualTo(3);
        assertThat(plan.denominator()).isEqualTo(5);
    }

    @Test
    void aWeekOfRestIsLeftOutOfTheMean() {
        // Given
        List<Outcome> weeks = new ArrayList<>();
        weeks.addAll(week(0, EXEMPT, STOPPED_SAFETY));
        weeks.addAll(week(1, COMPLETED, PENDING));
        LocalDate today = MONDAY.plusDays(14);
        // When, Then
        assertThat(Consistency.of(Kind.PER_WEEK, weeks, MONDAY, today, today).value())
                .isEqualTo(0.5);
        assertThat(Consistency.of(Kind.PER_WEEK, week(0, EXEMPT), MONDAY, today, today)
                        .value())
                .isNull();
    }

    @Test
    void bandsChangeAtEightyAndFiftyPercent() {
        assertThat(Band.of(0.8)).isEqualTo(Band.ON_TRACK);
        assertThat(Band.of(0.79)).isEqualTo(Band.PARTIAL);
        assertThat(Band.of(0.5)).isEqualTo(Band.PARTIAL);
        assertThat(Band.of(0.49)).isEqualTo(Band.LOW);
    }

    private static List<Outcome> days(OccurrenceState... states) {
        List<Outcome> outcomes = new ArrayList<>();
        for (OccurrenceState state : states) {
            LocalDate day = MONDAY.plusDays(outcomes.size());
            outcomes.add(outcome(outcomes.size(), day, day, state));
        }
        return outcomes;
    }

    private static List<Outcome> week(int week, OccurrenceState... states) {
        List<Outcome> outcomes = new ArrayList<>();
        LocalDate start = MONDAY.plusWeeks(week);
        for (OccurrenceState state : states) {
            outcomes.add(outcome(week * 10 + outcomes.size(), start, start.plusDays(6), state));
        }
        return outcomes;
    }

    private static Outcome outcome(int position, LocalDate from, LocalDate to, OccurrenceState state) {
        double done = state == COMPLETED ? 1 : state == PARTIAL ? 0.5 : 0;
        return new Outcome("o" + position, position, from, to, "am", state, null, done, null, null);
    }
}
