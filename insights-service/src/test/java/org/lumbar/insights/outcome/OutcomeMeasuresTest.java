package org.lumbar.insights.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lumbar.insights.outcome.OccurrenceState.COMPLETED;
import static org.lumbar.insights.outcome.OccurrenceState.EXEMPT;
import static org.lumbar.insights.outcome.OccurrenceState.PARTIAL;
import static org.lumbar.insights.outcome.OccurrenceState.PENDING;
import static org.lumbar.insights.outcome.OccurrenceState.STOPPED_SAFETY;
import static org.lumbar.insights.snapshot.Snapshots.at;
import static org.lumbar.insights.snapshot.Snapshots.daily;
import static org.lumbar.insights.snapshot.Snapshots.day;
import static org.lumbar.insights.snapshot.Snapshots.done;
import static org.lumbar.insights.snapshot.Snapshots.session;
import static org.lumbar.insights.snapshot.Snapshots.step;
import static org.lumbar.insights.snapshot.Snapshots.weekly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.insights.consistency.Consistency;
import org.lumbar.insights.snapshot.ClientDaySnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot.Course;
import org.lumbar.insights.snapshot.PlanSnapshot.Kind;
import org.lumbar.insights.snapshot.PlanSnapshot.Pause;
import org.lumbar.insights.snapshot.PlanSnapshot.Step;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;
import org.lumbar.insights.snapshot.Snapshots;

