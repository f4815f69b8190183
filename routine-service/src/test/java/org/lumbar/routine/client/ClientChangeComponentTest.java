package org.lumbar.routine.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.OneClient;
import org.lumbar.routine.Practice;
import org.lumbar.routine.Published;
import org.lumbar.routine.schedule.LocalDays;

/** A client moves, changes their care team, leaves; and what becomes of their plans. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ClientChangeComponentTest {
    /** A day ahead of it is always a day behind in the other. */
    private static final String FAR_WEST = "Pacific/Pago_Pago";

    private static final String FAR_EAST = "Pacific/Kiritimati";

    @InjectBackbone
    TestStack stack;

    Practice practice;
    Published published;
    UUID clientId;

    @BeforeEach
    void aClient() {
        OneClient client = new OneClient(stack);
        practice = client.practice;
        published = client.published;
        clientId = client.id;
    }

    @Test
    void aChangeIsARevisionIsAuditedAndPublished() {
        // When
        change(Map.of("displayName", "Somebody else", "careTeam", List.of("anna", "ben")))
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("careTeam", contains("anna", "ben"))
                .body("timezone", equalTo("Europe/Berlin"));

        // Then
        await("the change is published")
                .until(() -> published.newest("clients", clientId.toString()).contains("Somebody else"));
        practice.as("therapist", "ben")
                .get("/v1/clients/{id}/history", clientId)
                .then()
                .body("change", contains("CLIENT_REGISTERED", "CLIENT_CHANGED"))
                .body("[1].state.displayName", equalTo("Somebody else"));
    }

    @Test
    void aTracedChangeTakesItsTraceToTheTopicsAndTheNextChangeDoesNot() {
        // Given
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        String planId = planId(Practice.planBody("ball-or-roller", Practice.today()));

        // When
        practice.anna()
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .body(Map.of("timezone", FAR_EAST))
                .patch("/v1/clients/{id}", clientId)
                .then()
                .statusCode(200);

        // Then the plan that moves along is of the same trace; the answers that came with it were the client's second
        // revision
        assertThat(traceparent("clients", clientId.toString(), 3))
                .startsWith("00-" + trace + "-")
                .endsWith("-01");
        assertThat(traceparent("plans", clientId + ":" + planId, 2)).startsWith("00-" + trace + "-");
        change(Map.of("displayName", "Somebody else")).statusCode(200);
        assertThat(traceparent("clients", clientId.toString(), 4)).isNull();
    }

    @Test
    void whatHasChangedMeanwhileIsNotOverwritten() {
        // Given
        String etag = practice.anna().get("/v1/clients/{id}", clientId).header("ETag");
        change(Map.of("displayName", "First")).statusCode(200);

        // Then
        practice.anna()
                .header("If-Match", etag)
                .body(Map.of("displayName", "Second"))
                .patch("/v1/clients/{id}", clientId)
                .then()
                .statusCode(412)
                .body("code", equalTo("stale-revision"));
        practice.anna().get("/v1/clients/{id}", clientId).then().body("displayName", equalTo("First"));
    }

    @Test
    void aChangeThatChangesNothingMakesNoRevision() {
        change(Map.of("timezone", "Europe/Berlin", "careTeam", List.of("anna")))
                .statusCode(200)
                .header("ETag", equalTo("\"1\""));
    }

    @Test
    void everyFaultOfAChangeIsNamedAtOnce() {
        change(Map.of("displayName", "", "status", "GONE", "practiceId", "x"))
                .statusCode(400)
                .body("errors.pointer", hasItem("/displayName"))
                .body("errors.pointer", hasItem("/status"))
                .body("errors.pointer", hasItem("/practiceId"));
        change(Map.of()).statusCode(400);
        change(Map.of("timezone", "GMT+2")).statusCode(400).body("errors.code", contains("invalid-zone"));
        change(Map.of("timezone", "Europe/Atlantis"))
                .statusCode(400)
                .body("errors.code", contains("unknown-zone"))
                .body("errors[0].detail", containsString("update the server, then send again"));
    }

    @Test
    void whoMovesTakesTheirPlansAlongAndNoOccurrenceChanges() {
        // Given a plan in the client's zone, and one with a zone of its own
        Map<String, Object> own =
                Practice.planBody("ball-or-roller", Practice.today().minusDays(2));
        String theirs = planId(own);
        own.put("timezone", "Europe/Berlin");
        String fixed = planId(own);
        List<String> ids = plan(theirs).extract().path("occurrences.id");

        // When
        change(Map.of("timezone", FAR_EAST)).statusCode(200);

        // Then
        plan(theirs)
                .body("timezone", equalTo(FAR_EAST))
                .body("revision", equalTo(2))
                .body("occurrences.id", equalTo(ids));
        plan(fixed).body("timezone", equalTo("Europe/Berlin")).body("revision", equalTo(1));
        practice.anna()
                .get("/v1/plans/{id}/history", theirs)
                .then()
                .body("change", contains("PLAN_ASSIGNED", "PLAN_MOVED"));
        await("the moved plan is published")
                .until(() -> published.newest("plans", clientId + ":" + theirs).contains(FAR_EAST));
    }

    @Test
    void todayFollowsTheClientAcrossTheDateLine() {
        // Given
        String planId =
                planId(Practice.planBody("ball-or-roller", Practice.today().minusDays(9)));

        for (String zone : List.of(FAR_EAST, FAR_WEST)) {
            // When
            change(Map.of("timezone", zone)).statusCode(200);

            // Then
            String day = LocalDays.of(Instant.now(), ZoneId.of(zone)).toString();
            practice.client(clientId)
                    .get("/v1/clients/{id}/today", clientId)
                    .then()
                    .body("localDay", equalTo(day))
                    .body("plans[0].occurrences.id", contains(planId + ":" + day + ":am"));
        }
    }

    @Test
    void whoLeavesEndsTheirPlansFirstAndGetsNoNewOnes() {
        // Given
        Map<String, Object> body = Practice.planBody("eight-steps", Practice.today());
        String planId = planId(body);
        change(Map.of("status", "INACTIVE")).statusCode(409).body("code", equalTo("plans-running"));
        practice.anna().post("/v1/plans/{id}/complete", planId).then().statusCode(200);

        // When
        change(Map.of("status", "INACTIVE")).statusCode(200).body("status", equalTo("INACTIVE"));

        // Then
        practice.anna()
                .body(body)
                .post("/v1/clients/{id}/plans", clientId)
                .then()
                .statusCode(409)
                .body("code", equalTo("client-inactive"));
        change(Map.of("status", "ACTIVE")).statusCode(200);
        assertThat(planId(body)).isNotBlank();
    }

    @Test
    void whoIsNotInTheCareTeamCannotChangeAClient() {
        practice.as("therapist", "ben")
                .body(Map.of("displayName", "Mine"))
                .patch("/v1/clients/{id}", clientId)
                .then()
                .statusCode(404);
    }

    private @Nullable String traceparent(String topic, String key, int revision) {
        Header header = published.ofRevision(topic, key, revision).headers().lastHeader("traceparent");
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private ValidatableResponse change(Map<String, Object> edit) {
        return practice.anna()
                .contentType("application/json")
                .body(edit)
                .patch("/v1/clients/{id}", clientId)
                .then();
    }

    private String planId(Map<String, Object> body) {
        return practice.anna()
                .body(body)
                .post("/v1/clients/{id}/plans", clientId)
                .then()
                .statusCode(201)
                .extract()
                .path("planId");
    }

    private ValidatableResponse plan(String planId) {
        return practice.anna().get("/v1/plans/{id}", planId).then().statusCode(200);
    }
}
