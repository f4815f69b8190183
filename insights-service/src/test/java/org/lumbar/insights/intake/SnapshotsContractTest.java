package org.lumbar.insights.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lumbar.insights.intake.Reading.Rejected;
import org.lumbar.insights.intake.Reading.Staffed;
import org.lumbar.insights.intake.Reading.Taken;

/** Holds the reader to every example of the snapshots it consumes. */
class SnapshotsContractTest {

    private static final Path EXAMPLES = Examples.root();
    private static final Properties POINTERS = pointers();

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final SnapshotReader reader = new SnapshotReader(json, new ContractSchemas());

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("validExamples")
    void everyValidExampleIsTaken(Kind kind, String name) throws IOException {
        // Given
        byte[] value = Files.readAllBytes(EXAMPLES.resolve(name));
        // When
        Reading reading = reader.read(kind, key(kind, json.readTree(value)), value);
        // Then
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Taken.class, taken -> assertThat(taken.snapshot()).isInstanceOf(kind.type()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("invalidExamples")
    void everyInvalidExampleIsPutAsideWithItsCodeAndPointer(Kind kind, String name) throws IOException {
        // Given
        byte[] value = Files.readAllBytes(EXAMPLES.resolve(name));
        String file = name.substring(name.lastIndexOf('/') + 1);
        // When
        Reading reading = reader.read(kind, key(kind, json.readTree(value)), value);
        // Then
        assertThat(reading).isEqualTo(new Rejected(file.substring(0, file.indexOf("__")), POINTERS.getProperty(name)));
    }

    @ParameterizedTest
    @MethodSource("validPractices")
    void everyValidPracticeIsTaken(String name) throws IOException {
        // Given
        byte[] value = Files.readAllBytes(EXAMPLES.resolve(name));
        // When, Then
        assertThat(reader.readPractice(practiceKey(value), value)).isInstanceOf(Staffed.class);
    }

    @ParameterizedTest
    @MethodSource("invalidPractices")
    void everyInvalidPracticeIsPutAsideWithItsCodeAndPointer(String name) throws IOException {
        // Given
        byte[] value = Files.readAllBytes(EXAMPLES.resolve(name));
        String file = name.substring(name.lastIndexOf('/') + 1);
        // When
        Reading reading = reader.readPractice(practiceKey(value), value);
        // Then
        assertThat(reading).isEqualTo(new Rejected(file.substring(0, file.indexOf("__")), POINTERS.getProperty(name)));
    }

    private byte[] practiceKey(byte[] value) throws IOException {
        return json.readTree(value).path("practiceId").asText().getBytes(StandardCharsets.UTF_8);
    }

    static Stream<String> validPractices() {
        return Examples.in(EXAMPLES, "practice/valid");
    }

    static Stream<String> invalidPractices() {
        return Examples.in(EXAMPLES, "practice/invalid");
    }

    static Stream<Arguments> validExamples() {
        return examples("valid");
    }

    static Stream<Arguments> invalidExamples() {
        return Stream.concat(
                examples("invalid"),
                // This service reads no horizon, so it does not answer for it.
                examples("invalid/beyond-schema")
                        .filter(example -> !example.get()[1].toString().contains("horizon")));
    }

    private static Stream<Arguments> examples(String folder) {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Examples.in(EXAMPLES, kind.contractName() + "/" + folder)
                        .map(name -> Arguments.of(kind, name)));
    }

    static byte[] key(Kind kind, JsonNode value) {
        String client = value.path("clientId").asText();
        String rest = switch (kind) {
            case CLIENT -> "";
            case PLAN -> ":" + value.path("planId").asText();
            case SESSION -> ":" + value.path("sessionId").asText();
            case RATING -> ":" + value.path("ratingId").asText();
            case CLIENT_DAY -> ":" + value.path("localDay").asText();
        };
        return (client + rest).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }

    private static Properties pointers() {
        Properties pointers = new Properties();
        try (Reader file = Files.newBufferedReader(EXAMPLES.resolve("pointers.properties"))) {
            pointers.load(file);
        } catch (IOException missing) {
            throw new IllegalStateException("The contract has no pointers.properties", missing);
        }
        return pointers;
    }
}
