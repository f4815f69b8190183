package org.lumbar.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApiCompatibilityContractTest {
    private static final Path RELEASED = Path.of("released/openapi");
    private static final Path CURRENT = ApiDocuments.STORED.resolve("routine-service.json");
    private static final String GET = "/paths/~1v1~1clients~1{clientId}/get";

    /** Documents are copied to {@code released/openapi/} at a release; until the first one there is nothing to break. */
    @Test
    void currentDocumentsOnlyAddToReleasedOnes() {
        List<String> breaks = new ArrayList<>();
        Contract.list(RELEASED).forEach(file -> {
            Path current = ApiDocuments.STORED.resolve(file.getFileName().toString());
            ApiCompatibility.breaks(ApiDocuments.document(file), ApiDocuments.document(current))
                    .forEach(found -> breaks.add(file.getFileName() + " " + found));
        });
        assertThat(breaks).isEmpty();
    }

    @Test
    void anOperationAnAnswersMemberAndAQueryParameterMayBeAdded() {
        // Given
        JsonNode released = ApiDocuments.document(CURRENT);
        JsonNode current = released.deepCopy();
        // When
        ((ObjectNode) current.path("paths"))
                .putObject("/v1/news")
                .putObject("get")
                .put("operationId", "getNews");
        ((ObjectNode) current.at("/components/schemas/Client/properties"))
                .putObject("news")
                .put("type", "string");
        ((ArrayNode) current.at(GET + "/parameters"))
                .addObject()
                .put("name", "as")
                .put("in", "query");
        // Then
        assertThat(ApiCompatibility.breaks(released, released)).isEmpty();
        assertThat(ApiCompatibility.breaks(released, current)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakingChanges")
    void theGateStopsABreakingChange(String name, Consumer<JsonNode> change) {
        // Given
        JsonNode released = ApiDocuments.document(CURRENT);
        JsonNode current = released.deepCopy();
        // When
        change.accept(current);
        // Then
        assertThat(ApiCompatibility.breaks(released, current)).as(name).isNotEmpty();
    }

    static Stream<Arguments> breakingChanges() {
        return Stream.of(
                change(
                        "no operation",
                        document -> ((ObjectNode) document.path("paths")).remove("/v1/clients/{clientId}")),
                change("another id", document -> ((ObjectNode) document.at(GET)).put("operationId", "readClient")),
                change("no success", document -> ((ObjectNode) document.at(GET + "/responses")).remove("200")),
                change(
                        "no member",
                        document -> ((ObjectNode) document.at("/components/schemas/Client/properties"))
                                .remove("displayName")),
                change(
                        "a member of another type",
                        document -> ((ObjectNode) document.at("/components/schemas/Client/properties/displayName"))
                                .put("type", "integer")),
                change(
                        "a request that needs more",
                        document -> ((ArrayNode) document.at("/components/schemas/NewClient/required"))
                                .add("injuredAreas")),
                change(
                        "a parameter that is asked for",
                        document -> ((ArrayNode) document.at(GET + "/parameters"))
                                .addObject()
                                .put("name", "as")
                                .put("in", "query")
                                .put("required", true)));
    }

    private static Arguments change(String name, Consumer<JsonNode> change) {
        return Arguments.of(name, change);
    }
}
