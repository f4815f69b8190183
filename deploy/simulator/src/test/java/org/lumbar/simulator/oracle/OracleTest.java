package org.lumbar.simulator.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.simulator.oracle.Notebook.MONDAY;
import static org.lumbar.simulator.oracle.Notebook.step;
import static org.lumbar.simulator.oracle.OccurrenceState.COMPLETED;
import static org.lumbar.simulator.oracle.OccurrenceState.EXEMPT;
import static org.lumbar.simulator.oracle.OccurrenceState.MISSED;
import static org.lumbar.simulator.oracle.OccurrenceState.PARTIAL;
import static org.lumbar.simulator.oracle.OccurrenceState.STOPPED_SAFETY;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.simulator.oracle.ClientFacts.Clearance;
import org.lumbar.simulator.oracle.ClientFacts.Pause;
import org.lumbar.simulator.routine.Dose;
import org.lumbar.simulator.routine.Routine;
import org.lumbar.simulator.schedule.Schedule;

/** Cases worked by hand. */
class OracleTest {

    @Test
    void eachEventCountsOnceHoweverOftenItArrives() {
        // Given
        Notebook notebook = Notebook.daily(step("knead", "KNEAD", null));
        UUID session = notebook.start(MONDAY, null);
        notebook.did(session, MONDAY, "knead", 60).did(session, MONDAY, "knead", 30);

        // When
        ClientTruth truth = notebook.truth(MONDAY);

        // Then
        assertThat(truth.distinctEvents()).isEqualTo(3);
        assertThat(truth.sessions().get(session)).isNotNull().satisfies(folded -> {
            assertThat(folded.eventCount()).isEqualTo(3);
            assertThat(folded.steps().get("knead")).isEqualTo(new SessionTruth.StepTruth(90, null, null));
        });
    }

    @Test
    void fourFifthsOfTheDoseCompleteASessionAndLessIsPartial() {
        // Given
        Notebook notebook = Notebook.daily(step("heat", "HEAT", new Dose(600, 900)));
        notebook.did(notebook.start(MONDAY, null), MONDAY, "heat", 480);
        notebook.did(notebook.start(MONDAY.plusDays(1), null), MONDAY.plusDays(1), "heat", 479);

        // When, Then
        assertThat(notebook.states(MONDAY.plusDays(2))).containsExactly(COMPLETED, PARTIAL, MISSED);
        assertThat(notebook.consistency(MONDAY.plusDays(2), "7d")).isEqualTo(1.0 / 3);
    }

    @Test
    void whatIsDoneInPlaceOfAStepMakesUpForIt() {
        // Given
        Notebook notebook = Notebook.daily(
                step("lean", "BALL_ROLL", null),
                step("move", "BALL_ROLL", null),
                Notebook.standIn("floor", "BALL_ROLL", "lean", "move"));
        notebook.did(notebook.start(MONDAY, null), MONDAY, "floor", 60);
        notebook.did(notebook.start(MONDAY.plusDays(1), null), MONDAY.plusDays(1), "lean", 60);

        // When, Then
        assertThat(notebook.states(MONDAY.plusDays(1))).containsExactly(COMPLETED, PARTIAL);
    }

    @Test
    void nothingScheduledIsNotZero() {
        // Given
        Notebook notebook = new Notebook(new Schedule.PerWeek(1), Notebook.routine(step("knead", "KNEAD", null)));

        // When, Then
        assertThat(notebook.consistency(MONDAY.plusDays(3), "7d")).isNull();
    }

    @Test
    void theBestOfSeveralSessionsCountsAndAnUnnamedOneTakesTheFreeSlotOfItsDay() {
        // Given
        Notebook notebook = Notebook.daily(step("knead", "KNEAD", null), step("rub", "RUB", null));
        String monday = notebook.occurrence(MONDAY);
        notebook.did(notebook.start(MONDAY, monday), MONDAY, "knead", null);
        UUID better = notebook.start(MONDAY, monday);
        notebook.did(better, MONDAY, "knead", null).did(better, MONDAY, "rub", null);
        notebook.did(notebook.start(MONDAY, null), MONDAY, "knead", null);
        notebook.did(notebook.start(MONDAY.plusDays(1), "unheard-of"), MONDAY.plusDays(1), "knead", null);

        // When
        PlanTruth truth = notebook.planTruth(MONDAY.plusDays(1));

        // Then
        assertThat(notebook.states(MONDAY.plusDays(1))).containsExactly(COMPLETED, MISSED);
        assertThat(truth.extraSessions()).isEqualTo(2);
    }

