package org.lumbar.session.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.session.event.Code;

class ExplanationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"moment", "pressure", "skipReason", "stopReason", "feeling"})
    void whatIsListedIsWhatTheContractAllows(String word) throws IOException {
        // Given
        JsonNode words = word.equals("feeling")
                ? schema("session.completed.v1.json").at("/properties/feeling/enum")
                : schema("types.v1.json").at("/$defs/" + word + "/enum");
        String field = word.endsWith("Reason") ? "reason" : word;

        // When
        String listed = Explanation.allowed(Code.INVALID_FIELD, "/data/" + field);

        // Then
        assertThat(words).isNotEmpty();
        for (JsonNode each : words) {
            assertThat(listed).contains(each.asText());
        }
    }

    @Test
    void boundsAreThoseOfTheContract() throws IOException {
        JsonNode step = schema("session.step-completed.v1.json").path("properties");
        for (Map.Entry<String, JsonNode> each : step.properties()) {
            if (each.getValue().has("maximum")) {
                assertThat(Explanation.allowed(Code.INVALID_FIELD, "/data/" + each.getKey()))
                        .isEqualTo(
                                " Allowed: a whole number from %s to %s.",
                                each.getValue().path("minimum"), each.getValue().path("maximum"));
            }
        }
        JsonNode score = schema("types.v1.json").at("/$defs/nrs");
        assertThat(Explanation.allowed(Code.INVALID_FIELD, "/data/score"))
                .isEqualTo(" Allowed: a whole number from %s to %s.", score.path("minimum"), score.path("maximum"));
    }

    @Test
    void everyTypeIsListedWhereOneIsUnknown() throws IOException {
        for (JsonNode type : schema("session-event.v1.json").at("/properties/type/enum")) {
            assertThat(Explanation.allowed(Code.UNKNOWN_TYPE, "/type")).contains(type.asText());
        }
    }

    @Test
    void nothingIsListedWhereThereIsNoChoice() {
        assertThat(Explanation.allowed(Code.CLIENT_ERASED, "/subject")).isEmpty();
        assertThat(Explanation.allowed(Code.INVALID_FIELD, "/data/unheard-of")).isEmpty();
    }

    private static JsonNode schema(String name) throws IOException {
        try (InputStream in = ExplanationTest.class.getResourceAsStream("/lumbar/contracts/schemas/" + name)) {
            return JSON.readTree(Objects.requireNonNull(in));
        }
    }
}
