package org.lumbar.routine.catalogue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lumbar.routine.step.DoseRange;
import org.lumbar.routine.step.PressureLevel;
import org.lumbar.routine.step.Sourced;
import org.lumbar.routine.step.Step;

/** The catalogue beside two tables that were written from the four texts: each value and each rule, none more and none less. */
class FourTextsTest {
    private static final List<Routine> NEWEST =
            BuiltInRoutines.newest(BuiltInRoutines.load(new RoutineFormat(BuiltInRoutines.rules())));

    @Test
    void theRoutinesHaveTheStepsOfTheTextsInTheirOrder() {
        List<String> ours = NEWEST.stream()
                .flatMap(routine -> routine.steps().stream().map(step -> routine.key() + "|" + step.key()))
                .toList();

        assertThat(ours)
                .isEqualTo(table("steps.psv").stream()
                        .map(row -> row.get(0) + "|" + row.get(1))
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void everyStepIsAsItsTextSays(String name, List<String> row) {
        Step step = routine(row.get(0)).step(row.get(1));

        assertThat(described(step)).as(name).isEqualTo(row.subList(2, 12));
        assertThat(step.instruction().toLowerCase(Locale.ROOT))
                .contains(row.get(12).toLowerCase(Locale.ROOT).split(","));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routines")
    void everyRoutineIsAsItsTextSays(String name, List<String> row) {
        Routine routine = routine(row.get(0));
        if (row.get(1).equals("words")) {
            String all = Stream.concat(
                            routine.advice().stream().map(Sourced::value), frequencies(routine, Frequency::text))
                    .collect(Collectors.joining("\n"));
            assertThat(all.toLowerCase(Locale.ROOT)).contains(row.get(2).split(","));
        } else {
            assertThat(described(routine, row.get(1))).as(name).isEqualTo(row.get(2));
        }
    }

    @Test
    void everythingOfARoutineIsInTheTable() {
        Set<String> rows = table("routines.psv").stream()
                .map(row -> row.get(0) + "|" + row.get(1))
                .collect(Collectors.toSet());

        assertThat(rows).hasSize(NEWEST.size() * 9).hasSameSizeAs(table("routines.psv"));
    }

    private static List<String> described(Step step) {
        List<String> manner = new ArrayList<>();
        if (step.optional()) {
            manner.add("optional");
        }
        if (step.recurring()) {
            manner.add("recurring");
        }
        if (!step.insteadOf().isEmpty()) {
            manner.add("instead of " + String.join(" ", step.insteadOf()));
        }
        PressureLevel pressure = step.pressure();
        String from = pressure == null || pressure.from() == null ? "" : pressure.from() + " to ";
        return List.of(
                origin(step.origin()),
                step.kind().name(),
                manner.isEmpty() ? "-" : String.join(" ", manner),
                step.phase().name(),
                step.technique().name(),
                step.areas() == null
                        ? "-"
                        : words(step.areas().value()) + at(step.areas().origin()),
                range(step.seconds()),
                range(step.repetitions()),
                range(step.holdSeconds()),
                pressure == null ? "-" : from + pressure.value() + at(pressure.origin()));
    }

    private static String described(Routine routine, String what) {
        return switch (what) {
            case "actors" -> words(routine.actors());
            case "stopRules" -> all(routine.stopRules().stream().map(rule -> rule.value() + at(rule.origin())));
            case "contraindications" ->
                all(Stream.ofNullable(routine.contraindications())
                        .flatMap(List::stream)
                        .map(each -> each.value() + at(each.origin())));
            case "frequency" ->
                all(frequencies(routine, often -> String.join(" ", often.rrules()) + at(often.origin())));
            case "sessionMinutes" -> range(routine.sessionMinutes());
            case "course" -> range(routine.course());
            case "dailyLimits" ->
                all(routine.dailyLimits().stream()
                        .map(limit -> limit.technique() + " " + limit.seconds() + at(limit.origin())));
            case "gates" ->
                all(routine.progressions().stream()
                        .filter(Progression::gated)
                        .map(next -> next.to() + " "
                                + requireNonNull(next.calmSessions()).value()
                                + at(next.calmSessions().origin())));
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static <T> Stream<T> frequencies(Routine routine, Function<Frequency, T> each) {
        return Stream.ofNullable(routine.frequency()).flatMap(List::stream).map(each);
    }

    private static String all(Stream<String> values) {
        String joined = values.collect(Collectors.joining(" "));
        return joined.isEmpty() ? "-" : joined;
    }

    private static String words(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String range(@Nullable DoseRange range) {
        return range == null ? "-" : range.min() + "-" + range.max() + at(range.origin());
    }

    private static String at(String origin) {
        return "@" + origin(origin);
    }

    private static String origin(String origin) {
        return origin.equals("proposed") ? "P" : origin.substring(0, 3);
    }

    private static Routine routine(String key) {
        return NEWEST.stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Object[]> steps() {
        return table("steps.psv").stream().map(row -> new Object[] {row.get(0) + " " + row.get(1), row});
    }

    static Stream<Object[]> routines() {
        return table("routines.psv").stream().map(row -> new Object[] {row.get(0) + " " + row.get(1), row});
    }

    private static List<List<String>> table(String file) {
        try (InputStream in =
                requireNonNull(FourTextsTest.class.getResourceAsStream("/lumbar/routine/texts/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\\|", -1)))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