    @Test
    void aTypedStopAndARatingOfSixExcuseAFatigueDoesNot() {
        // Given
        Notebook notebook = Notebook.daily(step("knead", "KNEAD", null), step("rub", "RUB", null));
        notebook.stopped(notebook.start(MONDAY, null), MONDAY, "DISCOMFORT", null);
        UUID second = notebook.start(MONDAY.plusDays(1), null);
        notebook.did(second, MONDAY.plusDays(1), "knead", null).rated(MONDAY.plusDays(1), "DURING", 6, second);
        UUID third = notebook.start(MONDAY.plusDays(2), null);
        notebook.did(third, MONDAY.plusDays(2), "knead", null);
        notebook.stopped(third, MONDAY.plusDays(2), "FATIGUE", null);

        // When, Then
        assertThat(notebook.states(MONDAY.plusDays(2))).containsExactly(STOPPED_SAFETY, STOPPED_SAFETY, PARTIAL);
        assertThat(notebook.consistency(MONDAY.plusDays(2), "plan")).isEqualTo(0.0);
    }

    @Test
    void theContinueRuleComparesWithTheLowestRatingBefore() {
        // When, Then
        assertThat(ContinueRule.forRating(3, 2, false)).isEqualTo(Guidance.GO_ON);
        assertThat(ContinueRule.forRating(3, 2, true)).isEqualTo(Guidance.STOP_STEP);
        assertThat(ContinueRule.forRating(3, null, true)).isEqualTo(Guidance.GO_ON);
        assertThat(ContinueRule.forRating(4, 2, false)).isEqualTo(Guidance.STOP_STEP);
        assertThat(ContinueRule.forRating(5, 5, true)).isEqualTo(Guidance.LIGHTER);
        assertThat(ContinueRule.forRating(6, 6, false)).isEqualTo(Guidance.STOP_STEP);
    }

    @Test
    void aTechniqueRestsFromTheDayOfTheYesUntilTheDayOfTheNo() {
        // Given
        Notebook notebook = Notebook.daily(step("roll", "BALL_ROLL", null));
        notebook.did(notebook.start(MONDAY, null), MONDAY, "roll", 60);
        notebook.answered(MONDAY.plusDays(1), true)
                .answered(MONDAY.plusDays(2), null)
                .answered(MONDAY.plusDays(3), false);

        // When
        ClientTruth truth = notebook.truth(MONDAY.plusDays(3));

        // Then
        assertThat(List.of(0, 1, 2, 3))
                .extracting(
                        day -> DayWalk.on(truth.days(), MONDAY.plusDays(day)).resting())
                .containsExactly(Set.of(), Set.of("BALL_ROLL"), Set.of("BALL_ROLL"), Set.of());
        assertThat(notebook.states(MONDAY.plusDays(3))).containsExactly(COMPLETED, EXEMPT, EXEMPT, MISSED);
        assertThat(notebook.consistency(MONDAY.plusDays(3), "7d")).isEqualTo(0.5);
    }

    @Test
    void aYesThatNobodyAskedForRestsNothing() {
        // Given
        Notebook notebook = Notebook.daily(step("roll", "BALL_ROLL", null));
        notebook.answered(MONDAY, true);

        // When, Then
        assertThat(DayWalk.on(notebook.truth(MONDAY).days(), MONDAY).resting()).isEmpty();
    }

    @Test
    void bonePainLocksTheTechniqueUntilTheDayAClinicianClearsIt() {
        // Given
        Notebook notebook = Notebook.daily(step("roll", "BALL_ROLL", null));
        UUID lock = notebook.stopped(notebook.start(MONDAY, null), MONDAY, "BONE_PAIN", "roll");
        notebook.clearances.add(new Clearance(lock, "BALL_ROLL", Instant.parse("2026-11-04T09:00:00Z")));

        // When, Then
        assertThat(notebook.states(MONDAY.plusDays(3))).containsExactly(STOPPED_SAFETY, EXEMPT, MISSED, MISSED);
    }

    @Test
    void aDayWhoseDoseIsUsedUpAsksForNothing() {
        // Given
        Notebook notebook = new Notebook(
                new Schedule.EveryDays(1, Schedule.TWO_SLOTS), Notebook.routine(step("roll", "BALL_ROLL", null)));
        notebook.did(notebook.start(MONDAY, null), MONDAY, "roll", 300);

        // When, Then
        assertThat(notebook.states(MONDAY)).containsExactly(COMPLETED, EXEMPT);
    }

