package org.lumbar.routine.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.routine.intake.ClientDay;
import org.lumbar.routine.intake.Rule;
import org.lumbar.routine.intake.Session;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.plan.PlanSnapshot.PrescribedStep;
import org.lumbar.routine.plan.PlanSnapshot.Range;
import org.lumbar.routine.plan.PlanStatus;
import org.lumbar.routine.plan.Prescribed;
import org.lumbar.routine.schedule.RuleSchedule;
import org.lumbar.routine.step.Technique;

class ProgressTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private final TreeMap<LocalDate, ClientDay> days = new TreeMap<>();

    @Test
    void aDoseThatFallsShortCountsForItsShare() {
        // Given a step of at least 100 s and one without a dose
        Progress progress = progress(
                List.of(step("ball", Technique.BALL_ROLL, new Range(100, 200)), step("knead", Technique.KNEAD, null)));

        // Then 60 of 100 s and a whole step are 0.8 together
        assertThat(progress.isCompleted(session(null, done("ball", 60), done("knead", null))))
                .isTrue();
        assertThat(progress.isCompleted(session(null, done("ball", 59), done("knead", null))))
                .isFalse();
        assertThat(progress.isCompleted(session(null, done("ball", null), done("knead", null))))
                .isTrue();
    }

    @Test
    void whatRestedThatDayIsNotAskedFor() {
        // Given
        rest(DAY, Technique.BALL_ROLL);
        Progress progress =
                progress(List.of(step("ball", Technique.BALL_ROLL, null), step("knead", Technique.KNEAD, null)));

        // Then
        assertThat(progress.isCompleted(session(null, done("knead", null)))).isTrue();
    }

    @Test
    void theRunOfCalmSessionsEndsAtTheFirstThatWasNot() {
        // Given, oldest first
        Session calm = session(null, done("ball", 60));
        Session hard = session(
                new Session.Guidance(Session.Answer.LIGHTER, Rule.NRS_4_5, UUID.randomUUID()), done("ball", 60));
        Session without = session(null, done("knead", null));
        Progress progress = progress(List.of(step("ball", Technique.BALL_ROLL, null)), calm, hard, calm, without, calm);

        // Then
        assertThat(progress.calmRun("ball", Technique.BALL_ROLL)).hasSize(2);
    }

    @Test
    void sorenessOnTheNextDayMeansThatItWasNotCalm() {
        // Given
        rest(DAY.plusDays(1), Technique.BALL_ROLL);
        Progress progress = progress(List.of(step("ball", Technique.BALL_ROLL, null)), session(null, done("ball", 60)));

        // Then
        assertThat(progress.calmRun("ball", Technique.BALL_ROLL)).isEmpty();
    }

    @Test
    void theFloorAloneIsAWholeSessionOnceItMayStandInForTheWall() {
        // Given the wall, and a floor that is open
        List<PrescribedStep> wall =
                List.of(step("lean", Technique.BALL_ROLL, null), step("move", Technique.BALL_ROLL, null));
        PrescribedStep floor = Prescribed.standIn("floor", Technique.BALL_ROLL, List.of("lean", "move"));
        Progress open = progress(List.of(wall.get(0), wall.get(1), floor));

        // Then
        assertThat(open.isCompleted(session(null, done("floor", 60)))).isTrue();
        assertThat(open.isCompleted(session(null, done("lean", 60), done("move", 60))))
                .isTrue();
        assertThat(open.isCompleted(session(null, done("lean", 60)))).isFalse();
        assertThat(progress(wall).isCompleted(session(null, done("floor", 60)))).isFalse();
    }

    @Test
    void aStepThatRestsStandsInForNothing() {
        // Given
        rest(DAY, Technique.BALL_ROLL);
        PrescribedStep ball = Prescribed.standIn("ball", Technique.BALL_ROLL, List.of("knead"));
        Progress progress = progress(List.of(step("knead", Technique.KNEAD, null), ball));

        // Then
        assertThat(progress.isCompleted(session(null, done("ball", 60)))).isFalse();
    }

    @Test
    void whatWorksOnAnInjuryIsNotAskedForWhileItLasts() {
        // Given an injury of that day, and one that had healed
        PrescribedStep hurt = Prescribed.leftOut("hurt", Technique.KNEAD, injured(DAY, null));
        PrescribedStep healed =
                Prescribed.leftOut("healed", Technique.KNEAD, injured(DAY.minusDays(3), DAY.minusDays(1)));
        PrescribedStep ball = step("ball", Technique.BALL_ROLL, null);

        // Then
        Session ballOnly = session(null, done("ball", 60));
        assertThat(progress(List.of(ball, hurt)).isCompleted(ballOnly)).isTrue();
        assertThat(progress(List.of(ball, healed)).isCompleted(ballOnly)).isFalse();
    }

    @Test
    void aSessionOfThePastIsJudgedByTheDoseOfItsDay() {
        // Given 60 s up to the day, 100 s since
        PrescribedStep raised = dosed(new PlanSnapshot.EarlierDose(DAY, new Range(60, 60), null, null));
        PrescribedStep raisedBefore =
                dosed(new PlanSnapshot.EarlierDose(DAY.minusDays(1), new Range(60, 60), null, null));

        // Then
        Session minute = session(null, done("ball", 60));
        assertThat(progress(List.of(raised)).isCompleted(minute)).isTrue();
        assertThat(progress(List.of(raisedBefore)).isCompleted(minute)).isFalse();
    }

    private static PrescribedStep dosed(PlanSnapshot.EarlierDose earlier) {
        return Prescribed.dosed("ball", Technique.BALL_ROLL, new Range(100, 200), List.of(earlier));
    }

    private static PlanSnapshot.LeftOut injured(LocalDate from, @Nullable LocalDate to) {
        return new PlanSnapshot.LeftOut(from, to, PlanSnapshot.INJURED_AREA);
    }

    private void rest(LocalDate day, Technique technique) {
        ClientDay.Resting rest = new ClientDay.Resting(technique, Rule.NEXT_DAY_SORE, UUID.randomUUID(), day);
        days.put(
                day,
                new ClientDay(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        day,
                        1,
                        new ClientDay.Dose(0, 300, 300),
                        List.of(rest),
                        List.of(),
                        List.of()));
    }

    private Progress progress(List<PrescribedStep> steps, Session... sessions) {
        PlanSnapshot plan = new PlanSnapshot(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                PlanStatus.ACTIVE,
                DAY,
                null,
                ZoneId.of("UTC"),
                new RuleSchedule("FREQ=DAILY", List.of("am")),
                null,
                new PlanSnapshot.PinnedRoutine(
                        "test", 1, "Test", "en", Map.of(), List.of(), List.of(), null, null, List.of(), steps),
                new PlanSnapshot.Horizon(DAY, DAY),
                List.of(),
                List.of(),
                null,
                List.of(),
                null);
        return new Progress(plan, List.of(sessions), days, List.of());
    }

    private static PrescribedStep step(String key, Technique technique, @Nullable Range seconds) {
        return Prescribed.step(key, technique, null, seconds);
    }

    private static Session.Done done(String key, @Nullable Integer seconds) {
        return new Session.Done(key, true, seconds, null, null);
    }

    private static Session session(Session.@Nullable Guidance guidance, Session.Done... done) {
        return new Session(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                1,
                DAY,
                Instant.EPOCH,
                Instant.EPOCH,
                true,
                List.of(done),
                null,
                guidance,
                null);
    }
}
