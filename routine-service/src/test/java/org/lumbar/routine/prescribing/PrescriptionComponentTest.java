package org.lumbar.routine.prescribing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.ContractSchemas;
import org.lumbar.routine.PlannedClient;
import org.lumbar.routine.Published;

/** What a therapist prescribes to one client: over HTTP, in today, and on its topic. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class PrescriptionComponentTest {
    @InjectBackbone
    TestStack stack;

    PlannedClient client;
    List<Map<String, Object>> steps;

    @BeforeEach
    void aClientWithADailyBallPlan() {
        client = new PlannedClient(stack, "ball-or-roller", 14);
        steps = new ArrayList<>();
        standing().extract().<List<Map<String, Object>>>path("prescription.steps").stream()
                .map(LinkedHashMap::new)
                .forEach(steps::add);
    }

    @Test
    void aDoseANoteAndAnotherOrderAreOneRevisionThatTodayAndTheTopicShow() throws IOException {
        // Given
        step("wall-move").put("seconds", Map.of("min", 40, "max", 60));
        step("wall-move").put("note", "Only as far as it is comfortable.");
        steps.add(0, steps.remove(1));

        // When
        put("We talk about it on Friday.", "\"1\"").statusCode(200).body("revision", equalTo(2));

        // Then
        client.today()
                .body("plans[0].note", equalTo("We talk about it on Friday."))
                .body("plans[0].steps[0].key", equalTo("wall-move"))
                .body("plans[0].steps[0].seconds.min", equalTo(40))
                .body("plans[0].steps[0].note", equalTo("Only as far as it is comfortable."));
        ConsumerRecord<String, byte[]> record =
                new Published(stack).ofRevision("plans", client.id + ":" + client.planId, 2);
        assertThat(Published.text(record))
                .contains("\"earlierDoses\":[{\"to\":\"" + client.today.minusDays(1) + "\"")
                .contains("We talk about it on Friday.");
        assertThat(ContractSchemas.faults("plan.v1.json", new ObjectMapper().readTree(record.value())))
                .isEmpty();
        standing()
                .body("latest.revision", equalTo(2))
                .body("latest.changedBy", equalTo("anna"))
                .body("latest.differences.field", contains("NOTE", "ORDER", "SECONDS", "NOTE"))
                .body("fromRoutine", hasSize(4));
    }

    @Test
    void theSameAgainMakesNoRevisionWhateverTheCallerHasSeen() {
        // Given
        step("wall-lean").put("seconds", Map.of("min", 30, "max", 60));
        put(null, "\"1\"").statusCode(200).body("revision", equalTo(2));

        // Then
        put(null, "\"1\"").statusCode(200).body("revision", equalTo(2));
        put(null, "*").statusCode(200).body("revision", equalTo(2));
        client.practice
                .anna()
                .get("/v1/plans/{id}/history", client.planId)
                .then()
                .body("change", contains("PLAN_ASSIGNED", "PLAN_PRESCRIBED"));
    }

    @Test
    void whoHasNotSeenTheLatestRevisionChangesNothing() {
        // Given
        client.practice
                .anna()
                .post("/v1/plans/{id}/pause", client.planId)
                .then()
                .statusCode(200);
        step("wall-lean").put("seconds", Map.of("min", 30, "max", 60));

        // Then
        put(null, "\"1\"").statusCode(412).body("code", equalTo("stale-revision"));
        standing().body("fromRoutine", empty()).body("latest", nullValue());
        put(null, "\"2\"").statusCode(200).body("revision", equalTo(3));
    }

    @Test
    void everyFaultIsNamedWithTheCodesOfAuthoringAndNothingIsStored() {
        // Given
        step("wall-lean").put("seconds", Map.of("min", 60, "max", 301));
        step("wall-move").put("seconds", Map.of("min", 60, "max", 30));
        steps.add(Map.of("key", "no-such-step"));

        // Then
        put(null, "*")
                .statusCode(400)
                .body("errors.code", containsInAnyOrder("unknown-step", "above-daily-limit", "min-above-max"))
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/steps/" + (steps.size() - 1) + "/key",
                                "/steps/0/seconds/max",
                                "/steps/1/seconds/min"));
        step("wall-lean").put("note", "x".repeat(501));
        put(null, "*").statusCode(400).body("errors.code", hasItem("too-long"));
        standing().body("revision", equalTo(1)).body("fromRoutine", empty());
    }

    @Test
    void aStepThatIsLeftOutIsNotToBeDoneFromTodayOn() {
        // Given
        step("wall-lean").put("leftOut", true);

        // When
        put(null, "*")
                .statusCode(200)
                .body("routine.steps[0].leftOut[0].from", equalTo(client.today.toString()))
                .body("routine.steps[0].leftOut[0].reason", equalTo("PRESCRIBED"));

        // Then
        client.today()
                .body("plans[0].status", equalTo("DUE"))
                .body("plans[0].steps[0].action", equalTo("LEFT_OUT"))
                .body("plans[0].steps[0].adaptations.rule", contains("PRESCRIBED"))
                .body("plans[0].steps[1].action", equalTo("DO"));

        // And asked for again, without a trace: it was never left out on any day that is over
        step("wall-lean").put("leftOut", false);
        put(null, "*").statusCode(200).body("routine.steps[0].leftOut", empty());
    }

    @Test
    void anEarlierReleaseThatWritesThePlanDoesNotLoseIt() throws SQLException {
        // Given
        step("wall-lean").put("note", "Gently.");
        put("Slowly.", "*").statusCode(200);

        // When it writes what it knows of
        client.execute(
                "update plan set plan = plan - 'prescription', revision = revision + 1 where client_id = :client");

        // Then
        standing()
                .body("revision", equalTo(3))
                .body("prescription.note", equalTo("Slowly."))
                .body("prescription.steps[0].note", equalTo("Gently."));
        client.today().body("plans[0].steps[0].note", equalTo("Gently."));
        client.practice
                .anna()
                .post("/v1/plans/{id}/pause", client.planId)
                .then()
                .body("note", equalTo("Slowly."));
    }

    @Test
    void thePlanOfAnEarlierReleaseHasNoPrescription() throws SQLException {
        // Given
        client.execute("update plan set prescription = null where client_id = :client");

        // Then
        standing().body("fromRoutine", empty()).body("latest", nullValue());
    }

    @Test
    void theFloorOpensAfterEnoughCalmSessionsAndIsClosedAgainFromTodayOn() {
        // Given
        open().statusCode(409).body("code", equalTo("too-early"));
        close().statusCode(409).body("code", equalTo("plan-state"));
        for (int ago = 3; ago >= 1; ago--) {
            client.happens.session(
                    client.planId, client.today.minusDays(ago), "GO_ON", "NRS_0_3", "wall-lean", "wall-move");
        }
        var unused = client.proposed("OPEN_STEP");

        // When
        open().statusCode(200)
                .body("routine.steps[2].insteadOf", contains("wall-lean", "wall-move"))
                .body("routine.steps[2].leftOut.reason", contains("CLOSED"))
                .body(
                        "routine.steps[2].leftOut[0].to",
                        equalTo(client.today.minusDays(1).toString()));
        client.today().body("plans[0].steps[2].action", equalTo("DO"));
        client.proposals().body("open", empty());
        close().statusCode(200).body("routine.steps[2].leftOut[1].to", nullValue());

        // Then
        client.today().body("plans[0].steps[2].action", equalTo("NOT_YET"));
        client.proposals().body("open", empty());
        client.practice
                .anna()
                .get("/v1/plans/{id}/history", client.planId)
                .then()
                .body("change", contains("PLAN_ASSIGNED", "STEP_OPENED", "STEP_CLOSED"));
        client.practice
                .anna()
                .post("/v1/plans/{id}/steps/wall-lean/open", client.planId)
                .then()
                .statusCode(404)
                .body("code", equalTo("step-not-found"));
    }

    private ValidatableResponse open() {
        return client.practice
                .anna()
                .post("/v1/plans/{id}/steps/floor/open", client.planId)
                .then();
    }

    private ValidatableResponse close() {
        return client.practice
                .anna()
                .post("/v1/plans/{id}/steps/floor/close", client.planId)
                .then();
    }

    private ValidatableResponse standing() {
        return client.practice
                .anna()
                .get("/v1/plans/{id}/prescription", client.planId)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse put(@Nullable String note, String ifMatch) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("note", note);
        body.put("steps", steps);
        return client.practice
                .anna()
                .header("If-Match", ifMatch)
                .body(body)
                .put("/v1/plans/{id}/prescription", client.planId)
                .then();
    }

    private Map<String, Object> step(String key) {
        return steps.stream()
                .filter(step -> key.equals(step.get("key")))
                .findFirst()
                .orElseThrow();
    }
}
