package org.lumbar.routine.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.lumbar.foundation.input.Fault;
import org.lumbar.routine.problem.JsonShape;
import org.lumbar.routine.step.Equipment;
import org.lumbar.routine.step.Technique;

/**
 * Every fault of a routine at once: those of its shape (the published schema) and those of its sense. Works on the
 * tree, not on {@link Routine}, so that one unknown technique does not hide the next fault.
 */
final class RoutineFaults {
    private static final List<String> DOSES = List.of("seconds", "repetitions", "holdSeconds");

    /** Of a routine as JSON in UTF-8, so that a plan that carries its words stays far below its topic's limit. */
    static final int LARGEST_BYTES = 256 * 1024;

    private final JsonShape shape = JsonShape.of("routine.v1.json");
    private final CatalogueRules rules;

    RoutineFaults(CatalogueRules rules) {
        this.rules = rules;
    }

    List<Fault> of(JsonNode routine) {
        List<Fault> faults = new ArrayList<>();
        shape.faults(routine).stream()
                .filter(fault -> !isForbiddenArea(routine, fault))
                .forEach(faults::add);
        checkRange(routine.path("sessionMinutes"), "/sessionMinutes", faults);
        checkRange(routine.path("course"), "/course", faults);
        checkSteps(routine.path("steps"), faults);
        checkStopRules(routine, faults);
        checkDailyLimits(routine.path("dailyLimits"), faults);
        checkProgressions(routine, faults);
        checkAlternatives(routine.path("steps"), faults);
        RoutineTextFaults.check(routine, faults);
        checkSize(routine, faults);
        return List.copyOf(faults);
    }

    /** The schema calls it an unknown value; the better name for it is given by {@link #checkSteps}. */
    private boolean isForbiddenArea(JsonNode routine, Fault fault) {
        return fault.pointer().contains("/areas/value/")
                && rules.forbids(routine.at(fault.pointer()).asText());
    }

