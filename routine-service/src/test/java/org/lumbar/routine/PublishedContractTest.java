package org.lumbar.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** Everything this service writes conforms to the contract: every built-in routine, every kind of plan, every state. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class PublishedContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @InjectBackbone
    TestStack stack;

    Practice practice;

    @BeforeEach
    void openPractice() {
        practice = new Practice(stack);
    }

    @Test
    void everyBuiltInRoutineIsPublishedAsTheContractSays() {
        // Given
        UUID clientId = practice.newClient();
        List<String> keys = practice.anna().get("/v1/routines").path("items.key");

        // When
        keys.forEach(key -> practice.newPlan(clientId, key).then().statusCode(201));

        // Then
        await("five plans").until(() -> ours("plans", clientId).size() == 5);
        assertThat(ours("plans", clientId)).allSatisfy(plan -> conforms("plan.v1.json", plan));
    }

    @Test
    void aPlanConformsInEveryStateOfItsLife() {
        // Given
        UUID clientId = practice.newClient();
        Map<String, Object> weekly =
                Practice.planBody("lumbar-massage", Practice.today().minusWeeks(3));
        weekly.put("schedule", Map.of("kind", "PER_WEEK", "timesPerWeek", 3));
        weekly.put("endDate", Practice.today().plusWeeks(6).toString());
        String planId = practice.anna()
                .body(weekly)
                .post("/v1/clients/{id}/plans", clientId)
                .path("planId");

        // When
        for (String change : List.of("pause", "resume", "pause", "complete")) {
            long before = ours("plans", clientId).size();
            await("the state before " + change)
                    .until(() -> ours("plans", clientId).size() >= Math.max(1, before));
            practice.anna()
                    .post("/v1/plans/{id}/{change}", planId, change)
                    .then()
                    .statusCode(200);
        }

        // Then
        await("the last state")
                .until(() -> ours("plans", clientId).stream()
                        .anyMatch(plan -> text(plan).contains("\"status\":\"COMPLETED\"")));
        assertThat(ours("plans", clientId)).allSatisfy(plan -> conforms("plan.v1.json", plan));
    }

    @Test
    void aClientConformsWithAndWithoutClearancesOfLocksAndAnswers() {
        // Given
        UUID clientId = practice.newClient();
        await("the client").until(() -> ours("clients", clientId).size() == 1);
        UUID lock = UUID.randomUUID();
        new Happenings(stack, practice.id(), clientId)
                .day(Practice.today(), 0, List.of(), List.of(Happenings.locked(lock, Practice.today())), List.of());
        Map<String, Boolean> answers = Practice.healthy();
        answers.put("fever", true);

        // When
        await("the lock, and its clearance")
                .until(() -> practice.anna()
                                .body(Map.of("lockId", lock, "technique", "BALL_ROLL", "note", "examined"))
                                .post("/v1/clients/{id}/lock-clearances", clientId)
                                .statusCode()
                        == 200);
        String screening = practice.client(clientId)
                .body(Map.of("version", Practice.SCREENING, "answers", answers))
                .post("/v1/clients/{id}/screenings", clientId)
                .path("screeningId");
        practice.anna()
                .body(Map.of("note", "examined"))
                .post("/v1/clients/{id}/screenings/{screening}/clearance", clientId, screening)
                .then()
                .statusCode(200);

        // Then
        await("both clearances")
                .until(() -> ours("clients", clientId).stream()
                        .anyMatch(
                                told -> text(told).matches(".*\"result\":\"URGENT_CARE\".*\"clearedBy\":\"anna\"}.*")));
        assertThat(ours("clients", clientId)).allSatisfy(client -> conforms("client.v1.json", client));
    }

    private List<ConsumerRecord<String, byte[]>> ours(String topic, UUID clientId) {
        return stack.consume(topic).stream()
                .filter(record -> record.key().startsWith(clientId.toString()))
                .toList();
    }

    private static void conforms(String schema, ConsumerRecord<String, byte[]> record) throws IOException {
        JsonNode value = JSON.readTree(record.value());
        assertThat(ContractSchemas.faults(schema, value)).isEmpty();
        assertThat(record.headers())
                .extracting(header -> header.key())
                .contains("ce_specversion", "ce_type", "ce_source", "ce_id", "ce_subject", "ce_time", "content-type");
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
