package org.lumbar.insights.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lumbar.insights.outcome.OccurrenceState.COMPLETED;
import static org.lumbar.insights.outcome.OccurrenceState.EXEMPT;
import static org.lumbar.insights.outcome.OccurrenceState.MISSED;
import static org.lumbar.insights.outcome.OccurrenceState.PARTIAL;
import static org.lumbar.insights.outcome.OccurrenceState.PENDING;
import static org.lumbar.insights.outcome.OccurrenceState.STOPPED_SAFETY;
import static org.lumbar.insights.snapshot.Snapshots.at;
import static org.lumbar.insights.snapshot.Snapshots.daily;
import static org.lumbar.insights.snapshot.Snapshots.day;
import static org.lumbar.insights.snapshot.Snapshots.done;
import static org.lumbar.insights.snapshot.Snapshots.session;
import static org.lumbar.insights.snapshot.Snapshots.step;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lumbar.insights.snapshot.ClientDaySnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot.Course;
import org.lumbar.insights.snapshot.PlanSnapshot.Occurrence;
import org.lumbar.insights.snapshot.PlanSnapshot.Pause;
import org.lumbar.insights.snapshot.PlanSnapshot.Step;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot.Answer;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;
import org.lumbar.insights.snapshot.Snapshots;

class PlanOutcomesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final Step HEAT = step("heat", "HEAT", 600, null);
    private static final Step KNEAD = step("knead", "KNEAD", null, null);
    private static final Step ROLL = step("roll", "BALL_ROLL", null, 10);

    @Test
    void aSessionThatDidAllRequiredStepsCompletesItsOccurrence() {
        // Given
        PlanSnapshot plan = daily(MONDAY, 1, HEAT, KNEAD);
        // When
        PlanOutcomes outcomes =
                outcomes(plan, session(1, MONDAY, plan.occurrences().get(0).id(), "heat", "knead"));
        // Then
        assertThat(states(outcomes)).containsExactly(COMPLETED);
        assertThat(outcomes.outcomes().get(0).done()).isEqualTo(1.0);
    }

    @Test
    void fourOfFiveStepsAreExactlyEnough() {
        // Given
        PlanSnapshot plan = daily(MONDAY, 1, KNEAD, with("b"), with("c"), with("d"), with("e"));
        // When
        PlanOutcomes outcomes = outcomes(plan, session(1, MONDAY, null, "knead", "b", "c", "d"));
        // Then
        assertThat(states(outcomes)).containsExactly(COMPLETED);
    }

    @Test
    void theLeastOfPrescribedAndReportedDosesCounts() {
        // Given
        Step both = step("both", "RUB", 100, 10);
        // When
        SessionSnapshot half = reporting(done("both", 90, 5));
        SessionSnapshot onlySeconds = reporting(done("both", 40, null));
        SessionSnapshot nothing = reporting(done("both", null, null));
        // Then
        assertThat(DoneFraction.of(List.of(both), half)).isCloseTo(0.5, within(1e-12));
        assertThat(DoneFraction.of(List.of(both), onlySeconds)).isCloseTo(0.4, within(1e-12));
        assertThat(DoneFraction.of(List.of(both), nothing)).isEqualTo(1);
    }

    @Test
    void theFloorAloneIsAWholeSessionWhereItMayStandInForTheWall() {
        // Given
        Step floor = Snapshots.standIn("floor", "BALL_ROLL", "lean", "move");
        PlanSnapshot open = daily(MONDAY, 1, with("lean"), with("move"), floor);
        PlanSnapshot closed = daily(MONDAY, 1, with("lean"), with("move"), Snapshots.standIn("floor", "BALL_ROLL"));
        // Then
        assertThat(states(outcomes(open, session(1, MONDAY, null, "floor")))).containsExactly(COMPLETED);
        assertThat(states(outcomes(open, session(1, MONDAY, null, "lean", "move"))))
                .containsExactly(COMPLETED);
        assertThat(states(outcomes(open, session(1, MONDAY, null, "lean")))).containsExactly(PARTIAL);
        assertThat(states(outcomes(open, session(1, MONDAY, null, "lean", "floor"))))
                .containsExactly(COMPLETED);
        assertThat(outcomes(closed, session(1, MONDAY, null, "floor"))
                        .outcomes()
                        .get(0)
                        .done())
                .isZero();
    }

    @Test
    void whatWorksOnAnInjuryIsNotAskedForOnItsDays() {
        // Given an injury on Tuesday only
        LocalDate tuesday = MONDAY.plusDays(1);
        PlanSnapshot plan = daily(MONDAY, 3, with("a"), Snapshots.leftOut("hurt", "KNEAD", tuesday, tuesday));
        PlanSnapshot nothingElse = daily(MONDAY, 3, Snapshots.leftOut("hurt", "KNEAD", tuesday, null));
        // When
        PlanOutcomes outcomes = outcomes(
                plan,
                session(1, MONDAY, null, "a"),
                session(2, tuesday, null, "a"),
                session(3, tuesday.plusDays(1), null, "a"));
        // Then
        assertThat(states(outcomes)).containsExactly(PARTIAL, COMPLETED, PARTIAL);
        assertThat(outcomes(nothingElse).outcomes())
                .extracting(Outcome::exemption)
                .containsExactly(null, Exemption.NOTHING_REQUIRED, Exemption.NOTHING_REQUIRED);
    }

    @Test
    void unnamedSessionsTakeTheEarliestFreeOccurrenceOfTheirDayAndTheRestAreExtra() {
        // Given
        PlanSnapshot plan = Snapshots.plan(
                MONDAY,
                daily(MONDAY, 1).schedule(),
                null,
                List.of(occurrence("am", false), occurrence("noon", true), occurrence("pm", false)),
                List.of(),
                KNEAD);
        // When
        PlanOutcomes outcomes = outcomes(
                plan,
                session(3, MONDAY, null, "knead"),
                session(1, MONDAY, null, "knead"),
                session(2, MONDAY, occurrence("am", false).id(), "knead"));
        // Then: the named one sits on "am", so 1 takes "pm" and 3 finds no place
        assertThat(outcomes.outcomes().get(0).sessionId()).isEqualTo(Snapshots.id(0x5e02));
        assertThat(outcomes.outcomes().get(1).state()).isEqualTo(OccurrenceState.CANCELLED);
        assertThat(outcomes.outcomes().get(2).sessionId()).isEqualTo(Snapshots.id(0x5e01));
        assertThat(outcomes.extras())
                .extracting(extra -> extra.session().sessionId())
                .containsExactly(Snapshots.id(0x5e03));
    }

    @Test
    void ofSeveralSessionsTheBestCountsAndTheEarlierOfEquals() {
        // Given
        PlanSnapshot plan = daily(MONDAY, 1, HEAT, KNEAD);
        String id = plan.occurrences().get(0).id();
        // When
        PlanOutcomes outcomes = outcomes(
                plan,
                session(3, MONDAY, id, "heat", "knead"),
                session(2, MONDAY, id, "heat", "knead"),
                session(1, MONDAY, id, "heat"));
        // Then
        assertThat(outcomes.outcomes().get(0).sessionId()).isEqualTo(Snapshots.id(0x5e02));
    }

    @ParameterizedTest
    @EnumSource(StopReason.class)
    void onlyAStopForSafetyExcuses(StopReason reason) {
        // Given
        PlanSnapshot plan = daily(MONDAY, 1, HEAT, KNEAD);
        // When
        PlanOutcomes outcomes = outcomes(
                plan, session(1, MONDAY, null, List.of(done("heat", 600, null)), reason, null, at(MONDAY, 10)));
        // Then
        boolean safety = reason != StopReason.FATIGUE && reason != StopReason.OTHER;
        assertThat(states(outcomes)).containsExactly(safety ? STOPPED_SAFETY : PARTIAL);
    }

    @ParameterizedTest
    @EnumSource(Answer.class)
    void theContinueRuleExcusesFromStopStepOn(Answer answer) {
        // Given
        PlanSnapshot plan = daily(MONDAY, 1, HEAT, KNEAD);
        // When
        PlanOutcomes outcomes = outcomes(plan, session(1, MONDAY, null, List.of(), null, answer, at(MONDAY, 10)));
        // Then
        boolean mild = answer == Answer.GO_ON || answer == Answer.LIGHTER;
        assertThat(states(outcomes)).containsExactly(mild ? PENDING : STOPPED_SAFETY);
    }

    @Test
    void nothingIsAskedInAPauseAndAPauseWithoutEndLasts() {
        // Given
        PlanSnapshot plan = Snapshots.with(daily(MONDAY, 4, KNEAD), null, List.of(new Pause(MONDAY.plusDays(2), null)));
        // When
        PlanOutcomes outcomes = outcomes(plan, session(1, MONDAY.plusDays(3), null, "knead"));
        // Then
        assertThat(states(outcomes)).containsExactly(PENDING, PENDING, EXEMPT, COMPLETED);
        assertThat(outcomes.outcomes().get(2).exemption()).isEqualTo(Exemption.PLAN_PAUSED);
    }

    @Test
    void aFinishedCourseAsksForNothingMore() {
        // Given
        PlanSnapshot plan = Snapshots.with(daily(MONDAY, 4, KNEAD), new Course(1, 2), List.of());
        // When
        PlanOutcomes outcomes =
                outcomes(plan, session(1, MONDAY, null, "knead"), session(2, MONDAY.plusDays(1), null, "knead"));
        // Then
        assertThat(states(outcomes)).containsExactly(COMPLETED, COMPLETED, EXEMPT, EXEMPT);
        assertThat(outcomes.outcomes().get(2).exemption()).isEqualTo(Exemption.COURSE_COMPLETE);
    }

    @Test
    void whatRestsOrIsLockedIsNotRequiredAndLaterDaysInherit() {
        // Given
        PlanSnapshot plan = daily(MONDAY, 4, KNEAD, ROLL);
        ClientDaySnapshot rests = day(MONDAY.plusDays(1), 0, List.of("KNEAD"), List.of());
        ClientDaySnapshot bothBarred = day(MONDAY.plusDays(2), 0, List.of("KNEAD"), List.of("BALL_ROLL"));
        // When
        PlanOutcomes outcomes =
                outcomes(plan, List.of(rests, bothBarred), session(1, MONDAY.plusDays(1), null, "roll"));
        // Then
        assertThat(states(outcomes)).containsExactly(PENDING, COMPLETED, EXEMPT, EXEMPT);
        assertThat(outcomes.outcomes().get(3).exemption()).isEqualTo(Exemption.NOTHING_REQUIRED);
    }

    @Test
    void aUsedUpDoseExcusesWhatIsOnlyRolling() {
        // Given
        PlanSnapshot rolling = daily(MONDAY, 1, ROLL);
        PlanSnapshot more = daily(MONDAY, 1, ROLL, KNEAD);
        List<ClientDaySnapshot> usedUp = List.of(day(MONDAY, 300, List.of(), List.of()));
        // When
        PlanOutcomes excused = outcomes(rolling, usedUp);
        PlanOutcomes stillAsked = outcomes(more, usedUp);
        PlanOutcomes begun = outcomes(
                rolling, usedUp, session(1, MONDAY, null, List.of(done("roll", null, 5)), null, null, at(MONDAY, 10)));
        // Then
        assertThat(excused.outcomes().get(0).exemption()).isEqualTo(Exemption.DOSE_USED_UP);
        assertThat(states(stillAsked)).containsExactly(PENDING);
        assertThat(states(begun)).containsExactly(PARTIAL);
    }

    @Test
    void aWeeklyOccurrenceIsJudgedByTheDayOfItsSession() {
        // Given
        PlanSnapshot plan = Snapshots.weekly(MONDAY, 1, 1, KNEAD, ROLL);
        ClientDaySnapshot tuesday = day(MONDAY.plusDays(1), 0, List.of("KNEAD"), List.of());
        ClientDaySnapshot friday = day(MONDAY.plusDays(4), 0, List.of(), List.of());
        // When
        PlanOutcomes onTuesday = outcomes(plan, List.of(tuesday, friday), session(1, MONDAY.plusDays(2), null, "roll"));
        PlanOutcomes onFriday = outcomes(plan, List.of(tuesday, friday), session(1, MONDAY.plusDays(4), null, "roll"));
        // Then
        assertThat(states(onTuesday)).containsExactly(COMPLETED);
        assertThat(states(onFriday)).containsExactly(PARTIAL);
    }

    @Test
    void pendingTurnsIntoMissedWhenTheWindowHasClosed() {
        // Given
        Outcome outcome = outcomes(daily(MONDAY, 1, KNEAD)).outcomes().get(0);
        // When, Then
        assertThat(outcome.stateOn(MONDAY)).isEqualTo(PENDING);
        assertThat(outcome.stateOn(MONDAY.plusDays(1))).isEqualTo(MISSED);
    }

    @Test
    void whatArrivedAfterTheWindowClosedIsMarkedAsRevised() {
        // Given
        PlanSnapshot plan = daily(MONDAY, 1, KNEAD);
        SessionSnapshot late =
                session(1, MONDAY, null, List.of(done("knead", null, null)), null, null, at(MONDAY.plusDays(3), 9));
        SessionSnapshot atNight =
                session(1, MONDAY, null, List.of(done("knead", null, null)), null, null, at(MONDAY.plusDays(1), 2));
        // When, Then
        assertThat(outcomes(plan, late).outcomes().get(0).revisedAt()).isEqualTo(late.lastReceivedAt());
        assertThat(outcomes(plan, atNight).outcomes().get(0).revisedAt()).isNull();
    }

    private static Occurrence occurrence(String slot, boolean cancelled) {
        return new Occurrence(Snapshots.plan() + ":" + MONDAY + ":" + slot, MONDAY, MONDAY, slot, cancelled);
    }

    private static Step with(String key) {
        return step(key, "RUB", null, null);
    }

    private static SessionSnapshot reporting(SessionSnapshot.Step... steps) {
        return session(1, MONDAY, null, List.of(steps), null, null, at(MONDAY, 10));
    }

    private static PlanOutcomes outcomes(PlanSnapshot plan, SessionSnapshot... sessions) {
        return outcomes(plan, List.of(), sessions);
    }

    private static PlanOutcomes outcomes(PlanSnapshot plan, List<ClientDaySnapshot> days, SessionSnapshot... sessions) {
        return PlanOutcomes.of(plan, List.of(sessions), new ClientDays(days, List.of(), List.of()), Holds.NONE);
    }

    private static List<OccurrenceState> states(PlanOutcomes outcomes) {
        return outcomes.outcomes().stream().map(Outcome::state).toList();
    }
}
