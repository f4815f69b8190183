package org.lumbar.routine.client;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.ExportedMetrics;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Happenings;
import org.lumbar.routine.Practice;
import org.lumbar.routine.Published;

/** Clients over HTTP, and what becomes of them on Kafka. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ClientComponentTest {
    @InjectBackbone
    TestStack stack;

    Practice practice;
    Published published;

    @BeforeEach
    void openPractice() {
        practice = new Practice(stack);
        published = new Published(stack);
    }

    @Test
    void everyMetricIsOnTheListThatAlertsAndDashboardsAreCheckedAgainst() {
        // Given: counters of requests are there after the first one, whatever became of it
        given().get("/v1/clients");

        // Then: the relay, which starts after the first answers, has its own as well
        await("all metrics").atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            List<String> exported = ExportedMetrics.in(
                    given().get(stack.management("/q/metrics")).then().extract().asString());
            assertThat(exported).isEqualTo(ExportedMetrics.listed("routine-service", exported));
        });
    }

    @Test
    void aClientIsRegisteredAndPublished() {
        // Given
        UUID clientId = UUID.randomUUID();

        // When
        practice.admin()
                .body(Practice.clientBody(clientId))
                .post("/v1/clients")
                .then()
                .statusCode(201)
                .header("Location", startsWith("http"))
                .body("revision", equalTo(1));

        // Then
        ConsumerRecord<String, byte[]> record = published.first("clients", clientId.toString());
        assertThat(Published.text(record)).contains("\"revision\":1").contains("\"status\":\"ACTIVE\"");
        assertThat(Published.header(record, "ce_type")).isEqualTo("org.lumbar.client.snapshot.v1");
        assertThat(Published.header(record, "ce_id")).isEqualTo(clientId + ":1");
    }

    @Test
    void theSameClientAgainIsNoSecondClient() {
        // Given
        UUID clientId = practice.newClient();
        Map<String, Object> other =
                Map.of("clientId", clientId, "displayName", "X", "timezone", "UTC", "careTeam", List.of());

        // When
        practice.admin()
                .body(Practice.clientBody(clientId))
                .post("/v1/clients")
                .then()
                .statusCode(200);

        // Then
        practice.admin().body(other).post("/v1/clients").then().statusCode(409).body("code", equalTo("id-conflict"));
    }

    @Test
    void everyFaultOfAClientIsNamedAtOnce() {
        practice.admin()
                .body("{\"displayName\": \"\", \"timezone\": 7, \"nickname\": \"x\"}")
                .post("/v1/clients")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-request"))
                .body("errors.pointer", hasItem("/displayName"))
                .body("errors.pointer", hasItem("/timezone"))
                .body("errors.pointer", hasItem("/careTeam"))
                .body("errors.pointer", hasItem("/nickname"));
    }

    @Test
    void textThatIsNotJsonIsRefusedWithACode() {
        practice.admin()
                .body("{\"displayName\": ")
                .post("/v1/clients")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("malformed-request"));
    }

    @Test
    void aClearedLockIsPublishedWithoutItsNote() {
        // Given
        UUID clientId = practice.newClient();
        UUID lock = locked(clientId);

        // When
        clear(clientId, lock, "BALL_ROLL").statusCode(200);

        // Then
        await("the clearance is published")
                .until(() -> published.newest("clients", clientId.toString()).contains(lock.toString()));
        assertThat(published.newest("clients", clientId.toString()))
                .contains("\"clearedBy\":\"anna\"")
                .doesNotContain("examined");
        practice.anna()
                .get("/v1/clients/{id}/history", clientId)
                .then()
                .body("[1].change", equalTo("LOCK_CLEARED"))
                .body("[1].note", equalTo("seen and examined"));
    }

    @Test
    void aLockThatIsNotThereOrClearedAlreadyIsNotCleared() {
        // Given
        UUID clientId = practice.newClient();
        UUID lock = locked(clientId);
        clear(clientId, lock, "BALL_ROLL").statusCode(200);

        // Then
        clear(clientId, lock, "BALL_ROLL").statusCode(409).body("code", equalTo("already-cleared"));
        clear(clientId, lock, "KNEAD").statusCode(404).body("code", equalTo("lock-not-found"));
        clear(clientId, UUID.randomUUID(), "BALL_ROLL").statusCode(404).body("code", equalTo("lock-not-found"));
        practice.anna().get("/v1/clients/{id}", clientId).then().body("revision", equalTo(2));
    }

    @Test
    void clientsArePagedByCursor() {
        // Given
        List<UUID> ids = List.of(practice.newClient(), practice.newClient(), practice.newClient());

        // When
        String cursor = practice.anna()
                .get("/v1/clients?limit=2")
                .then()
                .body("items", hasSize(2))
                .body("nextCursor", notNullValue())
                .extract()
                .path("nextCursor");

        // Then
        practice.anna()
                .get("/v1/clients?limit=2&cursor=" + cursor)
                .then()
                .body("items", hasSize(ids.size() - 2))
                .body("nextCursor", equalTo(null));
    }

    /** A lock of BALL_ROLL that this service has heard of. */
    private UUID locked(UUID clientId) {
        UUID lock = UUID.randomUUID();
        new Happenings(stack, practice.id(), clientId)
                .day(Practice.today(), 0, List.of(), List.of(Happenings.locked(lock, Practice.today())), List.of());
        await("the lock")
                .until(() -> "STOP_BONE_PAIN"
                        .equals(practice.client(clientId)
                                .get("/v1/clients/{id}/today", clientId)
                                .path("reasons[0].rule")));
        return lock;
    }

    private ValidatableResponse clear(UUID clientId, UUID lock, String technique) {
        return practice.anna()
                .body(Map.of("lockId", lock, "technique", technique, "note", "seen and examined"))
                .post("/v1/clients/{id}/lock-clearances", clientId)
                .then();
    }
}
