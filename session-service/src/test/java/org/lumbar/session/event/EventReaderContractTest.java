package org.lumbar.session.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lumbar.session.contract.Examples;

/** The reader against every example of an event that the contract shows, in both CloudEvents modes. */
class EventReaderContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventReader reader = new EventReader();

    static List<Path> validEvents() {
        return Stream.of(Examples.of("session-event", "valid"), Examples.of("session.", "valid"))
                .flatMap(List::stream)
                .toList();
    }

    static List<Path> invalidEvents() {
        return Stream.of(Examples.of("session-event", "invalid"), Examples.of("session.", "invalid"))
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("validEvents")
    void takesEveryValidExample(Path example) throws Exception {
        // When
        SessionEvent event = reader.readStructured(Examples.bytes(example));

        // Then
        assertThat(event.kind().type())
                .isEqualTo(JSON.readTree(Examples.bytes(example)).get("type").textValue());
    }

    @ParameterizedTest
    @MethodSource("invalidEvents")
    void rejectsEveryInvalidExampleWithTheCodeInItsNameAndItsPointer(Path example) throws Exception {
        // When
        EventRejected rejected = rejected(() -> reader.readStructured(Examples.bytes(example)));

        // Then
        assertThat(rejected).isNotNull();
        assertThat(rejected.code().text()).isEqualTo(Examples.code(example));
        assertThat(rejected.pointer() == null ? "" : rejected.pointer()).isEqualTo(Examples.pointer(example));
    }

    @ParameterizedTest
    @MethodSource("validEvents")
    void readsTheSameFromTheBinaryMode(Path example) throws Exception {
        // Given
        JsonNode event = JSON.readTree(Examples.bytes(example));

        // When
        SessionEvent binary = reader.readBinary(attributesOf(event), JSON.writeValueAsBytes(event.get("data")));

        // Then
        SessionEvent structured = reader.readStructured(Examples.bytes(example));
        assertThat(binary).usingRecursiveComparison().ignoringFields("data").isEqualTo(structured);
    }

    @Test
    void rejectsTheSameFromTheBinaryModeWhereHeadersCanCarryIt() throws Exception {
        // Given
        List<String> differences = new ArrayList<>();
        int checked = 0;

        // When
        for (Path example : invalidEvents()) {
            JsonNode event = tree(Examples.bytes(example));
            // What is no JSON has no binary form; and the data is the outermost object there, one level less deep.
            boolean formless = List.of("too-deep", "malformed-json").contains(Examples.code(example));
            if (event != null && event.isObject() && onlyTexts(event) && !formless) {
                checked++;
                byte[] data = dataOf(Examples.bytes(example));
                EventRejected rejected = rejected(() -> reader.readBinary(attributesOf(event), data));
                if (rejected == null || !rejected.code().text().equals(Examples.code(example))) {
                    differences.add(example + " " + rejected);
                }
            }
        }

        // Then
        assertThat(differences).isEmpty();
        assertThat(checked).isGreaterThan(80);
    }

    @Test
    void takesEveryZoneOfTheContractInBothModes() throws Exception {
        // Given
        String example = new String(Examples.bytes(Path.of("session.completed/valid/minimal.json")), UTF_8);
        List<String> zones = Examples.zones();

        // Then
        assertThat(zones).hasSize(598);
        for (String zone : zones) {
            SessionEvent event =
                    reader.readStructured(example.replace("Europe/Berlin", zone).getBytes(UTF_8));
            assertThat(event.zone().getRules().getOffset(event.time())).isNotNull();
            assertThat(event.localDay()).isBetween(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 3));
        }
    }

    @Test
    void anAttributeThatIsThereTwiceInHeadersIsWrong() throws Exception {
        // Given
        JsonNode event = JSON.readTree(Examples.bytes(Path.of("session.completed/valid/minimal.json")));
        byte[] data = JSON.writeValueAsBytes(event.get("data"));

        for (String name : List.of("id", "source", "type", "subject", "time", "timezone")) {
            // When
            EventRejected rejected = rejected(() -> reader.readBinary(
                    sink -> {
                        attributesOf(event).accept(sink);
                        sink.accept(name, event.get(name).textValue());
                    },
                    data));

            // Then
            assertThat(rejected).as(name).isNotNull();
            assertThat(rejected.code()).isEqualTo(Code.INVALID_ATTRIBUTE);
            assertThat(rejected.pointer()).isEqualTo("/" + name);
        }
    }

    @Test
    void bytesThatAreNotUtf8AreMalformedEvenWhereNobodyReadsThem() throws Exception {
        // Given
        String example = new String(Examples.bytes(Path.of("session.completed/valid/minimal.json")), UTF_8);
        String[] parts =
                example.replace("\"data\"", "\"mine\": \"@\", \"data\"").split("@", 2);

        for (String bytes : List.of("EDA0BD", "C080", "C1BF", "F4908080", "E282", "FF", "EDA0BDEDB880")) {
            byte[] event =
                    (parts[0] + new String(HexFormat.of().parseHex(bytes), ISO_8859_1) + parts[1]).getBytes(ISO_8859_1);

            // When
            EventRejected rejected = rejected(() -> reader.readStructured(event));

            // Then
            assertThat(rejected).as(bytes).isNotNull();
            assertThat(rejected.code()).as(bytes).isEqualTo(Code.MALFORMED_JSON);
        }
    }

    @Test
    void aFaultOfOneEventOfADocumentNeverCostsTheOthers() throws Exception {
        // Given
        String good = new String(Examples.bytes(Path.of("session.completed/valid/minimal.json")), UTF_8);
        String bad = good.replace("1.0", "0.3");
        String twice = good.replace("\"data\"", "\"mine\": {\"a\": 1, \"\\u0061\": 2}, \"data\"");
        String number = good.replace("\"data\"", "\"sequence\": 1e-2147483649, \"data\"");
        byte[] document =
                ("[" + good + ", 7, [[]]," + bad + "," + twice + "," + number + "," + good + "]").getBytes(UTF_8);
        List<String> outcomes = new ArrayList<>();

        // When
        reader.readDocument(
                document,
                true,
                null,
                (outcome, from, to) -> outcomes.add(
                        outcome.rejected() == null
                                ? "fine"
                                : outcome.rejected().code().text()));

        // Then
        assertThat(outcomes)
                .containsExactly(
                        "fine",
                        "not-a-cloudevent",
                        "not-a-cloudevent",
                        "not-a-cloudevent",
                        "malformed-json",
                        "invalid-attribute",
                        "fine");
    }

    /** The bytes of the event's data as they are: no tree keeps numbers that no type can hold. Empty without data. */
    private static byte[] dataOf(byte[] event) throws IOException {
        try (JsonParser parser = JSON.createParser(event)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean data = parser.currentName().equals("data");
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                if (data) {
                    parser.finishToken();
                    return Arrays.copyOfRange(
                            event, from, (int) parser.currentLocation().getByteOffset());
                }
            }
            return new byte[0];
        }
    }

    private static @Nullable JsonNode tree(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            return null;
        }
    }

    /** Headers know no JSON types: examples whose fault is one can't be published in binary mode. */
    private static boolean onlyTexts(JsonNode event) {
        for (var member : event.properties()) {
            boolean data = member.getKey().equals("data");
            if (data ? member.getValue().isNull() : !member.getValue().isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static EventReader.Attributes attributesOf(JsonNode event) {
        return sink -> event.properties().forEach(member -> {
            if (!member.getKey().equals("data") && !member.getValue().isNull()) {
                sink.accept(member.getKey(), member.getValue().asText());
            }
        });
    }

    private interface Reading {
        Object read() throws Exception;
    }

    private static @Nullable EventRejected rejected(Reading reading) throws Exception {
        try {
            reading.read();
            return null;
        } catch (EventRejected e) {
            return e;
        }
    }
}
