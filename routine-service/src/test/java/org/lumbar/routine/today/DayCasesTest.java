package org.lumbar.routine.today;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lumbar.routine.intake.ClientDay;
import org.lumbar.routine.intake.ClientDay.Locked;
import org.lumbar.routine.intake.ClientDay.Resting;
import org.lumbar.routine.intake.Rule;
import org.lumbar.routine.plan.PlanSnapshot.PrescribedStep;
import org.lumbar.routine.plan.PlanSnapshot.Range;
import org.lumbar.routine.plan.PlanSnapshot.Thing;
import org.lumbar.routine.step.Equipment;
import org.lumbar.routine.step.Phase;
import org.lumbar.routine.step.Technique;
import org.lumbar.routine.today.Today.TodayStep;

/** Holds what a day allows to the table of cases in contracts/, which the app's rules are held to as well. */
class DayCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TABLE = table();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final UUID EVENT = UUID.fromString("019a2c40-2222-7000-8000-0000000000ab");

    @ParameterizedTest(name = "{0}")
    @MethodSource("days")
    void todaySaysWhatTheTableSays(String name, JsonNode given) {
        assertThat(said(given)).isEqualTo(list(given.get("expected")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("days")
    void aDayThatSaysSomethingElseIsFound(String name, JsonNode given) {
        // Given
        JsonNode planted = given.deepCopy();
        ObjectNode first = (ObjectNode) planted.at("/expected/0");
        first.put("atMostSeconds", first.get("atMostSeconds").asInt() + 1);

        // Then
        assertThat(said(planted)).isNotEqualTo(list(planted.get("expected")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("equipment")
    void aThingIsABallOrARollerWhereTheTableSaysSo(String equipment, boolean ball) {
        assertThat(Equipment.isBallOrRoller(equipment)).isEqualTo(ball);
    }

    static Stream<Arguments> days() {
        return list(TABLE.get("days")).stream()
                .map(day -> Arguments.of(day.get("name").asText(), day));
    }

    static Stream<Arguments> equipment() {
        return list(TABLE.get("equipment")).stream()
                .map(each -> Arguments.of(
                        each.get("equipment").asText(), each.get("ball").asBoolean()));
    }

    private static List<JsonNode> said(JsonNode given) {
        List<PrescribedStep> steps =
                list(given.get("steps")).stream().map(DayCasesTest::prescribed).toList();
        DayLimits limits = new DayLimits(day(given), List.of(), List.of(), null);
        return new StepPlanner(StepPlannerTest.routine(steps), Map.of(), limits, null)
                .plan(steps, DAY).stream().map(DayCasesTest::said).toList();
    }

    private static JsonNode said(TodayStep step) {
        ObjectNode said = JSON.createObjectNode().put("action", step.action().name());
        said.set("seconds", JSON.valueToTree(step.seconds()));
        return said.put("atMostSeconds", step.atMostSeconds());
    }

    private static ClientDay day(JsonNode given) {
        int left = given.get("remainingSeconds").asInt();
        ClientDay.Dose dose = new ClientDay.Dose(300 - left, 300, left);
        List<Locked> locked = list(given.get("locked")).stream()
                .map(technique -> new Locked(technique(technique), EVENT, Rule.STOP_BONE_PAIN, DAY))
                .toList();
        List<Resting> resting = list(given.get("resting")).stream()
                .map(technique -> new Resting(technique(technique), Rule.NEXT_DAY_SORE, EVENT, DAY))
                .toList();
        return new ClientDay(UUID.randomUUID(), UUID.randomUUID(), DAY, 1, dose, resting, locked, List.of());
    }

    private static Technique technique(JsonNode word) {
        return Technique.valueOf(word.asText());
    }

    private static PrescribedStep prescribed(JsonNode step) {
        String key = step.get("key").asText();
        List<Thing> things = list(step.path("equipment")).stream()
                .map(thing -> new Thing(
                        thing.get("name").asText(), thing.get("optional").asBoolean()))
                .toList();
        return new PrescribedStep(
                key,
                Phase.valueOf(step.get("phase").asText()),
                technique(step.get("technique")),
                key,
                Map.of(),
                true,
                false,
                null,
                range(step.get("seconds")),
                null,
                null,
                false,
                false,
                "How",
                List.of(),
                things,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static @Nullable Range range(@Nullable JsonNode seconds) {
        return seconds == null
                ? null
                : new Range(seconds.get("min").asInt(), seconds.get("max").asInt());
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static JsonNode table() {
        try (InputStream in = DayCasesTest.class.getResourceAsStream("/lumbar/contracts/rules/guidance.json")) {
            return JSON.readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
