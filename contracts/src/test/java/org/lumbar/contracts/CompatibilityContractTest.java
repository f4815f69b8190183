package org.lumbar.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompatibilityContractTest {
    private static final Path RELEASED = Path.of("released");
    private static final Path CASES = Path.of("src/test/resources/compatibility");

    /** Schemas are copied to {@code released/} at a release; until the first one there is nothing to break. */
    @Test
    void currentSchemasOnlyAddToReleasedOnes() throws IOException {
        // Given
        List<Path> released = jsonIn(RELEASED).toList();
        // When
        List<String> breaks = new ArrayList<>();
        for (Path file : released) {
            Path current = Contract.SCHEMAS.resolve(file.getFileName().toString());
            Compatibility.breaks(Contract.read(file), Contract.read(current))
                    .forEach(found -> breaks.add(file.getFileName() + " " + found));
        }
        // Then
        assertThat(breaks).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("additions")
    void theGateLetsAnAdditionPass(Path current) throws IOException {
        // Given
        JsonNode released = Contract.read(CASES.resolve("released.json"));
        // When
        List<String> breaks = Compatibility.breaks(released, Contract.read(current));
        // Then
        assertThat(breaks).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("breakingChanges")
    void theGateStopsABreakingChange(Path current) throws IOException {
        // Given
        JsonNode released = Contract.read(CASES.resolve("released.json"));
        // When
        List<String> breaks = Compatibility.breaks(released, Contract.read(current));
        // Then
        assertThat(breaks).hasSize(1);
    }

    static Stream<Path> additions() {
        return jsonIn(CASES.resolve("adds"));
    }

    static Stream<Path> breakingChanges() {
        return jsonIn(CASES.resolve("breaks"));
    }

    private static Stream<Path> jsonIn(Path folder) {
        return Contract.list(folder).filter(file -> file.toString().endsWith(".json"));
    }
}
