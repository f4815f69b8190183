package org.lumbar.routine.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

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
import org.lumbar.routine.ContractSchemas;
import org.lumbar.routine.Practice;

/** An erasure is complete once every service has said what went. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ErasureReceiptsComponentTest {
    private static final String RECEIPT = """
            {"clientId": "%s", "service": "%s", "erasedAt": "2026-11-21T09:30:00Z", "removed": [{"what": "events", "count": %d}],
             "remains": [{"where": "topic t", "latest": "2099-01-02"}]}""";

    @InjectBackbone
    TestStack stack;

    Practice practice;
    UUID clientId;

    @BeforeEach
    void anErasedClientWithAPlan() {
        practice = new Practice(stack);
        clientId = practice.newClient();
        practice.planOf(clientId, "ball-or-roller", 0);
        practice.admin().delete("/v1/clients/{id}", clientId).then().statusCode(204);
    }

    @Test
    void ourOwnReceiptIsPublishedAndSaysWhatWent() throws IOException {
        await("the receipt").until(() -> published("erasure-receipts").size() == 1);

        JsonNode receipt =
                new ObjectMapper().readTree(published("erasure-receipts").get(0).value());
        assertThat(ContractSchemas.faults("erasure-receipt.v1.json", receipt)).isEmpty();
        assertThat(receipt.get("practiceId").textValue())
                .isEqualTo(practice.id().toString());
        assertThat(receipt.get("removed").findValuesAsText("what"))
                .containsExactly(
                        "plans",
                        "calendar-feeds",
                        "logins",
                        "invitations",
                        "archives",
                        "proposal-decisions",
                        "open-proposals",
                        "screenings",
                        "history-entries",
                        "snapshots",
                        "clients");
        assertThat(receipt.at("/removed/0/count").intValue()).isEqualTo(1);
        assertThat(receipt.at("/removed/10/count").intValue()).isEqualTo(1);
        assertThat(receipt.get("remains").findValuesAsText("where"))
                .containsExactly(
                        "topic " + stack.topic("clients"),
                        "topic " + stack.topic("plans"),
                        "topic " + stack.topic("routine-dlq"),
                        "files of the database of routine-service",
                        "backups of the database of routine-service");
        assertThat(receipt.get("retained").findValuesAsText("what"))
                .containsExactly("erasures", "erasure-receipts", "audit-events");
    }

    @Test
    void whoHasNotAnsweredIsMissingAndOnceAllHaveItIsComplete() {
        practice.admin()
                .get("/v1/erasures/{id}", clientId)
                .then()
                .statusCode(200)
                .body("complete", equalTo(false))
                .body("erasedBy", equalTo("max"))
                .body("missing.service", contains("insights-service", "session-service"))
                .body("receipts.service", contains("routine-service"));

        // When
        answer("session-service", 7);
        answer("insights-service", 0);
        settle();

        // Then
        practice.admin()
                .get("/v1/erasures/{id}", clientId)
                .then()
                .statusCode(200)
                .body("complete", equalTo(true))
                .body("missing", equalTo(List.of()))
                .body("latest", equalTo("2099-01-02"))
                .body("receipts.service", contains("insights-service", "routine-service", "session-service"))
                .body("receipts[1].retained.what", hasItem("audit-events"))
                .body("receipts[2].retained", equalTo(null))
                .body("receipts[2].removed", equalTo(List.of(Map.of("what", "events", "count", 7))));
    }

    @Test
    void theListSaysOfEachWhetherItIsCompleteInPages() {
        // Given
        answer("session-service", 7);
        UUID other = practice.newClient();
        practice.admin().delete("/v1/clients/{id}", other).then().statusCode(204);
        settle();

        // Then
        practice.admin()
                .get("/v1/erasures")
                .then()
                .statusCode(200)
                .body("items.clientId", containsInAnyOrder(clientId.toString(), other.toString()))
                .body(
                        "items.find {it.clientId == '%s'}.missing.service".formatted(clientId),
                        contains("insights-service"))
                .body("items.find {it.clientId == '%s'}.latest".formatted(clientId), equalTo("2099-01-02"))
                .body("nextCursor", equalTo(null));
        String cursor =
                practice.admin().get("/v1/erasures?limit=1").then().extract().path("nextCursor");
        practice.admin()
                .get("/v1/erasures?limit=1&cursor=" + cursor)
                .then()
                .body("items.clientId", not(hasItem(cursor)))
                .body("items.size()", equalTo(1));
        new Practice(stack).admin().get("/v1/erasures").then().body("items", equalTo(List.of()));
    }

    @Test
    void theFirstReceiptOfAServiceCounts() {
        answer("session-service", 7);
        answer("session-service", 0);
        settle();

        practice.admin()
                .get("/v1/erasures/{id}", clientId)
                .then()
                .body(
                        "receipts.find {it.service == 'session-service'}.removed",
                        equalTo(List.of(Map.of("what", "events", "count", 7))));
    }

    @Test
    void aReceiptOfAClientWhoIsNotErasedIsADeadLetterAndCostsNoOther() {
        // Given
        UUID living = practice.newClient();
        String forged = RECEIPT.formatted(living, "session-service", 1);

        // When
        stack.produce("erasure-receipts", living.toString(), Map.of(), forged.getBytes(UTF_8));
        stack.produce("erasure-receipts", clientId.toString(), Map.of(), forged.getBytes(UTF_8));
        answer("session-service", 7);
        settle();

        // Then
        assertThat(published("erasure-receipts", living)).hasSize(1);
        assertThat(code(living)).isEqualTo("unknown-erasure");
        assertThat(code(clientId)).isEqualTo("key-mismatch");
        practice.admin()
                .get("/v1/erasures/{id}", living)
                .then()
                .statusCode(404)
                .body("code", equalTo("erasure-not-found"));
        practice.admin().get("/v1/erasures/{id}", clientId).then().body("receipts.service", hasItem("session-service"));
    }

    @Test
    void onlyThePracticesAdminSeesIt() {
        practice.anna().get("/v1/erasures/{id}", clientId).then().statusCode(403);
        practice.anna().get("/v1/erasures").then().statusCode(403);
        new Practice(stack).admin().get("/v1/erasures/{id}", clientId).then().statusCode(404);
    }

    private void answer(String service, int events) {
        stack.produce(
                "erasure-receipts",
                clientId.toString(),
                Map.of(),
                RECEIPT.formatted(clientId, service, events).getBytes(UTF_8));
    }

    private void settle() {
        await("the intake has read them").until(() -> stack.lag("erasure-receipts") == 0);
    }

    private List<ConsumerRecord<String, byte[]>> published(String topic) {
        return published(topic, clientId);
    }

    private List<ConsumerRecord<String, byte[]>> published(String topic, UUID client) {
        return stack.consume(topic).stream()
                .filter(record -> client.toString().equals(record.key()))
                .toList();
    }

    private String code(UUID client) {
        return new String(
                published("routine-dlq", client)
                        .get(0)
                        .headers()
                        .lastHeader("lumbar-code")
                        .value(),
                UTF_8);
    }
}