/** What measures say of occurrences: their state, and what a week or a course asks for. */
class OutcomeMeasuresTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final Step KNEAD = step("knead", "KNEAD", null, null);
    private static final Step ROLL = step("roll", "BALL_ROLL", 60, null);
    private static final List<Step> FIVE = IntStream.range(0, 5)
            .mapToObj(i -> step("s" + i, "RUB", null, null))
            .toList();

    @Test
    void oneSessionDecidesBothStateAndFraction() {
        // Given 0 of 5 with a typed stop, and 3 of 5 without one
        PlanSnapshot plan = daily(MONDAY, 1, FIVE.toArray(Step[]::new));
        String id = plan.occurrences().get(0).id();
        SessionSnapshot stopped = session(1, MONDAY, id, List.of(), StopReason.VERY_PAINFUL, null, at(MONDAY, 10));
        SessionSnapshot better = session(2, MONDAY, id, "s0", "s1", "s2");

        // When
        Outcome outcome = outcomes(plan, List.of(), stopped, better).outcomes().get(0);

        // Then
        assertThat(outcome.state()).isEqualTo(PARTIAL);
        assertThat(outcome.done()).isCloseTo(0.6, within(1e-12));
        assertThat(outcome.sessionId()).isEqualTo(better.sessionId());
    }

    @Test
    void aStoppedSessionThatDidMostDecidesToo() {
        // Given
        PlanSnapshot plan = daily(MONDAY, 1, FIVE.toArray(Step[]::new));
        String id = plan.occurrences().get(0).id();
        SessionSnapshot less = session(1, MONDAY, id, "s0");
        SessionSnapshot stopped = session(
                2,
                MONDAY,
                id,
                List.of(done("s0", null, null), done("s1", null, null)),
                StopReason.DISCOMFORT,
                null,
                at(MONDAY, 10));

        // When
        Outcome outcome = outcomes(plan, List.of(), less, stopped).outcomes().get(0);

        // Then
        assertThat(outcome.state()).isEqualTo(STOPPED_SAFETY);
        assertThat(outcome.done()).isCloseTo(0.4, within(1e-12));
    }

    /** Three steps of five each, added up in another order: the last bits of the two fractions may differ. */
    @Test
    void amongEqualsTheOneThatWasNotStoppedDecidesThenTheEarliest() {
        // Given
        Step[] steps = {step("a", "RUB", 10, null), step("b", "RUB", 10, null), step("c", "RUB", 10, null)};
        PlanSnapshot plan = daily(MONDAY, 1, steps);
        String id = plan.occurrences().get(0).id();
        SessionSnapshot stopped = session(
                1,
                MONDAY,
                id,
                List.of(done("a", 3, null), done("b", 2, null), done("c", 1, null)),
                StopReason.DISCOMFORT,
                null,
                at(MONDAY, 10));
        SessionSnapshot second = reporting(2, id, done("a", 1, null), done("b", 2, null), done("c", 3, null));
        SessionSnapshot third = reporting(3, id, done("a", 2, null), done("b", 2, null), done("c", 2, null));

        // When
        Outcome outcome =
                outcomes(plan, List.of(), third, stopped, second).outcomes().get(0);

        // Then
        assertThat(outcome.state()).isEqualTo(PARTIAL);
        assertThat(outcome.sessionId()).isEqualTo(second.sessionId());
    }

    @ParameterizedTest
    @CsvSource({
        "ooooooo, false",
        "rrrrrrr, true",
        "ppppppp, true",
        "ddddddd, true",
        "oooorrr, false",
        "rrrrrro, false",
        "poooooo, false",
        "opppppp, false",
        "prdprdp, true",
        "prdpodp, false"
    })
    void everyDayOfAWeekDecidesWhetherItsSlotsAreExempt(String week, boolean exempt) {
        // Given
        PlanSnapshot open = weekly(MONDAY, 1, 3, ROLL);
        List<Pause> pauses = new ArrayList<>();
        List<ClientDaySnapshot> days = new ArrayList<>();
        for (int i = 0; i < week.length(); i++) {
            LocalDate day = MONDAY.plusDays(i);
            if (week.charAt(i) == 'p') {
                pauses.add(new Pause(day, day));
            }
            days.add(day(
                    day,
                    week.charAt(i) == 'd' ? 300 : 0,
                    week.charAt(i) == 'r' ? List.of("BALL_ROLL") : List.of(),
                    List.of()));
        }

        // When
        PlanOutcomes outcomes = outcomes(Snapshots.with(open, null, pauses), days);

        // Then
        OccurrenceState expected = exempt ? EXEMPT : PENDING;
        assertThat(outcomes.outcomes()).extracting(Outcome::state).containsOnly(expected);
        LocalDate nextMonday = MONDAY.plusDays(7);
        Double value = Consistency.of(Kind.PER_WEEK, outcomes.outcomes(), MONDAY, nextMonday, nextMonday)
                .value();
        assertThat(value).isEqualTo(exempt ? null : Double.valueOf(0));
    }

    @Test
    void extraSessionsCountForTheCourseAndExemptWhatIsScheduledAfterIt() {
        // Given a course of three, of which an extra session on Monday is the second
        PlanSnapshot plan = Snapshots.with(daily(MONDAY, 4, KNEAD), new Course(2, 3), List.of());

        // When
        PlanOutcomes outcomes = outcomes(
                plan,
                List.of(),
                session(1, MONDAY, null, "knead"),
                session(2, MONDAY, null, "knead"),
                session(3, MONDAY, "unheard-of"),
                session(4, MONDAY.plusDays(1), null, "knead"),
                session(5, MONDAY.plusDays(3), null, "knead"));

        // Then what is done all the same stays done
        assertThat(outcomes.outcomes())
                .extracting(Outcome::state)
                .containsExactly(COMPLETED, COMPLETED, EXEMPT, COMPLETED);
        assertThat(outcomes.extras()).extracting(Extra::completed).containsExactly(true, false);
    }

    @Test
    void asOfADayWhatTheClientDidLaterDoesNotCountWhateverItNames() {
        // Given a session on Thursday that names Monday's occurrence, and a stop on Thursday
        PlanSnapshot plan = daily(MONDAY, 4, ROLL);
        SessionSnapshot thursday =
                session(1, MONDAY.plusDays(3), plan.occurrences().get(0).id(), "roll");
        ClientHistory history = new ClientHistory(List.of(plan), List.of(thursday), List.of(), List.of(), Holds.NONE);

        // When, Then
        assertThat(history.asOf(MONDAY.plusDays(2)).outcomes().get(plan.planId()))
                .satisfies(then -> assertThat(then.outcomes().get(0).state()).isEqualTo(PENDING));
        assertThat(history.asOf(MONDAY.plusDays(3)).outcomes().get(plan.planId()))
                .satisfies(then -> assertThat(then.outcomes().get(0).state()).isEqualTo(COMPLETED));
    }

    private static SessionSnapshot reporting(int number, String id, SessionSnapshot.Step... steps) {
        return session(number, MONDAY, id, List.of(steps), null, null, at(MONDAY, 10));
    }

    private static PlanOutcomes outcomes(PlanSnapshot plan, List<ClientDaySnapshot> days, SessionSnapshot... sessions) {
        return PlanOutcomes.of(plan, List.of(sessions), new ClientDays(days, Set.of(), List.of()), Holds.NONE);
    }
}