    @Test
    void aPauseAndAFinishedCourseExcuse() {
        // Given
        Routine course =
                new Routine("course", 1, new Routine.Course(1), List.of(), List.of(step("knead", "KNEAD", null)));
        Notebook notebook = new Notebook(new Schedule.EveryDays(1, Schedule.ONE_SLOT), course);
        notebook.pauses.add(new Pause(MONDAY, MONDAY));
        notebook.did(notebook.start(MONDAY.plusDays(2), null), MONDAY.plusDays(2), "knead", null);

        // When, Then
        assertThat(notebook.states(MONDAY.plusDays(3))).containsExactly(EXEMPT, MISSED, COMPLETED, EXEMPT);
    }

    @Test
    void weeksOfAWeeklyPlanWeighTheSame() {
        // Given
        Notebook notebook = new Notebook(new Schedule.PerWeek(2), Notebook.routine(step("knead", "KNEAD", null)));
        notebook.did(notebook.start(MONDAY, null), MONDAY, "knead", null);
        notebook.did(notebook.start(MONDAY.plusDays(8), null), MONDAY.plusDays(8), "knead", null);
        notebook.did(notebook.start(MONDAY.plusDays(9), null), MONDAY.plusDays(9), "knead", null);

        // When, Then
        assertThat(notebook.consistency(MONDAY.plusDays(13), "28d")).isEqualTo(0.75);
        assertThat(notebook.consistency(MONDAY.plusDays(12), "7d")).isEqualTo(0.5);
    }

    @Test
    void oneSessionGivesBothStateAndFraction() {
        // Given nothing done and a stop; then three of five without one
        Notebook notebook = Notebook.daily(
                step("a", "KNEAD", null),
                step("b", "RUB", null),
                step("c", "HEAT", null),
                step("d", "COLD", null),
                step("e", "STRETCH", null));
        String monday = notebook.occurrence(MONDAY);
        notebook.stopped(notebook.start(MONDAY, monday), MONDAY, "VERY_PAINFUL", null);
        UUID better = notebook.start(MONDAY, monday);
        notebook.did(better, MONDAY, "a", null).did(better, MONDAY, "b", null).did(better, MONDAY, "c", null);

        // When, Then
        assertThat(notebook.states(MONDAY)).containsExactly(PARTIAL);
    }

    @Test
    void aWeekIsExcusedOnlyIfEveryDayOfItWasClosed() {
        // Given three weeks: paused on Monday only, on six days, and on all seven
        Notebook notebook = new Notebook(new Schedule.PerWeek(1), Notebook.routine(step("knead", "KNEAD", null)));
        notebook.pauses.add(new Pause(MONDAY, MONDAY));
        notebook.pauses.add(new Pause(MONDAY.plusDays(8), MONDAY.plusDays(13)));
        notebook.pauses.add(new Pause(MONDAY.plusDays(14), MONDAY.plusDays(20)));

        // When, Then
        assertThat(notebook.states(MONDAY.plusDays(20))).containsExactly(MISSED, MISSED, EXEMPT);
    }

    @Test
    void extraSessionsBelongToTheCourse() {
        // Given
        Routine course =
                new Routine("course", 1, new Routine.Course(2), List.of(), List.of(step("knead", "KNEAD", null)));
        Notebook notebook = new Notebook(new Schedule.EveryDays(1, Schedule.ONE_SLOT), course);
        notebook.did(notebook.start(MONDAY, null), MONDAY, "knead", null);
        notebook.did(notebook.start(MONDAY, "unheard-of"), MONDAY, "knead", null);

        // When, Then
        assertThat(notebook.states(MONDAY.plusDays(1))).containsExactly(COMPLETED, EXEMPT);
    }

    @Test
    void whatIsDoneAfterTheDayAskedForDoesNotCountWhateverItNames() {
        // Given
        Notebook notebook = Notebook.daily(step("knead", "KNEAD", null));
        UUID later = notebook.start(MONDAY.plusDays(2), notebook.occurrence(MONDAY));
        notebook.did(later, MONDAY.plusDays(2), "knead", null);

        // When, Then
        assertThat(notebook.consistency(MONDAY.plusDays(1), "7d")).isEqualTo(0.0);
        assertThat(notebook.consistency(MONDAY.plusDays(2), "7d")).isEqualTo(1.0 / 3);
    }

    @Test
    void theDaysPainIsTheMedianOfWhatTreatmentDidNotColour() {
        // Given
        Notebook notebook = Notebook.daily(step("knead", "KNEAD", null));
        UUID session = notebook.start(MONDAY, null);
        notebook.rated(MONDAY, "BEFORE", 3, session)
                .rated(MONDAY, "AD_HOC", 6, null)
                .rated(MONDAY, "AFTER", 0, session)
                .rated(MONDAY.plusDays(1), "AFTER", 9, session);

        // When, Then
        assertThat(notebook.truth(MONDAY.plusDays(1)).dailyPain()).containsExactly(java.util.Map.entry(MONDAY, 4.5));
    }
}
