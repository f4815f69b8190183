package org.lumbar.routine.catalogue;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.foundation.input.Fault;
import org.lumbar.routine.problem.Refused;
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

    @Test
    void everyTextOfEveryVersionThatAPlanMayPinIsThereInGerman() {
        assertThat(routines).allSatisfy(routine -> {
            // When
            Routine german = routine.in("de-AT");

            // Then
            List<String> texts = texts(routine);
            assertThat(german.language()).isEqualTo("de");
            assertThat(texts(german)).hasSameSizeAs(texts).doesNotContainAnyElementsOf(texts);
            assertThat(RoutineFormat.tree(routine.in("fr"))).isEqualTo(RoutineFormat.tree(routine.in("en")));
            assertThat(german.saidBefore().get(0)).isEqualTo("Nie über der Wirbelsäule oder einer verletzten Stelle.");
        });
    }

    /** Everything that is words; codes, names of muscles and sources are the same in every language. */
    private static List<String> texts(Routine routine) {
        List<String> texts = new ArrayList<>();
        texts.add(routine.title());
        routine.advice().forEach(advice -> texts.add(advice.value()));
        requireNonNullElse(routine.frequency(), List.<Frequency>of()).forEach(often -> {
            texts.add(often.text());
            Stream.ofNullable(often.when()).forEach(texts::add);
        });
        routine.progressions().forEach(next -> texts.add(next.change()));
        routine.steps().forEach(step -> {
            texts.add(step.title());
            texts.add(step.instruction());
            step.equipment().forEach(thing -> texts.add(thing.value()));
        });
        return texts;
    }

    @Test
    void aLanguageChangesNoDoseAndNoRule() {
        assertThat(routines).allSatisfy(routine -> {
            Routine german = routine.in("de");
            assertThat(german.steps())
                    .usingRecursiveComparison()
                    .ignoringFields("title", "instruction", "equipment", "texts")
                    .isEqualTo(routine.steps());
            assertThat(german.stopRules()).isEqualTo(routine.stopRules());
            assertThat(german.dailyLimits()).isEqualTo(routine.dailyLimits());
            assertThat(german.gatedSteps()).isEqualTo(routine.gatedSteps());
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: X, steps: {} | missing /steps/0/texts/de",
                "steps: {wall-lean: {title: A, instruction: B, equipment: [C, D]}} | missing /texts/de/title",
                "title: X, steps: {wall-lean: {title: A, equipment: [C, D]}} | missing /steps/0/texts/de/instruction",
                "title: X, steps: {wall-lean: {title: A, instruction: B}} | texts-do-not-match /steps/0/texts/de/equipment",
                "title: X, steps: {wall: {title: A, instruction: B}} | unknown-step /steps/wall",
                "title: X, titel: Y, steps: {} | unknown-field /texts/de/titel",
                "title: X, advice: [A], steps: {} | texts-do-not-match /texts/de/advice"
            })
    void aTextThatIsMissingOrTooManyStopsTheStart(String words, String fault) {
        // Given
        JsonNode ball = RoutineFormat.tree(newest.get(3).in("en"));

        // When
        Refused refused = catchThrowableOfType(
                Refused.class,
                () -> BuiltInRoutines.withWords(format, ball, "de", RoutineFormat.tree("{" + words + "}")));

        // Then
        assertThat(refused.faults())
                .extracting(each -> each.code() + " " + each.pointer())
                .contains(fault);
    }

    private Routine routine(String key) {
        return newest.stream().filter(r -> r.key().equals(key)).findFirst().orElseThrow();
    }
}
