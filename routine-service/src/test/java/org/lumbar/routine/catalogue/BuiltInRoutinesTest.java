package org.lumbar.routine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuiltInRoutinesTest {
    private static final Set<String> ORIGINS = Set.of(
            "proposed",
            "000_2f15e5ddc5a3c396.txt",
            "001_00eca7786d5a5775.txt",
            "002_b18a66fc59ee531c.txt",
            "003_41fec4d5656dcbf4.txt");

    private final RoutineFormat format = new RoutineFormat(BuiltInRoutines.rules());
    private final List<Routine> routines = BuiltInRoutines.load(format);

    @Test
    void allFiveRoutinesOfTheFourSourcesAreThereWithAllTheirSteps() {
        assertThat(routines)
                .extracting(Routine::key, routine -> routine.steps().size())
                .containsExactly(
                        tuple("warm-massage-cool", 15),
                        tuple("eight-steps", 10),
                        tuple("partner-massage", 9),
                        tuple("ball-or-roller", 3),
                        tuple("lumbar-massage", 10));
    }

    @Test
    void everyValueNamesASourceOrSaysThatItIsProposed() {
        Set<String> origins = new HashSet<>();
        routines.forEach(routine ->
                RoutineFormat.tree(routine).findValuesAsText("origin").forEach(origins::add));

        assertThat(origins).isEqualTo(ORIGINS);
    }

    @Test
    void whatTheSourceDoesNotSayIsNullAndNotInvented() {
        Routine partner = routine("partner-massage");

        assertThat(Stream.of(partner.frequency(), partner.course(), partner.sessionMinutes()))
                .containsOnlyNulls();
        assertThat(partner.steps())
                .allMatch(step -> Stream.of(step.seconds(), step.repetitions(), step.holdSeconds())
                        .allMatch(Objects::isNull));
        assertThat(routine("ball-or-roller").steps()).allMatch(step -> step.seconds() == null);
    }

    @Test
    void dosesAreThoseOfTheSources() {
        assertThat(step("warm-massage-cool", "warm-up").seconds())
                .isEqualTo(dose(600, 900, "000_2f15e5ddc5a3c396.txt"));
        assertThat(step("warm-massage-cool", "cool-down").seconds())
                .isEqualTo(dose(600, 900, "000_2f15e5ddc5a3c396.txt"));
        assertThat(step("warm-massage-cool", "knees-to-chest").holdSeconds())
                .isEqualTo(dose(15, 30, "000_2f15e5ddc5a3c396.txt"));
        assertThat(step("eight-steps", "trigger-points").holdSeconds()).isEqualTo(dose(3, 5, "proposed"));
        assertThat(step("lumbar-massage", "deep-strokes").repetitions())
                .isEqualTo(dose(15, 20, "003_41fec4d5656dcbf4.txt"));
        assertThat(routine("lumbar-massage").course()).isEqualTo(dose(10, 15, "003_41fec4d5656dcbf4.txt"));
        assertThat(routine("lumbar-massage").sessionMinutes()).isEqualTo(dose(10, 40, "003_41fec4d5656dcbf4.txt"));
        assertThat(routine("ball-or-roller").dailyLimits())
                .containsExactly(new DailyLimit(Technique.BALL_ROLL, 300, "002_b18a66fc59ee531c.txt"));
    }

    @Test
    void promptsRecurAndAreNeverRequired() {
        assertThat(routine("partner-massage").steps())
                .filteredOn(Step::prompt)
                .extracting(Step::key)
                .containsExactly("ask-pressure", "ask-where", "spare-painful-spot");
        assertThat(routine("partner-massage").steps())
                .filteredOn(Step::prompt)
                .allMatch(step -> step.recurring() && !step.required());
    }

    @Test
    void theFloorIsGatedBehindCalmSessionsAtTheWall() {
        Routine ball = routine("ball-or-roller");

        assertThat(ball.gatedSteps()).containsExactly("floor");
        assertThat(ball.progressions())
                .extracting(Progression::from, Progression::to)
                .containsExactly(tuple("wall-lean", "wall-move"), tuple("wall-move", "floor"));
    }

    @Test
    void lumbarMassageInheritsTheStopRulesOfTheRoutinesDoneAlone() {
        assertThat(routine("lumbar-massage").stopRules())
                .containsExactly(
                        new Sourced<>(StopRule.STOP_DISCOMFORT, "proposed"),
                        new Sourced<>(StopRule.STOP_VERY_PAINFUL, "proposed"),
                        new Sourced<>(StopRule.STOP_BONE_PAIN, "proposed"),
                        new Sourced<>(StopRule.STOP_EXCRUCIATING, "proposed"));
        assertThat(routine("eight-steps").stopRules())
                .contains(new Sourced<>(StopRule.STOP_DISCOMFORT, "001_00eca7786d5a5775.txt"));
    }

    @Test
    void everyRoutineSurvivesTheWayOutAndInAgain() {
        assertThat(routines).allSatisfy(routine -> {
            assertThat(format.routine(RoutineFormat.tree(RoutineFormat.yaml(routine))))
                    .isEqualTo(routine);
            assertThat(format.routine(
                            RoutineFormat.tree(RoutineFormat.tree(routine).toString())))
                    .isEqualTo(routine);
        });
    }

    private static DoseRange dose(int min, int max, String origin) {
        return new DoseRange(min, max, origin);
    }

    private Step step(String routine, String key) {
        return routine(routine).steps().stream()
                .filter(step -> step.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Routine routine(String key) {
        return routines.stream().filter(r -> r.key().equals(key)).findFirst().orElseThrow();
    }
}
