package org.lumbar.routine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No schema lets through what the type behind it can't hold. */
class RequestSchemasTest {
    private static final Path SCHEMAS = Path.of("src/main/resources/lumbar/routine/schemas");

    static List<Path> schemas() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyWholeNumberHasBoundsThatAnIntHolds(Path file) throws IOException {
        JsonNode schema = new ObjectMapper().readTree(file.toFile());

        for (JsonNode parent : schema.findParents("type")) {
            if (parent.path("type").toString().contains("\"integer\"")) {
                assertThat(parent.path("minimum").canConvertToInt())
                        .as("%s", parent)
                        .isTrue();
                assertThat(parent.path("maximum").isInt()).as("%s", parent).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyDayHasBounds(Path file) throws IOException {
        JsonNode schema = new ObjectMapper().readTree(file.toFile());

        for (JsonNode parent : schema.findParents("format")) {
            assertThat(parent.path("pattern").asText()).as("%s", parent).contains("2100");
        }
    }
}
