package org.lumbar.routine.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.routine.catalogue.Phase;
import org.lumbar.routine.catalogue.Technique;
import org.lumbar.routine.intake.ClientDay;
import org.lumbar.routine.intake.Rule;
import org.lumbar.routine.intake.Session;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.plan.PlanSnapshot.PrescribedStep;
import org.lumbar.routine.plan.PlanSnapshot.Range;
import org.lumbar.routine.plan.PlanStatus;
import org.lumbar.routine.schedule.RuleSchedule;

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
                new PlanSnapshot.PinnedRoutine("test", 1, "Test", List.of(), List.of(), steps),
                new PlanSnapshot.Horizon(DAY, DAY),
                List.of(),
                List.of(),
                null,
                List.of());
        return new Progress(plan, List.of(sessions), days);
    }

    private static PrescribedStep step(String key, Technique technique, @Nullable Range seconds) {
        return new PrescribedStep(key, Phase.MASSAGE, technique, key, true, false, null, seconds, null, null);
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
                guidance);
    }
}
