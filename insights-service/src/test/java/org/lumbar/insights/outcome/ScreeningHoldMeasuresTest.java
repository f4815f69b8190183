package org.lumbar.insights.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.outcome.Exemption.NOTHING_REQUIRED;
import static org.lumbar.insights.outcome.Exemption.PLAN_PAUSED;
import static org.lumbar.insights.outcome.Exemption.SCREENING;
import static org.lumbar.insights.outcome.OccurrenceState.COMPLETED;
import static org.lumbar.insights.outcome.OccurrenceState.EXEMPT;
import static org.lumbar.insights.outcome.OccurrenceState.PARTIAL;
import static org.lumbar.insights.outcome.OccurrenceState.PENDING;
import static org.lumbar.insights.outcome.OccurrenceState.STOPPED_SAFETY;
import static org.lumbar.insights.snapshot.Snapshots.at;
import static org.lumbar.insights.snapshot.Snapshots.daily;
import static org.lumbar.insights.snapshot.Snapshots.day;
import static org.lumbar.insights.snapshot.Snapshots.session;
import static org.lumbar.insights.snapshot.Snapshots.step;
import static org.lumbar.insights.snapshot.Snapshots.weekly;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.insights.consistency.Consistency;
import org.lumbar.insights.snapshot.ClientDaySnapshot;
import org.lumbar.insights.snapshot.ClientSnapshot.ScreeningHold;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot.Kind;
import org.lumbar.insights.snapshot.PlanSnapshot.Pause;
import org.lumbar.insights.snapshot.PlanSnapshot.Step;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;
import org.lumbar.insights.snapshot.Snapshots;

