package org.lumbar.session.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.session.contract.Schemas;
import org.lumbar.session.ingest.Story;

/** Asked for all that it stores of a client, this service answers with all of it, in parts that fit, and once more when it is asked again. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class ArchiveComponentTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @InjectBackbone
    TestStack stack;

    private Story story;

    @BeforeEach
    void aClientWithASession() {
        story = new Story(stack).withClient().withPlan();
        story.sendStart();
        story.sendBall(3, 60);
        story.sendRating("DURING", 5, 4);
        story.send(
                "pain-rated",
                3 * 24 * 60,
                "{\"moment\": \"AD_HOC\", \"score\": 2, \"note\": \"no member of the contract\"}");
        story.settle();
    }

    @Test
    void everyKindIsAnsweredAndEveryRowIsAsItsSchemaSays() {
        story.execute(
                "INSERT INTO audit_event (client_id, recorded_at, practice_id, agent, role, action, operation, purpose) VALUES ('"
                        + story.client
                        + "', now(), gen_random_uuid(), 'anna', 'therapist', 'R', 'GET /v1/clients/{id}/sessions', 'TREAT')");

        // When
        ask(UUID.randomUUID());

        // Then
        JsonNode end = end(1);
        assertThat(end.get("kinds").findValuesAsText("kind"))
                .containsExactly("audit-events", "care", "client-days", "events", "pain-ratings", "sessions");
        for (JsonNode kind : end.get("kinds")) {
            List<JsonNode> rows = rows(end, kind.get("kind").textValue());
            assertThat(rows)
                    .as(kind.get("kind").textValue())
                    .hasSize(kind.get("rows").intValue())
                    .isNotEmpty();
            rows.forEach(row -> assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(kind.get("schema"))
                            .validate(row))
                    .as(kind.get("kind").textValue())
                    .isEmpty());
        }
        assertThat(rows(end, "events")).hasSize(4);
        assertThat(rows(end, "events").toString())
                .contains("\"durationSeconds\":60")
                .doesNotContain("no member of the contract");
        assertThat(rows(end, "sessions").get(0).get("ratings")).hasSize(1);
        assertThat(rows(end, "pain-ratings").get(0).get("score").intValue()).isEqualTo(2);
        assertThat(story.count("archive_job")).isZero();
    }

    @Test
    void aClientWithTwentyThousandEventsIsAnsweredInPartsThatFit() {
        // Given
        story.execute(
                "INSERT INTO events (client_id, event_id, practice_id, session_id, occurred_at, received_at, body_hash, kind,"
                        + " zone, data) SELECT '" + story.client
                        + "', gen_random_uuid(), NULL, NULL, now(), now(), 1, 4, 'Europe/Berlin',"
                        + " convert_to('{\"moment\": \"AD_HOC\", \"score\": 3, \"note\": \"' || repeat('x', 200) || '\"}', 'UTF8')"
                        + " FROM generate_series(1, 20000)");

        // When
        ask(UUID.randomUUID());

        // Then
        JsonNode end = end(1);
        assertThat(rows(end, "events")).hasSize(20_004);
        assertThat(story.records("archive-parts").size()).isGreaterThan(15);
        assertThat(story.records("archive-parts"))
                .allSatisfy(record -> assertThat(record.value().length).isLessThanOrEqualTo(512 * 1024));
    }

    @Test
    void whoAsksAgainAsAfterACrashGetsAnotherWholeAttempt() {
        // Given
        UUID archive = UUID.randomUUID();
        ask(archive);
        JsonNode first = end(1);

        // When
        ask(archive);

        // Then
        JsonNode second = end(2);
        assertThat(second.get("attempt")).isNotEqualTo(first.get("attempt"));
        assertThat(rows(second, "events")).isEqualTo(rows(first, "events"));
    }

    @Test
    void aJobOfAnInstanceThatIsGoneIsDoneByAnother() {
        // Given: one that was claimed, and never done
        story.execute("INSERT INTO archive_job VALUES ('" + story.client + "', gen_random_uuid(), '" + UUID.randomUUID()
                + "', now(), now() + interval '2 seconds')");

        // Then
        assertThat(end(1).get("kinds")).hasSize(6);
    }

    @Test
    void anErasedClientIsNotAnswered() {
        // Given
        story.erase();
        story.settle();

        // When
        ask(UUID.randomUUID());
        Story later = new Story(stack).withClient();
        ask(later, UUID.randomUUID());

        // Then
        await("the later client's answer")
                .until(() -> !later.records("archive-parts").isEmpty());
        assertThat(story.records("archive-parts")).isEmpty();
        assertThat(story.count("archive_job")).isZero();
    }

    @Test
    void aRequestThatIsNoneIsADeadLetter() {
        stack.produce("archive-requests", story.client.toString(), Map.of(), "{\"archiveId\": 7}".getBytes(UTF_8));
        await("it is read").until(() -> stack.lag("archive-requests") == 0);

        assertThat(story.deadLetters()).containsExactly("invalid-field");
    }

    private void ask(UUID archive) {
        ask(story, archive);
    }

    private void ask(Story of, UUID archive) {
        String request =
                "{\"archiveId\": \"%s\", \"clientId\": \"%s\", \"practiceId\": \"%s\", \"requestedAt\": \"%s\"}"
                        .formatted(archive, of.client, UUID.randomUUID(), java.time.Instant.now());
        stack.produce("archive-requests", of.client.toString(), Map.of(), request.getBytes(UTF_8));
    }

    /** The last record of the client's so manieth attempt. */
    private JsonNode end(int number) {
        List<JsonNode> ends = new ArrayList<>();
        await("the answer").atMost(Duration.ofMinutes(1)).until(() -> {
            ends.clear();
            for (ConsumerRecord<String, byte[]> record : story.records("archive-parts")) {
                Schemas.check("archive-part.v1.json", record.value());
                JsonNode part = JSON.readTree(record.value());
                if (part.has("kinds")) {
                    ends.add(part);
                }
            }
            return ends.size() >= number;
        });
        return ends.get(number - 1);
    }

    private List<JsonNode> rows(JsonNode end, String kind) {
        List<JsonNode> rows = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : story.records("archive-parts")) {
            JsonNode part = Schemas.check("archive-part.v1.json", record.value());
            if (part.path("kind").asText().equals(kind) && part.get("attempt").equals(end.get("attempt"))) {
                part.get("rows").forEach(rows::add);
            }
        }
        return rows;
    }
}
