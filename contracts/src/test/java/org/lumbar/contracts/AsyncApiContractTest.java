package org.lumbar.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an AsyncAPI linter would find, as far as a JDK alone can: nothing dangles, nothing is missing. */
class AsyncApiContractTest {
    private static final List<String> TOPICS = List.of(
            "lumbar.session-events.v1",
            "lumbar.session-events.v1.dlq",
            "lumbar.plans.v1",
            "lumbar.clients.v1",
            "lumbar.practices.v1",
            "lumbar.sessions.v1",
            "lumbar.pain-ratings.v1",
            "lumbar.client-days.v1",
            "lumbar.erasure-receipts.v1",
            "lumbar.archive-requests.v1",
            "lumbar.archive-parts.v1");
    private static JsonNode api;

    @BeforeAll
    static void readsAsYaml() throws IOException {
        api = new YAMLMapper().readTree(Contract.ROOT.resolve("asyncapi.yaml").toFile());
    }

    @Test
    void everyTopicHasAChannelWithTwelvePartitions() {
        // Given
        List<JsonNode> channels = children(api.path("channels"));
        // When
        List<String> addresses = channels.stream()
                .map(channel -> channel.path("address").asText())
                .toList();
        // Then
        assertThat(addresses).containsExactlyInAnyOrderElementsOf(TOPICS);
        assertThat(channels)
                .allSatisfy(channel -> assertThat(resolve(channel.path("bindings"))
                                .at("/kafka/partitions")
                                .asInt())
                        .isEqualTo(12));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        // Given
        List<String> references = api.findValuesAsText("$ref");
        // When
        List<String> dangling = references.stream()
                .filter(reference -> !leadsSomewhere(reference))
                .toList();
        // Then
        assertThat(references).isNotEmpty();
        assertThat(dangling).isEmpty();
    }

    @Test
    void everyEventTypeIsAMessageInBothModes() throws IOException {
        // Given
        JsonNode types =
                Contract.read(Contract.SCHEMAS.resolve("session-event.v1.json")).at("/properties/type/enum");
        // When
        List<String> names = messageNames("sessionEvents");
        // Then
        assertThat(types).isNotEmpty();
        assertThat(types)
                .allSatisfy(type ->
                        assertThat(names).filteredOn(type.asText()::equals).hasSize(2));
    }

    @Test
    void everySnapshotTypeIsAMessage() throws IOException {
        // Given
        JsonNode types = Contract.read(Contract.SCHEMAS.resolve("snapshot.headers.v1.json"))
                .at("/properties/ce_type/enum");
        // When
        List<String> names = api.path("components").path("messages").findValuesAsText("name");
        // Then
        assertThat(types).hasSize(6);
        assertThat(types).allSatisfy(type -> assertThat(names).contains(type.asText()));
    }

    @Test
    void everyChannelHasASenderAndNoOperationAnUnknownChannel() {
        // Given
        List<JsonNode> operations = children(api.path("operations"));
        // When
        List<JsonNode> sent = operations.stream()
                .filter(operation -> operation.path("action").asText().equals("send"))
                .map(operation -> resolve(operation.path("channel")))
                .distinct()
                .toList();
        // Then
        assertThat(sent).containsExactlyInAnyOrderElementsOf(children(api.path("channels")));
        assertThat(operations)
                .allSatisfy(operation ->
                        assertThat(operation.path("action").asText()).isIn("send", "receive"));
    }

    private static List<String> messageNames(String channel) {
        return children(api.path("channels").path(channel).path("messages")).stream()
                .map(message -> resolve(message).path("name").asText())
                .toList();
    }

    private static List<JsonNode> children(JsonNode parent) {
        return new ArrayList<>(StreamSupport.stream(parent.spliterator(), false).toList());
    }

    /** Follows one local reference; a node without one is itself. */
    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? api.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static boolean leadsSomewhere(String reference) {
        if (reference.startsWith("#")) {
            return !api.at(reference.substring(1)).isMissingNode();
        }
        String[] fileAndPointer = reference.split("#", 2);
        Path file = Contract.ROOT.resolve(fileAndPointer[0]);
        return Files.isRegularFile(file) && (fileAndPointer.length == 1 || hasNode(file, fileAndPointer[1]));
    }

    private static boolean hasNode(Path file, String pointer) {
        try {
            return !Contract.read(file).at(pointer).isMissingNode();
        } catch (IOException notJson) {
            return false;
        }
    }
}