/** What measures say of days on which a failed screening kept the client away: nothing that was not done is missed. */
class ScreeningHoldMeasuresTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final LocalDate LATER = MONDAY.plusDays(30);
    private static final Step KNEAD = step("knead", "KNEAD", null, null);
    private static final Step[] TWO = {KNEAD, step("roll", "BALL_ROLL", 60, null)};

    @Test
    void everyDayThatAHoldMeetsIsExemptFromItsFirstToItsLast() {
        // Given a yes on Tuesday morning and a clearance on Thursday
        PlanSnapshot plan = daily(MONDAY, 5, KNEAD);
        ScreeningHold hold = new ScreeningHold(at(MONDAY.plusDays(1), 9), at(MONDAY.plusDays(3), 10));

        // When
        List<Outcome> outcomes = outcomes(plan, List.of(), List.of(hold), session(1, MONDAY, null, "knead"));

        // Then
        assertThat(outcomes).extracting(Outcome::state).containsExactly(COMPLETED, EXEMPT, EXEMPT, EXEMPT, PENDING);
        assertThat(outcomes)
                .extracting(Outcome::exemption)
                .containsExactly(null, SCREENING, SCREENING, SCREENING, null);
        assertThat(outcomes).extracting(Outcome::revisedAt).containsOnlyNulls();
    }

    @Test
    void aHoldThatLastsExemptsDaysOfWhichThereIsNoSnapshot() {
        // When
        List<Outcome> outcomes =
                outcomes(daily(MONDAY, 3, KNEAD), List.of(), List.of(new ScreeningHold(at(MONDAY, 9), null)));

        // Then
        assertThat(outcomes).extracting(Outcome::state).containsOnly(EXEMPT);
        Consistency none = Consistency.of(Kind.RRULE, outcomes, MONDAY, LATER, LATER);
        assertThat(none.value()).isNull();
        assertThat(none.reason()).isEqualTo("screening");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-03T02:59, 2026-11-03T02:59, 2026-11-02, 2026-11-02",
        "2026-11-03T03:00, 2026-11-03T03:00, 2026-11-03, 2026-11-03",
        "2026-11-02T23:00, 2026-11-04T03:00, 2026-11-02, 2026-11-04"
    })
    void localDaysOfThePlansZoneDecideWhichDaysAHoldMeets(String from, String to, LocalDate first, LocalDate last) {
        // Given a plan in Auckland, half a day ahead of where tests are at home
        PlanSnapshot plan = in("Pacific/Auckland", daily(MONDAY, 3, KNEAD));
        Instant begins = Instant.parse(from + ":00+13:00");
        Instant ends = Instant.parse(to + ":00+13:00");

        // When
        List<Outcome> outcomes = outcomes(plan, List.of(), List.of(new ScreeningHold(begins, ends)));

        // Then
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.state() == EXEMPT)
                .extracting(Outcome::localDate)
                .containsExactlyElementsOf(first.datesUntil(last.plusDays(1)).toList());
    }

    @Test
    void whatWasDoneOnADayOfAHoldStaysDone() {
        // Given sessions that are complete, half done and stopped, and one that did nothing
        PlanSnapshot plan = daily(MONDAY, 4, TWO);
        List<ScreeningHold> holds = List.of(new ScreeningHold(at(MONDAY, 6), null));

        // When
        List<Outcome> outcomes = outcomes(
                plan,
                List.of(),
                holds,
                session(1, MONDAY, null, "knead", "roll"),
                session(2, MONDAY.plusDays(1), null, "knead"),
                session(
                        3,
                        MONDAY.plusDays(2),
                        null,
                        List.of(),
                        StopReason.DISCOMFORT,
                        null,
                        at(MONDAY.plusDays(2), 10)),
                session(4, MONDAY.plusDays(3), null));

        // Then
        assertThat(outcomes).extracting(Outcome::state).containsExactly(COMPLETED, PARTIAL, STOPPED_SAFETY, EXEMPT);
        assertThat(outcomes.get(3).sessionId()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "hhhhhhh, SCREENING",
        "hhhhhho, ",
        "ohhhhhh, ",
        "pphhhhh, SCREENING",
        "rrrhhhh, NOTHING_REQUIRED",
        "ppppppp, PLAN_PAUSED"
    })
    void aWeekIsExemptIfAHoldRestOrAPauseClosesEachOfItsDays(String week, @Nullable Exemption why) {
        // Given
        List<ScreeningHold> holds = new ArrayList<>();
        List<Pause> pauses = new ArrayList<>();
        List<ClientDaySnapshot> days = new ArrayList<>();
        for (int i = 0; i < week.length(); i++) {
            LocalDate day = MONDAY.plusDays(i);
            if (week.charAt(i) == 'h') {
                holds.add(new ScreeningHold(at(day, 8), at(day, 20)));
            } else if (week.charAt(i) == 'p') {
                pauses.add(new Pause(day, day));
            }
            days.add(day(day, 0, week.charAt(i) == 'r' ? List.of("KNEAD") : List.of(), List.of()));
        }

        // When
        List<Outcome> outcomes = outcomes(Snapshots.with(weekly(MONDAY, 1, 2, KNEAD), null, pauses), days, holds);

        // Then
        assertThat(outcomes).extracting(Outcome::exemption).containsOnly(why);
        assertThat(outcomes).extracting(Outcome::state).containsOnly(why == null ? PENDING : EXEMPT);
    }

    @Test
    void aPauseSaysWhyBeforeAHoldAndAHoldBeforeRest() {
        // Given
        PlanSnapshot plan = Snapshots.with(daily(MONDAY, 3, KNEAD), null, List.of(new Pause(MONDAY, MONDAY)));
        List<ClientDaySnapshot> resting = List.of(day(MONDAY, 0, List.of("KNEAD"), List.of()));
        ScreeningHold hold = new ScreeningHold(at(MONDAY, 8), at(MONDAY.plusDays(1), 8));

        // When, Then
        assertThat(outcomes(plan, resting, List.of(hold)))
                .extracting(Outcome::exemption)
                .containsExactly(PLAN_PAUSED, SCREENING, NOTHING_REQUIRED);
    }

    @Test
    void aLateYesMarksNoDayThatAHoldHasAlreadyExempted() {
        // Given rest from Tuesday on, which nobody knew of until Friday
        LocalDate tuesday = MONDAY.plusDays(1);
        RatingSnapshot any = Snapshots.rating(1, tuesday, Moment.NEXT_DAY, 4, at(MONDAY.plusDays(4), 9));
        RatingSnapshot yes = new RatingSnapshot(
                any.ratingId(),
                any.clientId(),
                any.practiceId(),
                1,
                Moment.NEXT_DAY,
                4,
                null,
                null,
                null,
                true,
                null,
                tuesday,
                any.timezone(),
                any.occurredAt(),
                any.receivedAt());
        ClientHistory history = new ClientHistory(
                List.of(daily(MONDAY, 3, KNEAD)),
                List.of(session(1, MONDAY, null, "knead")),
                List.of(day(tuesday, 0, List.of("KNEAD"), List.of())),
                List.of(yes),
                new Holds(List.of(new ScreeningHold(at(tuesday, 8), at(tuesday, 20))), List.of(), null));

        // When
        List<Outcome> outcomes = outcomes(history);

        // Then
        assertThat(outcomes).extracting(Outcome::exemption).containsExactly(null, SCREENING, NOTHING_REQUIRED);
        assertThat(outcomes).extracting(Outcome::revisedAt).containsExactly(null, null, any.receivedAt());
    }

    @Test
    void asOfADayNobodyKnowsWhatWasAnsweredOrClearedLater() {
        // Given
        List<ScreeningHold> holds = List.of(
                new ScreeningHold(at(MONDAY, 8), at(MONDAY.plusDays(2), 8)),
                new ScreeningHold(at(MONDAY.plusDays(3), 8), null));
        ClientHistory history = new ClientHistory(
                List.of(daily(MONDAY, 5, KNEAD)), List.of(), List.of(), List.of(), new Holds(holds, List.of(), null));

        // When
        List<Outcome> tuesday = outcomes(history.asOf(MONDAY.plusDays(1)));
        List<Outcome> wednesday = outcomes(history.asOf(MONDAY.plusDays(2)));

        // Then
        assertThat(tuesday).extracting(Outcome::state).containsOnly(EXEMPT);
        assertThat(wednesday).extracting(Outcome::state).containsExactly(EXEMPT, EXEMPT, EXEMPT, PENDING, PENDING);
    }

    @Test
    void severalHoldsMayMeetOneDay() {
        // Given three on Tuesday, the last of which lasts until Wednesday
        LocalDate tuesday = MONDAY.plusDays(1);
        List<ScreeningHold> holds = List.of(
                new ScreeningHold(at(MONDAY, 20), at(tuesday, 8)),
                new ScreeningHold(at(tuesday, 9), at(tuesday, 10)),
                new ScreeningHold(at(tuesday, 10), at(tuesday.plusDays(1), 10)));

        // When
        List<Outcome> outcomes = outcomes(daily(MONDAY, 4, KNEAD), List.of(), holds);

        // Then
        assertThat(outcomes).extracting(Outcome::state).containsExactly(EXEMPT, EXEMPT, EXEMPT, PENDING);
        assertThat(IntStream.range(0, 3).mapToObj(i -> outcomes.get(i).exemption()))
                .containsOnly(SCREENING);
    }

    private static List<Outcome> outcomes(ClientHistory history) {
        return history.outcomes()
                .getOrDefault(Snapshots.plan(), PlanOutcomes.NONE)
                .outcomes();
    }

    private static List<Outcome> outcomes(
            PlanSnapshot plan, List<ClientDaySnapshot> days, List<ScreeningHold> holds, SessionSnapshot... sessions) {
        ClientDays known = new ClientDays(days, List.of(), List.of());
        return PlanOutcomes.of(plan, List.of(sessions), known, new Holds(holds, List.of(), null))
                .outcomes();
    }

    private static PlanSnapshot in(String zone, PlanSnapshot plan) {
        return new PlanSnapshot(
                plan.planId(),
                plan.clientId(),
                plan.practiceId(),
                plan.revision(),
                plan.status(),
                plan.startDate(),
                plan.endDate(),
                zone,
                plan.schedule(),
                plan.course(),
                plan.routine(),
                plan.occurrences(),
                plan.pauses(),
                plan.endedOn(),
                plan.scheduleChanges());
    }
}
