package org.lumbar.insights.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;
import org.lumbar.insights.store.Database;

/** Asked for all that it stores of a client, this service answers with all that it has worked out, and what people wrote here. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class ArchiveComponentTest {

    private static final String ADDRESS = "https://lumbar.org/contracts/schemas/";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry ->
                    registry.schemaIdResolvers(ids -> ids.mapPrefix(ADDRESS, "classpath:lumbar/contracts/schemas/")));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalDate today = LocalDay.today(Clock.systemUTC(), Snapshots.ZONE);

    @InjectBackbone
    TestStack stack;

    @Inject
    Database database;

    @Test
    void everyKindIsAnsweredAndEveryRowIsAsItsSchemaSays() {
        // Given
        aClientWithAnAlertThatSomebodyHasSeen();
        // When
        ask(Snapshots.client());
        // Then
        List<JsonNode> parts = parts(Snapshots.client());
        JsonNode end = parts.get(parts.size() - 1);
        assertThat(end.get("kinds").findValuesAsText("kind"))
                .containsExactly(
                        "acknowledgement-entries",
                        "acknowledgements",
                        "alerts",
                        "audit-events",
                        "extra-sessions",
                        "measures",
                        "outcomes",
                        "pain-days");
        for (JsonNode kind : end.get("kinds")) {
            List<JsonNode> rows = rows(parts, kind.get("kind").textValue());
            assertThat(rows)
                    .as(kind.get("kind").textValue())
                    .hasSize(kind.get("rows").intValue());
            rows.forEach(row -> assertThat(SCHEMAS.getSchema(kind.get("schema")).validate(row))
                    .as(kind.get("kind").textValue())
                    .isEmpty());
        }
        assertThat(rows(parts, "outcomes").size()).isGreaterThan(5);
        assertThat(rows(parts, "pain-days")).hasSize(1);
        assertThat(rows(parts, "alerts").toString()).contains("BONE_PAIN");
        assertThat(rows(parts, "acknowledgements").toString()).contains("seen, will call");
        assertThat(rows(parts, "acknowledgement-entries").toString()).contains("called twice");
        assertThat(rows(parts, "measures")).hasSize(1);
    }

    @Test
    void aClientWhoIsNotKnownIsAnsweredWithNothing() {
        // Given
        UUID nobody = UUID.randomUUID();
        // When
        ask(nobody);
        // Then
        assertThat(parts(nobody))
                .singleElement()
                .satisfies(end -> assertThat(end.get("kinds"))
                        .hasSize(8)
                        .allSatisfy(
                                kind -> assertThat(kind.get("rows").intValue()).isZero()));
    }

    @Test
    void anErasedClientIsNotAnswered() {
        // Given
        UUID erased = UUID.randomUUID();
        stack.produce("clients", erased.toString(), Map.of(), null);
        await("it is taken in").until(() -> stack.lag("clients") == 0);
        // When
        ask(erased);
        UUID later = UUID.randomUUID();
        ask(later);
        // Then
        assertThat(parts(later)).hasSize(1);
        assertThat(records(erased)).isEmpty();
    }

    private void aClientWithAnAlertThatSomebodyHasSeen() {
        publish(Published.client(Snapshots.client(), Snapshots.practice(), "Ada", 1, "anna"));
        publish(Snapshots.daily(today.minusDays(10), 40, Snapshots.step("knead", "KNEAD", null, null)));
        publish(Snapshots.session(
                9,
                today.minusDays(1),
                null,
                List.of(),
                StopReason.BONE_PAIN,
                null,
                Snapshots.at(today.minusDays(1), 10)));
        publish(Snapshots.rating(1, today.minusDays(1), Moment.BEFORE, 7));
        await("all snapshots to be taken in")
                .atMost(Duration.ofMinutes(1))
                .until(() -> List.of("clients", "plans", "sessions", "pain-ratings").stream()
                                .mapToLong(stack::lag)
                                .sum()
                        == 0);
        QuarkusTransaction.requiringNew()
                .run(() -> database.change(
                        "INSERT INTO acknowledgement_entry SELECT client_id, alert_id, 1, practice_id, now(), 'anna', false,"
                                + " 'called twice' FROM alert WHERE client_id = ? LIMIT 1",
                        Snapshots.client()));
        QuarkusTransaction.requiringNew()
                .run(() -> database.change(
                        "INSERT INTO acknowledgement SELECT client_id, alert_id, practice_id, now(), 'anna', 'seen, will call'"
                                + " FROM alert WHERE client_id = ? LIMIT 1",
                        Snapshots.client()));
    }

    private void ask(UUID client) {
        String request =
                "{\"archiveId\": \"%s\", \"clientId\": \"%s\", \"practiceId\": \"%s\", \"requestedAt\": \"%s\"}"
                        .formatted(
                                UUID.randomUUID(),
                                client,
                                Snapshots.practice(),
                                Clock.systemUTC().instant());
        stack.produce("archive-requests", client.toString(), Map.of(), request.getBytes(UTF_8));
    }

    private void publish(Snapshot snapshot) {
        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
    }

    /** Of one attempt, once it is whole. */
    private List<JsonNode> parts(UUID client) {
        await("the answer")
                .atMost(Duration.ofMinutes(1))
                .until(() -> records(client).stream().anyMatch(part -> part.has("kinds")));
        List<JsonNode> parts = records(client);
        parts.forEach(part -> assertThat(SCHEMAS.getSchema(SchemaLocation.of(ADDRESS + "archive-part.v1.json"))
                        .validate(part))
                .isEmpty());
        return parts;
    }

    private List<JsonNode> records(UUID client) {
        return stack.consume("archive-parts").stream()
                .filter(record -> client.toString().equals(record.key()))
                .map(record -> tree(record.value()))
                .toList();
    }

    private static List<JsonNode> rows(List<JsonNode> parts, String kind) {
        List<JsonNode> rows = new ArrayList<>();
        parts.stream()
                .filter(part -> part.path("kind").asText().equals(kind))
                .forEach(part -> part.get("rows").forEach(rows::add));
        return rows;
    }

    private static JsonNode tree(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
