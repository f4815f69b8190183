package org.lumbar.session.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.lumbar.session.contract.Examples;

/** What a therapist prescribes changes neither safety nor what was judged safe: no session is folded anew for it. */
class PrescriptionTest {
    private static final Path PRESCRIBED = Path.of("plan/valid/prescribed-for-one-client.json");

    @Test
    void dosesOrderNotesAndStepsLeftOutSayNothingNewOfAPlan() throws Exception {
        // Given
        JsonNode prescribed = new ObjectMapper().readTree(Examples.bytes(PRESCRIBED));
        ObjectNode plain = prescribed.deepCopy();
        plain.remove("note");
        ArrayNode steps = JsonNodeFactory.instance.arrayNode();
        for (JsonNode step : plain.path("routine").path("steps")) {
            ObjectNode bare = step.deepCopy();
            bare.putNull("seconds").remove("earlierDoses");
            bare.remove("note");
            bare.remove("leftOut");
            steps.insert(0, bare);
        }
        ((ObjectNode) plain.path("routine")).set("steps", steps);
        assertThat((JsonNode) plain).isNotEqualTo(prescribed);

        // When
        Outline before = outline(plain);
        Outline after = outline(prescribed);

        // Then
        assertThat(after).isEqualTo(before);
        assertThat(after.saysNothingNewTo(before.toText())).isTrue();
    }

    private static Outline outline(JsonNode plan) throws Exception {
        return PlanSnapshot.read(plan.toString().getBytes(StandardCharsets.UTF_8))
                .outline();
    }
}
