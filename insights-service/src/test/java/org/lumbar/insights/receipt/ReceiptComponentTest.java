package org.lumbar.insights.receipt;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;
import org.lumbar.insights.store.Database;

/** An erasure is answered with a receipt, whatever is away meanwhile. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class ReceiptComponentTest {

    private static final String ADDRESS = "https://lumbar.org/contracts/schemas/";
    private static final ObjectMapper JSON = new ObjectMapper();

    @InjectBackbone
    TestStack stack;

    @Inject
    Database database;

    private final UUID clientId = UUID.randomUUID();

    @Test
    void itNamesWhatWentAndWhatRemainsAndIsPublishedOnce() {
        // Given
        publish(Published.client(clientId, Snapshots.practice(), "Ada Canary", 1, "anna"));
        // When
        erase();
        // Then
        JsonNode receipt = receipts(1).get(0);
        assertThat(faults(receipt)).isEmpty();
        assertThat(receipt.get("service").textValue()).isEqualTo("insights-service");
        assertThat(receipt.get("practiceId").textValue())
                .isEqualTo(Snapshots.practice().toString());
        assertThat(counts(receipt))
                .containsEntry("clients", 1L)
                .containsEntry("sessions", 0L)
                .containsKeys("plans", "pain-ratings", "client-days", "alerts", "acknowledgements");
        LocalDate erased = LocalDate.parse(receipt.get("erasedAt").textValue().substring(0, 10));
        assertThat(receipt.get("remains").findValuesAsText("latest"))
                .containsExactly(
                        erased.plusDays(28).toString(),
                        erased.plusDays(1).toString(),
                        erased.plusDays(31).toString(),
                        erased.plusDays(61).toString());
        assertThat(receipt.get("retained").findValuesAsText("what")).containsExactly("erased-clients", "audit-events");
        assertThat(receipt.toString()).doesNotContain("Canary");
        await("the row says so").until(() -> unpublished() == 0);
    }

    @Test
    void aTombstoneThatComesAgainIsAnsweredWithTheSameCounts() {
        // Given
        publish(Published.client(clientId, Snapshots.practice(), "Ada", 1, "anna"));
        erase();
        JsonNode first = receipts(1).get(0);
        await("the row says so").until(() -> unpublished() == 0);
        // When
        erase();
        // Then
        assertThat(receipts(2)).allMatch(first::equals);
    }

    @Test
    void itWaitsForKafka() {
        // Given
        publish(Published.client(clientId, Snapshots.practice(), "Ada", 1, "anna"));
        settle();
        QuarkusTransaction.requiringNew()
                .run(() -> database.change(
                        "INSERT INTO erasure (client_id, erased_at, removed, receipt_at) VALUES (?, now(), '[]', now())",
                        clientId));
        stack.stopBroker();
        // When
        QuarkusTransaction.requiringNew()
                .run(() -> database.change("UPDATE erasure SET receipt_at = NULL WHERE client_id = ?", clientId));
        // Then
        assertThat(unpublished()).isEqualTo(1);
        stack.startBroker();
        assertThat(receipts(1)).hasSize(1);
        await("the row says so").atMost(Duration.ofMinutes(1)).until(() -> unpublished() == 0);
    }

    private void publish(Snapshot... snapshots) {
        for (Snapshot snapshot : snapshots) {
            stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
        }
        settle();
    }

    private void erase() {
        stack.produce("clients", clientId.toString(), Map.of(), null);
        settle();
    }

    private void settle() {
        await("all snapshots to be taken in").atMost(Duration.ofSeconds(60)).until(() -> stack.lag("clients") == 0);
    }

    /** So many receipts of the client, once they are there. */
    private List<JsonNode> receipts(int number) {
        await("receipts").atMost(Duration.ofMinutes(1)).until(() -> receipts().size() >= number);
        return receipts();
    }

    private List<JsonNode> receipts() {
        return stack.consume("erasure-receipts").stream()
                .filter(record -> clientId.toString().equals(record.key()))
                .map(record -> tree(record.value()))
                .toList();
    }

    private long unpublished() {
        return QuarkusTransaction.requiringNew().call(() -> (long) database.rows(
                        "SELECT client_id FROM erasure WHERE client_id = ? AND receipt_at IS NULL",
                        row -> row.uuid("client_id"),
                        clientId)
                .size());
    }

    private static JsonNode tree(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Long> counts(JsonNode receipt) {
        return StreamSupport.stream(receipt.get("removed").spliterator(), false)
                .collect(toMap(
                        each -> each.get("what").textValue(),
                        each -> each.get("count").longValue()));
    }

    private static List<String> faults(JsonNode receipt) {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemaIdResolvers(
                                ids -> ids.mapPrefix(ADDRESS, "classpath:lumbar/contracts/schemas/")))
                .getSchema(SchemaLocation.of(ADDRESS + "erasure-receipt.v1.json"))
                .validate(receipt)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
