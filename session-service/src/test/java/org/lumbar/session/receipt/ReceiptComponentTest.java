package org.lumbar.session.receipt;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.session.contract.Schemas;
import org.lumbar.session.ingest.Story;

/** An erasure is answered with a receipt, by the Kafka transaction that has the tombstones. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class ReceiptComponentTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @InjectBackbone
    TestStack stack;

    private Story story;

    @BeforeEach
    void aClientWithTwoEventsOfASessionAndOneBesides() {
        story = new Story(stack).withClient().withPlan();
        story.sendStart();
        story.sendRating("DURING", 5, 4);
        story.send("pain-rated", 3 * 24 * 60, "{\"moment\": \"AD_HOC\", \"score\": 2}");
        story.settle();
    }

    @Test
    void itNamesWhatWentAndWhatRemainsUntilWhenAndNothingElse() throws IOException {
        // When
        erase();

        // Then
        List<ConsumerRecord<String, byte[]>> published = story.records("erasure-receipts");
        assertThat(published)
                .singleElement()
                .satisfies(record -> assertThat(record.key()).isEqualTo(story.client.toString()));
        JsonNode receipt = JSON.readTree(published.get(0).value());
        Schemas.check("erasure-receipt.v1.json", receipt);
        assertThat(counts(receipt))
                .containsEntry("events", 3L)
                .containsEntry("sessions", 1L)
                .containsEntry("pain-ratings", 2L)
                .containsEntry("plans", 1L)
                .containsEntry("clients", 1L)
                .containsKey("client-days")
                .hasSize(6);
        LocalDate erased = Instant.parse(receipt.get("erasedAt").textValue())
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        assertThat(remains(receipt))
                .containsEntry("topic " + stack.topic("sessions"), erased.plusDays(10))
                .containsEntry("topic " + stack.topic("pain-ratings"), erased.plusDays(10))
                .containsEntry("topic " + stack.topic("client-days"), erased.plusDays(10))
                .containsEntry("topic " + stack.topic("session-events"), erased.plusDays(28))
                .containsEntry("topic " + stack.topic("session-events-dlq"), erased.plusDays(28))
                .containsEntry("topic " + stack.topic("archive-parts"), erased.plusDays(1))
                .containsEntry("files of the database of session-service", erased.plusDays(31))
                .containsEntry("backups of the database of session-service", erased.plusDays(61))
                .hasSize(8);
        assertThat(receipt.get("retained").findValuesAsText("what")).containsExactly("erased-clients", "audit-events");
    }

    @Test
    void aTombstoneThatComesAgainAsAfterACrashIsAnsweredWithTheSameCounts() throws IOException {
        // Given
        erase();

        // When
        erase();

        // Then
        List<JsonNode> receipts = receipts();
        assertThat(receipts).hasSize(2);
        assertThat(receipts.get(1)).isEqualTo(receipts.get(0));
        assertThat(counts(receipts.get(1))).containsEntry("events", 3L);
    }

    @Test
    void anErasureOfAnEarlierReleaseIsAnsweredWhenItsTombstoneComesAgain() throws IOException {
        // Given
        erase();
        story.execute(
                "UPDATE erased_clients SET erased_at = NULL, removed = NULL WHERE client_id = '" + story.client + "'");

        // When
        erase();

        // Then
        List<JsonNode> receipts = receipts();
        assertThat(counts(receipts.get(1)).values()).containsOnly(0L);
        assertThat(receipts.get(1).get("practiceId")).isEqualTo(receipts.get(0).get("practiceId"));
    }

    @Test
    void aClientWhomNobodyAnnouncedIsErasedAndAnsweredWithoutAPractice() throws IOException {
        // Given
        Story unknown = new Story(stack);
        unknown.sendStart();
        unknown.settle();

        // When
        stack.produce("clients", unknown.client.toString(), Map.of(), null);
        unknown.settle();

        // Then
        JsonNode receipt =
                JSON.readTree(unknown.records("erasure-receipts").get(0).value());
        Schemas.check("erasure-receipt.v1.json", receipt);
        assertThat(receipt.has("practiceId")).isFalse();
        assertThat(counts(receipt)).containsEntry("events", 1L).containsEntry("clients", 0L);
    }

    private void erase() {
        stack.produce("clients", story.client.toString(), Map.of(), null);
        story.settle();
    }

    private List<JsonNode> receipts() throws IOException {
        List<JsonNode> receipts = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : story.records("erasure-receipts")) {
            receipts.add(JSON.readTree(record.value()));
        }
        return receipts;
    }

    private static Map<String, Long> counts(JsonNode receipt) {
        return StreamSupport.stream(receipt.get("removed").spliterator(), false)
                .collect(toMap(
                        each -> each.get("what").textValue(),
                        each -> each.get("count").longValue()));
    }

    private static Map<String, LocalDate> remains(JsonNode receipt) {
        return StreamSupport.stream(receipt.get("remains").spliterator(), false)
                .collect(toMap(
                        each -> each.get("where").textValue(),
                        each -> LocalDate.parse(each.get("latest").textValue())));
    }
}
