package org.lumbar.session.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lumbar.session.contract.Examples;

/** What is stored of an event's data: the members that the contract's schema of its type names, with what they say. */
class KnownFieldsContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventReader reader = new EventReader();

    static List<Path> validEvents() {
        return Examples.of("session.", "valid");
    }

    @ParameterizedTest
    @MethodSource("validEvents")
    void exactlyWhatTheSchemaNamesIsLeftAndSaysTheSame(Path example) throws Exception {
        // Given
        JsonNode event = JSON.readTree(Examples.bytes(example));
        JsonNode expected = named(event.get("data"), schema(event.get("type").textValue()));

        // When
        SessionEvent read = reader.readStructured(Examples.bytes(example));

        // Then
        assertThat(plain(JSON.readTree(read.data()))).isEqualTo(plain(expected));
    }

    @ParameterizedTest
    @MethodSource("validEvents")
    void whatIsLeftReadsAsTheSameEvent(Path example) throws Exception {
        // Given
        SessionEvent read = reader.readStructured(Examples.bytes(example));
        ObjectNode again = (ObjectNode) JSON.readTree(Examples.bytes(example));
        again.set("data", JSON.readTree(read.data()));

        // When
        SessionEvent second = reader.readStructured(JSON.writeValueAsBytes(again));

        // Then
        assertThat(second.reported()).isEqualTo(read.reported());
        assertThat(new EventHash().of(second)).isEqualTo(new EventHash().of(read));
    }

    @Test
    void dataWithoutAnythingElseIsLeftAsItWasSent() throws Exception {
        String sent = new String(Examples.bytes(Path.of("session.step-completed/valid/full.json")), UTF_8);

        String data = new String(reader.readStructured(sent.getBytes(UTF_8)).data(), UTF_8);

        assertThat(data).contains("\n");
        assertThat(sent).contains("\"data\": " + data);
    }

    private static JsonNode schema(String type) throws IOException {
        String file = type.replace("org.lumbar.", "") + ".json";
        try (InputStream in = KnownFieldsContractTest.class.getResourceAsStream("/lumbar/contracts/schemas/" + file)) {
            return JSON.readTree(requireNonNull(in, file));
        }
    }

    private static JsonNode named(JsonNode value, JsonNode schema) {
        if (!value.isObject()) {
            return value;
        }
        ObjectNode left = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode of = schema.path("properties").get(member.getKey());
            if (of != null) {
                left.set(member.getKey(), named(member.getValue(), of));
            }
        }
        return left;
    }

    /** Numbers by their value, ids in lower case. */
    private static JsonNode plain(JsonNode value) {
        if (value.isNumber()) {
            return JSON.getNodeFactory()
                    .numberNode(
                            new BigDecimal(value.asText()).stripTrailingZeros().longValueExact());
        }
        if (value.isTextual()) {
            return JSON.getNodeFactory().textNode(value.textValue().toLowerCase(Locale.ROOT));
        }
        ObjectNode plain = JSON.createObjectNode();
        value.properties().forEach(member -> plain.set(member.getKey(), plain(member.getValue())));
        return value.isObject() ? plain : value;
    }
}