    private void checkSteps(JsonNode steps, List<Fault> faults) {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            JsonNode step = steps.get(i);
            String at = "/steps/" + i;
            if (step.path("key").isTextual() && !keys.add(step.path("key").asText())) {
                faults.add(new Fault("repeated-step-key", at + "/key", "Another step has this key."));
            }
            DOSES.forEach(dose -> checkRange(step.path(dose), at + "/" + dose, faults));
            checkAreas(step.path("areas").path("value"), at + "/areas/value/", faults);
            checkDose(step, at, faults);
            checkEquipment(step, at, faults);
        }
    }

    /** Called by another name, the minutes with a ball or roller would escape their daily limit. */
    private static void checkEquipment(JsonNode step, String at, List<Fault> faults) {
        boolean rolls = stream(step.path("equipment"))
                .anyMatch(thing -> Equipment.isBallOrRoller(thing.path("value").asText()));
        String technique = step.path("technique").asText();
        boolean named = Stream.of(Technique.values()).map(Technique::name).anyMatch(technique::equals);
        if (rolls && named && !Technique.BALL_ROLL.name().equals(technique)) {
            faults.add(new Fault(
                    "technique-contradicts-equipment",
                    at + "/technique",
                    "Work with a ball or roller is BALL_ROLL; what else may be used is a step of its own."));
        }
    }

    private void checkAreas(JsonNode areas, String at, List<Fault> faults) {
        for (int i = 0; i < areas.size(); i++) {
            if (rules.forbids(areas.get(i).asText())) {
                faults.add(new Fault("forbidden-area", at + i, "No routine may work on this area."));
            }
        }
    }

    private void checkDose(JsonNode step, String at, List<Fault> faults) {
        int least = step.path("seconds").path("min").asInt();
        if (least > limit(step.path("technique").asText())) {
            faults.add(new Fault("above-daily-limit", at + "/seconds/min", "More than the daily limit allows."));
        }
    }

    private static void checkRange(JsonNode range, String at, List<Fault> faults) {
        if (range.path("min").isInt()
                && range.path("max").isInt()
                && range.get("min").intValue() > range.get("max").intValue()) {
            faults.add(new Fault("min-above-max", at + "/min", "The smaller end is above the greater one."));
        }
    }

    private static void checkStopRules(JsonNode routine, List<Fault> faults) {
        Set<String> named = new HashSet<>();
        routine.path("stopRules").forEach(rule -> named.add(rule.path("value").asText()));
        Set<String> missing = new TreeSet<>();
        if (!named.contains("STOP_DISCOMFORT") && !named.contains("STOP_VERY_PAINFUL")) {
            missing.add("STOP_VERY_PAINFUL");
        }
        if (stream(routine.path("steps")).anyMatch(RoutineFaults::isForceful)) {
            missing.addAll(Set.of("STOP_BONE_PAIN", "STOP_EXCRUCIATING"));
            missing.removeAll(named);
        }
        missing.forEach(rule -> faults.add(
                new Fault("missing-stop-rule", "/stopRules", "A routine with these steps must name " + rule + ".")));
    }

    private static boolean isForceful(JsonNode step) {
        String pressure = step.path("pressure").path("value").asText();
        return "BALL_ROLL".equals(step.path("technique").asText())
                || "FIRM".equals(pressure)
                || "DEEP".equals(pressure);
    }

    private void checkDailyLimits(JsonNode limits, List<Fault> faults) {
        for (int i = 0; i < limits.size(); i++) {
            JsonNode limit = limits.get(i);
            if (limit.path("seconds").asInt() > limit(limit.path("technique").asText())) {
                faults.add(new Fault(
                        "above-daily-limit",
                        "/dailyLimits/" + i + "/seconds",
                        "May be stricter than 300 s, not laxer."));
            }
        }
    }

    private int limit(String technique) {
        return rules.dailyLimits().stream()
                .filter(limit -> limit.technique().name().equals(technique))
                .mapToInt(DailyLimit::seconds)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    private static void checkProgressions(JsonNode routine, List<Fault> faults) {
        Set<String> keys = new HashSet<>();
        routine.path("steps").forEach(step -> keys.add(step.path("key").asText()));
        Set<String> reached = new HashSet<>();
        JsonNode progressions = routine.path("progressions");
        for (int i = 0; i < progressions.size(); i++) {
            String at = "/progressions/" + i;
            for (String end : List.of("from", "to")) {
                if (!keys.contains(progressions.get(i).path(end).asText())) {
                    faults.add(new Fault("unknown-step", at + "/" + end, "The routine has no such step."));
                }
            }
            String to = progressions.get(i).path("to").asText();
            if (!reached.add(to) || to.equals(progressions.get(i).path("from").asText())) {
                faults.add(new Fault("ambiguous-progression", at + "/to", "A step follows exactly one other step."));
            }
        }
    }

    /** A step stands in for steps that themselves have to be done, so that there is one answer to what counts for what. */
    private static void checkAlternatives(JsonNode steps, List<Fault> faults) {
        Set<String> keys = new HashSet<>();
        Set<String> standIns = new HashSet<>();
        for (JsonNode step : steps) {
            keys.add(step.path("key").asText());
            if (!step.path("insteadOf").isEmpty()) {
                standIns.add(step.path("key").asText());
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            JsonNode others = steps.get(i).path("insteadOf");
            for (int j = 0; j < others.size(); j++) {
                String at = "/steps/" + i + "/insteadOf/" + j;
                if (!keys.contains(others.get(j).asText())) {
                    faults.add(new Fault("unknown-step", at, "The routine has no such step."));
                } else if (standIns.contains(others.get(j).asText())) {
                    faults.add(new Fault("ambiguous-alternative", at, "That step itself stands in for others."));
                }
            }
        }
    }

    private static void checkSize(JsonNode routine, List<Fault> faults) {
        if (routine.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST_BYTES) {
            faults.add(new Fault("too-large", "", "A routine has at most " + LARGEST_BYTES / 1024 + " KiB."));
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
