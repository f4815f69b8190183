package org.lumbar.routine.catalogue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.foundation.input.Fault;
import org.lumbar.routine.step.Step;
import org.lumbar.routine.step.Technique;

class BuiltInRoutinesTest {
    private static final Set<String> ORIGINS = Set.of(
            "proposed",
            "000_2f15e5ddc5a3c396.txt",
            "001_00eca7786d5a5775.txt",
            "002_b18a66fc59ee531c.txt",
            "003_41fec4d5656dcbf4.txt");

    private final RoutineFormat format = new RoutineFormat(BuiltInRoutines.rules());
    private final List<Routine> routines = BuiltInRoutines.load(format);
    private final List<Routine> newest = BuiltInRoutines.newest(routines);

    @Test
    void allFiveRoutinesOfTheFourSourcesAreThereWithAllTheirSteps() {
        assertThat(routines)
                .extracting(
                        Routine::key,
                        Routine::version,
                        routine -> routine.steps().size())
                .containsExactly(
                        tuple("warm-massage-cool", 1, 15),
                        tuple("warm-massage-cool", 2, 16),
                        tuple("eight-steps", 1, 10),
                        tuple("eight-steps", 2, 10),
                        tuple("partner-massage", 1, 9),
                        tuple("partner-massage", 2, 9),
                        tuple("ball-or-roller", 1, 3),
                        tuple("ball-or-roller", 2, 3),
                        tuple("lumbar-massage", 1, 10),
                        tuple("lumbar-massage", 2, 10));
    }

    @Test
    void everyValueNamesASourceOrSaysThatItIsProposed() {
        Set<String> origins = new HashSet<>();
        routines.forEach(routine ->
                RoutineFormat.tree(routine).findValuesAsText("origin").forEach(origins::add));

        assertThat(origins).isEqualTo(ORIGINS);
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
    void lyingOnABallWaitsForCalmSessionsInEveryRoutine() {
        assertThat(newest)
                .allSatisfy(routine -> assertThat(routine.gatedSteps())
                        .containsAll(routine.steps().stream()
                                .filter(step -> step.technique() == Technique.BALL_ROLL)
                                .filter(step -> step.instruction().contains("floor"))
                                .map(Step::key)
                                .toList()));
    }

    @Test
    void theToolOfTheFirstVersionStaysReadableAndTheNewestHasNoFault() {
        // Given: version 1 lists the foam roller under another technique
        Routine first = routines.stream()
                .filter(routine -> routine.key().equals("warm-massage-cool") && routine.version() == 1)
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(format.faults(RoutineFormat.tree(first)))
                .extracting(Fault::code)
                .contains("technique-contradicts-equipment");
        assertThat(first.step("tool").technique()).isEqualTo(Technique.STROKE_DEEP);
        assertThat(newest)
                .allSatisfy(routine ->
                        assertThat(format.faults(RoutineFormat.tree(routine))).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "warm-massage-cool.1.yaml, 179f7c5ce2d889b9",
        "eight-steps.1.yaml, 0cedd93b3f441993",
        "partner-massage.1.yaml, 621b3df057faabfd",
        "ball-or-roller.1.yaml, 83101aab4483dc46",
        "lumbar-massage.1.yaml, 39e066ecc506859c"
    })
    void whatHasBeenShippedOnceStaysAsItIsBecausePlansPinIt(String file, String digest) throws Exception {
        try (InputStream shipped =
                requireNonNull(getClass().getResourceAsStream("/lumbar/routine/catalogue/" + file))) {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(shipped.readAllBytes());
            assertThat(HexFormat.of().formatHex(sum, 0, 8)).isEqualTo(digest);
        }
    }

    @Test
    void everyRoutineSurvivesTheWayOutAndInAgain() {
        assertThat(routines).allSatisfy(routine -> {
            assertThat(format.published(RoutineFormat.tree(RoutineFormat.yaml(routine))))
                    .isEqualTo(routine);
            assertThat(format.published(
                            RoutineFormat.tree(RoutineFormat.tree(routine).toString())))
                    .isEqualTo(routine);
        });
    }

    private Routine routine(String key) {
        return newest.stream().filter(r -> r.key().equals(key)).findFirst().orElseThrow();
    }
}
