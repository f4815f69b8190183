package org.lumbar.simulator.enrolment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.routine.BallWords;
import org.lumbar.simulator.routine.Dose;
import org.lumbar.simulator.routine.Routine;
import org.lumbar.simulator.routine.Step;

/**
 * Reads routines down to what playing and judging need: a version of the catalogue, where each value stands with its
 * origin, and the one that a plan pins, where doses and steps are adapted to the client.
 */
final class RoutineReader {
    private RoutineReader() {}

    static Routine version(JsonNode routine) {
        Set<String> gated = new HashSet<>();
        for (JsonNode progression : routine.path("progressions")) {
            if (progression.hasNonNull("calmSessions")) {
                gated.add(progression.path("to").asText());
            }
        }
        List<Step> steps = new ArrayList<>();
        routine.path("steps").forEach(step -> steps.add(step(step, gated)));
        List<String> stopRules = new ArrayList<>();
        routine.path("stopRules")
                .forEach(rule -> stopRules.add(rule.path("value").asText()));
        JsonNode course = routine.path("course");
        return new Routine(
                routine.path("key").asText(),
                routine.path("version").asInt(),
                course.isObject() ? new Routine.Course(course.path("max").asInt()) : null,
                stopRules,
                steps);
    }

    /** The routine of a plan as {@code GET /v1/plans/{id}} shows it. */
    static Routine pinned(JsonNode plan) {
        JsonNode routine = plan.path("routine");
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : routine.path("steps")) {
            steps.add(prescribed(step));
        }
        List<String> stopRules = new ArrayList<>();
        routine.path("stopRules").forEach(rule -> stopRules.add(rule.asText()));
        JsonNode course = plan.path("course");
        return new Routine(
                routine.path("key").asText(),
                routine.path("version").asInt(),
                course.isObject() ? new Routine.Course(course.path("stopAt").asInt()) : null,
                stopRules,
                steps);
    }

    private static Step prescribed(JsonNode step) {
        return new Step(
                step.path("key").asText(),
                step.path("phase").asText(),
                step.path("technique").asText(),
                step.path("required").asBoolean(),
                step.path("prompt").asBoolean(),
                step.path("pressure").textValue(),
                dose(step.path("seconds")),
                dose(step.path("repetitions")),
                dose(step.path("holdSeconds")),
                insteadOf(step),
                needsBall(step, "name"),
                texts(step.path("areas")));
    }

    /** A gated step stays closed until a clinician opens it for a plan. */
    private static Step step(JsonNode step, Set<String> gated) {
        String key = step.path("key").asText();
        boolean action = step.path("kind").asText("ACTION").equals("ACTION");
        return new Step(
                key,
                step.path("phase").asText(),
                step.path("technique").asText(),
                action
                        && !step.path("optional").asBoolean()
                        && !gated.contains(key)
                        && insteadOf(step).isEmpty(),
                step.path("kind").asText().equals("PROMPT"),
                step.path("pressure").path("value").textValue(),
                dose(step.path("seconds")),
                dose(step.path("repetitions")),
                dose(step.path("holdSeconds")),
                gated.contains(key) ? List.of() : insteadOf(step),
                needsBall(step, "value"),
                texts(step.path("areas").path("value")));
    }

    /** @param name the member that names a thing */
    private static boolean needsBall(JsonNode step, String name) {
        for (JsonNode thing : step.path("equipment")) {
            if (!thing.path("optional").asBoolean()
                    && BallWords.isIn(thing.path(name).textValue())) {
                return true;
            }
        }
        return false;
    }

    private static List<String> insteadOf(JsonNode step) {
        return texts(step.path("insteadOf"));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static @Nullable Dose dose(JsonNode dose) {
        return dose.isObject()
                ? new Dose(dose.path("min").asInt(), dose.path("max").asInt())
                : null;
    }
}
