package org.lumbar.routine.today;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.routine.catalogue.DailyLimit;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.intake.ClientDay;
import org.lumbar.routine.intake.Rule;
import org.lumbar.routine.plan.PlanSnapshot.PrescribedStep;
import org.lumbar.routine.plan.PlanSnapshot.Range;
import org.lumbar.routine.plan.Prescribed;
import org.lumbar.routine.state.InjuredArea;
import org.lumbar.routine.state.LockClearance;
import org.lumbar.routine.step.Area;
import org.lumbar.routine.step.DoseRange;
import org.lumbar.routine.step.Pressure;
import org.lumbar.routine.step.Step;
import org.lumbar.routine.step.StepKind;
import org.lumbar.routine.step.Technique;
import org.lumbar.routine.today.Today.Action;
import org.lumbar.routine.today.Today.Adaptation;
import org.lumbar.routine.today.Today.TodayStep;

class StepPlannerTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final UUID EVENT = UUID.fromString("019a2c40-2222-7000-8000-0000000000ab");

    @Test
    void ballWorkIsClippedToWhatIsLeftOfTheDay() {
        // Given 200 s used of 300
        List<TodayStep> steps =
                plan(day(200, List.of(), List.of()), null, ball("a", new Range(60, 80)), ball("b", new Range(60, 80)));

        // Then the first takes its share and the second what is left
        assertThat(steps.get(0).seconds()).isEqualTo(new Range(60, 80));
        assertThat(steps.get(1).seconds()).isEqualTo(new Range(20, 20));
        assertThat(steps.get(1).adaptations()).extracting(Adaptation::rule).containsExactly("DAILY_LIMIT");
    }

    @Test
    void anUnspecifiedDoseIsToldHowMuchIsLeft() {
        List<TodayStep> steps = plan(day(120, List.of(), List.of()), null, ball("a", null));

        assertThat(steps.get(0).seconds()).isNull();
        assertThat(steps.get(0).atMostSeconds()).isEqualTo(180);
    }

    @Test
    void aDoseThatIsUsedUpLeavesNoBallWork() {
        List<TodayStep> steps = plan(day(300, List.of(), List.of()), null, ball("a", null), knead(null));

        assertThat(steps).extracting(TodayStep::action).containsExactly(Action.DOSE_USED_UP, Action.DO);
    }

    @Test
    void aSoreTechniqueRestsAndNamesTheRatingThatSaidSo() {
        // Given
        ClientDay.Resting rest = new ClientDay.Resting(Technique.BALL_ROLL, Rule.NEXT_DAY_SORE, EVENT, DAY);

        // When
        TodayStep step =
                plan(day(0, List.of(rest), List.of()), null, ball("a", null)).get(0);

        // Then
        assertThat(step.action()).isEqualTo(Action.REST);
        assertThat(step.adaptations().get(0).rule()).isEqualTo("NEXT_DAY_SORE");
        assertThat(step.adaptations().get(0).evidence().get(0).eventId()).isEqualTo(EVENT);
    }

    @Test
    void aLockOutweighsRestAndAClearanceLiftsItAtOnce() {
        // Given
        ClientDay.Resting rest = new ClientDay.Resting(Technique.KNEAD, Rule.NEXT_DAY_SORE, EVENT, DAY);
        ClientDay.Locked lock = new ClientDay.Locked(Technique.KNEAD, EVENT, Rule.STOP_BONE_PAIN, DAY);
        ClientDay day = day(0, List.of(rest), List.of(lock));
        LockClearance clearance = new LockClearance(EVENT, Technique.KNEAD, Instant.EPOCH, "anna");

        // Then
        assertThat(plan(new DayLimits(day, List.of(), List.of(), null), null, knead(null))
                        .get(0)
                        .action())
                .isEqualTo(Action.LOCKED);
        assertThat(plan(new DayLimits(day, List.of(clearance), List.of(), null), null, knead(null))
                        .get(0)
                        .action())
                .isEqualTo(Action.REST);
    }

    @Test
    void theContinueRuleMakesMassageLighterAndSaysWhy() {
        // Given
        Adaptation lighter = new Adaptation("NRS_4_5", "less", List.of());

        // When
        List<TodayStep> steps =
                plan(day(0, List.of(), List.of()), lighter, knead(Pressure.DEEP), knead(null), knead(Pressure.LIGHT));

        // Then
        assertThat(steps)
                .extracting(TodayStep::pressure)
                .containsExactly(Pressure.FIRM, Pressure.LIGHT, Pressure.LIGHT);
        assertThat(steps.get(0).adaptations()).containsExactly(lighter);
        assertThat(steps.get(2).adaptations()).isEmpty();
    }

    @Test
    void whatIsDoneWithARollerCountsAsBallWorkWhateverItIsCalled() {
        // Given a stroke with a roller, and one with a roller that may be left away
        PrescribedStep roller = Prescribed.with("Massage stick or foam roller", false);
        PrescribedStep maybe = Prescribed.with("foam roller", true);
        ClientDay.Locked lock = new ClientDay.Locked(Technique.BALL_ROLL, EVENT, Rule.STOP_BONE_PAIN, DAY);
        ClientDay.Resting rest = new ClientDay.Resting(Technique.BALL_ROLL, Rule.NEXT_DAY_SORE, EVENT, DAY);

        // Then
        assertThat(plan(day(120, List.of(), List.of()), null, roller, maybe))
                .extracting(TodayStep::atMostSeconds)
                .containsExactly(180, null);
        assertThat(plan(day(300, List.of(), List.of()), null, roller, maybe))
                .extracting(TodayStep::action)
                .containsExactly(Action.DOSE_USED_UP, Action.DO);
        assertThat(plan(day(0, List.of(rest), List.of(lock)), null, roller, maybe))
                .extracting(TodayStep::action)
                .containsExactly(Action.LOCKED, Action.DO);
        assertThat(plan(day(0, List.of(rest), List.of()), null, roller, maybe))
                .extracting(TodayStep::action)
                .containsExactly(Action.REST, Action.DO);
    }

    @Test
    void aYesOfTheScreeningLeavesEveryStepOut() {
        // Given
        Adaptation doctor = new Adaptation("SCREENING_URGENT", "See a doctor now.", List.of());

        // When
        TodayStep step = plan(new DayLimits(null, List.of(), List.of(), doctor), null, knead(null))
                .get(0);

        // Then
        assertThat(step.action()).isEqualTo(Action.LEFT_OUT);
        assertThat(step.adaptations()).containsExactly(doctor);
    }

    @Test
    void aGatedStepIsNotYetToBeDone() {
        PrescribedStep floor = ball("floor", null);

        Adaptation notYet = new Adaptation("PROGRESSION", "Not yet", List.of());

        TodayStep step = new StepPlanner(
                        routine(List.of(floor)),
                        Map.of("floor", notYet),
                        new DayLimits(null, List.of(), List.of(), null),
                        null)
                .plan(List.of(floor), DAY)
                .get(0);

        assertThat(step.action()).isEqualTo(Action.NOT_YET);
        assertThat(step.adaptations()).containsExactly(notYet);
    }

    @Test
    void nothingWorksOnAnInjuredAreaNorOnOneThatOverlapsIt() {
        // Given steps on the lower back
        LocalDate since = DAY.minusDays(2);

        // Then an injury of the muscles along it, or of the whole region, leaves them out; one of the shoulders doesn't
        for (Area area : List.of(Area.LOWER_BACK, Area.PARASPINAL_LUMBAR, Area.RIBS_TO_GLUTEAL_FOLD)) {
            TodayStep step = withInjury(new InjuredArea(area, since, null));
            assertThat(step.action()).isEqualTo(Action.LEFT_OUT);
            assertThat(step.adaptations())
                    .extracting(Adaptation::rule, why -> why.evidence().get(0).localDay())
                    .containsExactly(tuple("INJURED_AREA", since));
        }
        assertThat(withInjury(new InjuredArea(Area.SHOULDERS, since, null)).action())
                .isEqualTo(Action.DO);
        assertThat(withInjury(new InjuredArea(Area.LOWER_BACK, since, DAY.minusDays(1)))
                        .action())
                .isEqualTo(Action.DO);
    }

    private static TodayStep withInjury(InjuredArea injured) {
        return plan(new DayLimits(null, List.of(), List.of(injured), null), null, knead(null))
                .get(0);
    }

    private static List<TodayStep> plan(ClientDay day, @Nullable Adaptation lighter, PrescribedStep... steps) {
        return plan(new DayLimits(day, List.of(), List.of(), null), lighter, steps);
    }

    private static List<TodayStep> plan(DayLimits limits, @Nullable Adaptation lighter, PrescribedStep... steps) {
        return new StepPlanner(routine(List.of(steps)), Map.of(), limits, lighter).plan(List.of(steps), DAY);
    }

    private static ClientDay day(int used, List<ClientDay.Resting> resting, List<ClientDay.Locked> locked) {
        ClientDay.Dose dose = new ClientDay.Dose(used, 300, 300 - used);
        return new ClientDay(UUID.randomUUID(), UUID.randomUUID(), DAY, 1, dose, resting, locked, List.of());
    }

    private static PrescribedStep ball(String key, @Nullable Range seconds) {
        return Prescribed.step(key, Technique.BALL_ROLL, null, seconds);
    }

    private static PrescribedStep knead(@Nullable Pressure pressure) {
        String key = "knead-" + String.valueOf(pressure).toLowerCase(java.util.Locale.ROOT);
        return Prescribed.step(key, Technique.KNEAD, pressure, null);
    }

    static Routine routine(List<PrescribedStep> steps) {
        List<Step> described = steps.stream().map(StepPlannerTest::described).toList();
        DoseRange unspecified = null;
        return new Routine(
                "test",
                1,
                "Test",
                "en",
                Map.of(),
                "test",
                List.of(),
                List.of(),
                null,
                null,
                unspecified,
                null,
                null,
                List.of(new DailyLimit(Technique.BALL_ROLL, 300, "test")),
                List.of(),
                described,
                List.of());
    }

    private static Step described(PrescribedStep step) {
        return new Step(
                step.key(),
                StepKind.ACTION,
                false,
                false,
                List.of(),
                step.phase(),
                step.technique(),
                step.title(),
                "How",
                Map.of(),
                "test",
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null);
    }
}
