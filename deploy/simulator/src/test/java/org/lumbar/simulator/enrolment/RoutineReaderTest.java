package org.lumbar.simulator.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumbar.simulator.routine.Dose;
import org.lumbar.simulator.routine.Routine;
import org.lumbar.simulator.routine.Step;

class RoutineReaderTest {

    @Test
    void aCatalogueVersionLosesItsOriginsAndItsGatedStepsAreNotRequired() throws JsonProcessingException {
        // Given
        String served = """
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

        // When
        Routine routine = RoutineReader.version(new ObjectMapper().readTree(served));

        // Then
        assertThat(routine.course()).isEqualTo(new Routine.Course(15));
        assertThat(routine.stopRules()).containsExactly("STOP_BONE_PAIN");
        assertThat(routine.steps())
                .containsExactly(
                        new Step(
                                "wall",
                                "MASSAGE",
                                "BALL_ROLL",
                                true,
                                false,
                                "FIRM",
                                new Dose(60, 90),
                                null,
                                null,
                                List.of(),
                                true,
                                List.of("LOWER_BACK")),
                        new Step(
                                "floor",
                                "MASSAGE",
                                "BALL_ROLL",
                                false,
                                false,
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                false,
                                List.of()),
                        new Step(
                                "knead",
                                "MASSAGE",
                                "KNEAD",
                                false,
                                false,
                                null,
                                null,
                                null,
                                null,
                                List.of("wall"),
                                false,
                                List.of()),
                        new Step(
                                "ask", "MASSAGE", "ASK", false, true, null, null, null, null, List.of(), false,
                                List.of()));
    }
}
