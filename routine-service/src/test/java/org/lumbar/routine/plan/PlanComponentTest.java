package org.lumbar.routine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Practice;
import org.lumbar.routine.Published;

/** Plans over HTTP, and what becomes of them on Kafka. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class PlanComponentTest {
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
    void ofManyClientsOnlyOneGetsThePlanIdThatAllWantAtOnce() throws InterruptedException {
        // Given
        Map<String, Object> body = Practice.planBody("ball-or-roller", Practice.today());
        body.put("planId", UUID.randomUUID());
        List<Callable<Integer>> wishes = Stream.generate(practice::newClient)
                .limit(6)
                .map(client -> (Callable<Integer>) () -> practice.anna()
                        .body(body)
                        .post("/v1/clients/{id}/plans", client)
                        .statusCode())
                .toList();

        // When
        ExecutorService callers = Executors.newFixedThreadPool(wishes.size());
        List<Future<Integer>> answers = callers.invokeAll(wishes);
        callers.shutdown();

        // Then
        assertThat(answers).extracting(Future::get).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);
    }

    @Test
    void aPlanIsAssignedAndPublishedInItsClientsPartition() {
        // Given
        UUID clientId = practice.newClient();

        // When
        String planId = practice.newPlan(clientId, "ball-or-roller")
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("status", equalTo("ACTIVE"))
                .body("routine.steps", hasSize(3))
                .body("occurrences", hasSize(29))
                .extract()
                .path("planId");

        // Then
        ConsumerRecord<String, byte[]> plan = published.first("plans", clientId + ":" + planId);
        assertThat(plan.partition())
                .isEqualTo(published.first("clients", clientId.toString()).partition());
        assertThat(Published.text(plan))
                .contains(planId + ":" + Practice.today().plusDays(7) + ":am");
    }

    @Test
    void aPlanThatIsCancelledCancelsWhatIsNotDueToday() {
        // Given
        UUID clientId = practice.newClient();
        String planId = practice.newPlan(clientId, "eight-steps").path("planId");

        // When
        practice.anna()
                .post("/v1/plans/{id}/cancel", planId)
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("occurrences[0].cancelled", equalTo(false))
                .body("occurrences[5].cancelled", equalTo(true));

        // Then
        await("the cancelled revision is published")
                .until(() -> published.newest("plans", clientId + ":" + planId).contains("\"status\":\"CANCELLED\""));
        practice.anna()
                .post("/v1/plans/{id}/pause", planId)
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-state"));
    }

    @Test
    void aPlanThatHasChangedMeanwhileIsNotOverwritten() {
        // Given
        UUID clientId = practice.newClient();
        String planId = practice.newPlan(clientId, "eight-steps").path("planId");
        practice.anna()
                .header("If-Match", "\"1\"")
                .post("/v1/plans/{id}/pause", planId)
                .then()
                .statusCode(200);

        // When
        practice.anna()
                .header("If-Match", "\"1\"")
                .post("/v1/plans/{id}/resume", planId)
                .then()
                .statusCode(412)
                .body("code", equalTo("stale-revision"));

        // Then
        practice.anna()
                .get("/v1/plans/{id}/history", planId)
                .then()
                .body("change", equalTo(List.of("PLAN_ASSIGNED", "PLAN_PAUSED")))
                .body("changedBy", hasItem("anna"));
    }

    @Test
    void aDraftIsNotPublishedUntilItIsActivated() {
        // Given
        UUID clientId = practice.newClient();
        Map<String, Object> draft = Practice.planBody("eight-steps", Practice.today());
        draft.put("draft", true);
        String planId = practice.anna()
                .body(draft)
                .post("/v1/clients/{id}/plans", clientId)
                .path("planId");
        practice.client(clientId).get("/v1/clients/{id}/plans", clientId).then().body("$", hasSize(0));
        practice.client(clientId).get("/v1/plans/{id}", planId).then().statusCode(404);

        // When
        practice.anna()
                .post("/v1/plans/{id}/activate", planId)
                .then()
                .statusCode(200)
                .body("revision", equalTo(2));

        // Then
        published.first("plans", clientId + ":" + planId);
        assertThat(published.all("plans", clientId + ":" + planId)).hasSize(1);
    }

    @Test
    void everyFaultOfAPlanIsNamedAtOnce() {
        // Given
        UUID clientId = practice.newClient();
        Map<String, Object> body =
                Practice.planBody("no-such-routine", Practice.today().minusYears(2));
        body.put("endDate", "2001-01-01");
        body.put("timezone", "Europe/Atlantis");
        body.put("schedule", Map.of("kind", "RRULE", "rrule", "FREQ=HOURLY", "slots", List.of("am")));

        // Then
        practice.anna()
                .body(body)
                .post("/v1/clients/{id}/plans", clientId)
                .then()
                .statusCode(400)
                .body("errors.code", hasItem("unknown-routine"))
                .body("errors.code", hasItem("start-too-early"))
                .body("errors.code", hasItem("end-before-start"))
                .body("errors.code", hasItem("unknown-zone"))
                .body("errors.code", hasItem("invalid-rrule"));
    }

    @Test
    void aPlanIsRefusedWithEveryReasonOfTheScreening() {
        // Given
        UUID clientId = practice.newClient();
        Map<String, Object> body = Practice.planBody("eight-steps", Practice.today());
        Map<String, Boolean> answers = Practice.healthy();
        answers.put("fever", true);
        answers.put("fracture", true);
        body.put("screening", Map.of("version", Practice.SCREENING, "answers", answers));

        // Then
        practice.anna()
                .body(body)
                .post("/v1/clients/{id}/plans", clientId)
                .then()
                .statusCode(422)
                .body("code", equalTo("screening-refused"))
                .body("errors.pointer", equalTo(List.of("/screening/answers/fracture", "/screening/answers/fever")))
                .body("errors.code", equalTo(List.of("screening-stop", "screening-urgent-care")));
    }

    @Test
    void aPlanWithoutAnswersUsesTheClientsLatestOnes() {
        // Given
        UUID clientId = practice.newClient();
        Map<String, Object> body = Practice.planBody("eight-steps", Practice.today());
        body.remove("screening");
        practice.anna()
                .body(body)
                .post("/v1/clients/{id}/plans", clientId)
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("screening-missing"));

        // When
        practice.client(clientId)
                .body(Map.of("version", Practice.SCREENING, "answers", Practice.healthy()))
                .post("/v1/clients/{id}/screenings", clientId)
                .then()
                .statusCode(201)
                .body("passed", equalTo(true));

        // Then
        practice.anna()
                .body(body)
                .post("/v1/clients/{id}/plans", clientId)
                .then()
                .statusCode(201);
    }
}
