package org.lumbar.simulator.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.simulator.routine.Dose;
import org.lumbar.simulator.routine.Routine;
import org.lumbar.simulator.routine.Step;

class RoutineReaderTest {

    private static final String SERVED = """
            {"key": "ball", "version": 1, "course": {"min": 10, "max": 15, "origin": "s"},
             "stopRules": [{"value": "STOP_BONE_PAIN", "origin": "s"}],
             "progressions": [{"from": "wall", "to": "floor", "calmSessions": {"value": 3}},
                              {"from": "wall", "to": "wall", "calmSessions": null}],
             "steps": [
               {"key": "wall", "kind": "ACTION", "optional": false, "phase": "MASSAGE", "technique": "BALL_ROLL",
                "pressure": {"value": "FIRM", "origin": "s"}, "seconds": {"min": 60, "max": 90, "origin": "s"},
                "repetitions": null, "holdSeconds": null, "areas": {"value": ["LOWER_BACK"], "origin": "s"},
                "equipment": [{"value": "tennis ball", "optional": false}, {"value": "wall", "optional": true}]},
               {"key": "floor", "kind": "ACTION", "optional": false, "phase": "MASSAGE", "technique": "BALL_ROLL",
                "pressure": null, "insteadOf": ["wall"]},
               {"key": "knead", "kind": "ACTION", "phase": "MASSAGE", "technique": "KNEAD", "insteadOf": ["wall"]},
               {"key": "ask", "kind": "PROMPT", "optional": false, "phase": "MASSAGE", "technique": "ASK"}]}
            """;

    @Test
    void aCatalogueVersionLosesItsOriginsAndItsGatedStepsAreNotRequired() throws JsonProcessingException {
        // Given a routine as the catalogue serves it
        // When
        Routine routine = RoutineReader.version(new ObjectMapper().readTree(SERVED));

        // Then
        assertThat(routine.course()).isEqualTo(new Routine.Course(15));
        assertThat(routine.stopRules()).containsExactly("STOP_BONE_PAIN");
        Dose minuteOrMore = new Dose(60, 90);
        assertThat(routine.steps())
                .containsExactly(
                        step("wall", "BALL_ROLL", true, "FIRM", minuteOrMore, List.of(), true, List.of("LOWER_BACK")),
                        step("floor", "BALL_ROLL", false, null, null, List.of(), false, List.of()),
                        step("knead", "KNEAD", false, null, null, List.of("wall"), false, List.of()),
                        new Step(
                                "ask", "MASSAGE", "ASK", false, true, null, null, null, null, List.of(), false,
                                List.of()));
    }

    private static Step step(
            String key,
            String technique,
            boolean required,
            @Nullable String pressure,
            @Nullable Dose seconds,
            List<String> insteadOf,
            boolean rolls,
            List<String> areas) {
        return new Step(
                key, "MASSAGE", technique, required, false, pressure, seconds, null, null, insteadOf, rolls, areas);
    }
}
