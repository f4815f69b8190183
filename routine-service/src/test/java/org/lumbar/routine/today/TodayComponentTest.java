package org.lumbar.routine.today;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.FinishedSpans;
import org.lumbar.routine.Happenings;
import org.lumbar.routine.PlannedClient;
import org.lumbar.routine.Practice;

@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class TodayComponentTest {
    @InjectBackbone
    TestStack stack;

    @Inject
    FinishedSpans spans;

    PlannedClient client;

    @BeforeEach
    void aClientWithADailyBallPlanOfTwoWeeks() {
        client = new PlannedClient(stack, "ball-or-roller", 14);
    }

    @Test
    void aNewClientSeesTheirStepsAsPrescribed() {
        client.today()
                .body("ask", empty())
                .body("plans", hasSize(1))
                .body("plans[0].status", equalTo("DUE"))
                .body("plans[0].occurrences[0].id", equalTo(client.planId + ":" + client.today + ":am"))
                .body("plans[0].steps.action", equalTo(List.of("DO", "DO", "NOT_YET")))
                .body("plans[0].steps[0].atMostSeconds", equalTo(300))
                .body("plans[0].language", equalTo("en"))
                .body("plans[0].texts.de.title", equalTo("Ball oder Rolle, von der Wand zum Boden"))
                .body("plans[0].steps[2].texts.de.title", equalTo("Auf dem Boden rollen"))
                .body("ballRoll.remainingSeconds", equalTo(300));
    }

    @Test
    void whatWasUsedIsTakenOffWithinASecondAndNamedAsEvidence() {
        // Given an intake that has its partitions
        client.happens.day(client.today, 100, List.of(), List.of(), List.of());
        await("the first dose").until(() -> remaining() == 200);

        // When
        client.happens.day(client.today, 240, List.of(), List.of(), List.of());

        // Then
        await("the second dose, within a second")
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(1))
                .until(() -> remaining() == 60);
        client.today()
                .body("plans[0].steps[0].atMostSeconds", equalTo(60))
                .body("plans[0].steps[0].adaptations[0].rule", equalTo("DAILY_LIMIT"))
                .body("plans[0].steps[0].adaptations[0].evidence[0].localDay", equalTo(client.today.toString()));
    }

    @Test
    void theTraceOfADoseEndsWhenItIsTakenOffAndSaysNothingOfAnybody() {
        // Given
        String trace = "5cf92f3577b34da6a3ce929d0e0e4737";
        client.happens.traced("00-" + trace + "-00f067aa0ba902b7-01");

        // When
        client.happens.day(client.today, 240, List.of(), List.of(), List.of());
        await("the span to end").until(() -> !spans.of(trace).isEmpty());

        // Then
        assertThat(remaining()).isEqualTo(60);
        assertThat(spans.of(trace)).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("intake");
            assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
            assertThat(span.getAttributes().asMap()).hasSize(2).containsValues("kafka", stack.topic("client-days"));
        });
    }

    @Test
    void aDoseThatIsUsedUpExemptsTheDayAndSaysWhy() {
        // When
        client.happens.day(client.today, 310, List.of(), List.of(), List.of());
        await("nothing is left")
                .until(() -> "EXEMPT".equals(client.today().extract().path("plans[0].status")));

        // Then
        client.today()
                .body("plans[0].steps.action", equalTo(List.of("DOSE_USED_UP", "DOSE_USED_UP", "NOT_YET")))
                .body("plans[0].adaptations[0].rule", equalTo("NOTHING_REQUIRED"))
                .body("plans[0].adaptations[0].evidence[0].localDay", equalTo(client.today.toString()));
    }

    @Test
    void answersThatHaveExpiredAreAskedForFirstAndAllowNoNewPlan() throws SQLException {
        // Given
        String answered = client.today.minusDays(400).toString();
        client.execute("update screening set answered_at = '" + answered + "T12:00:00Z' where client_id = :client");

        // Then
        client.today()
                .body("ask[0].question", equalTo("SCREENING"))
                .body("ask[0].rule", equalTo("screening-expired"))
                .body("ask[0].evidence[0].localDay", equalTo(answered));
        Map<String, Object> another = Practice.planBody("eight-steps", client.today);
        another.remove("screening");
        client.practice
                .anna()
                .body(another)
                .post("/v1/clients/{id}/plans", client.id)
                .then()
                .statusCode(422)
                .body("errors.code", equalTo(List.of("screening-expired")));
    }

    @Test
    void aStepThatIsNotYetOpenSaysHowFarTheClientIs() {
        // When
        UUID calm = client.happens.session(
                client.planId, client.today.minusDays(1), "GO_ON", "NRS_0_3", "wall-lean", "wall-move");
        await("one calm session")
                .until(() -> client.today()
                                .extract()
                                .<List<String>>path("plans[0].steps[2].adaptations[0].evidence")
                                .size()
                        == 1);

        // Then
        client.today()
                .body("plans[0].steps[2].action", equalTo("NOT_YET"))
                .body("plans[0].steps[2].adaptations[0].rule", equalTo("PROGRESSION"))
                .body("plans[0].steps[2].adaptations[0].what", startsWith("Not yet: 1 of 3"))
                .body("plans[0].steps[2].adaptations[0].evidence[0].sessionId", equalTo(calm.toString()));
    }

    @Test
    void aPausedPlanSaysSinceWhen() {
        client.practice
                .anna()
                .post("/v1/plans/{id}/pause", client.planId)
                .then()
                .statusCode(200);

        client.today()
                .body("plans[0].status", equalTo("PAUSED"))
                .body("plans[0].adaptations[0].rule", equalTo("PAUSED"))
                .body("plans[0].adaptations[0].evidence[0].localDay", equalTo(client.today.toString()));
    }

    @Test
    void sorenessOfAnEarlierDayGoesOnAndExemptsTheDay() {
        // When
        client.happens.day(
                client.today.minusDays(3),
                200,
                List.of(Happenings.resting(client.today.minusDays(3))),
                List.of(),
                List.of(Happenings.question(client.today.minusDays(4))));
        await("rest").until(() -> "REST".equals(client.today().extract().path("plans[0].steps[0].action")));

        // Then
        client.today()
                .body("plans[0].status", equalTo("EXEMPT"))
                .body("plans[0].steps[0].adaptations[0].rule", equalTo("NEXT_DAY_SORE"))
                .body("ask[0].question", equalTo("NEXT_DAY_CHECK"))
                .body("ask[0].techniques", equalTo(List.of("BALL_ROLL")))
                .body("ballRoll.remainingSeconds", equalTo(300));
    }

    @Test
    void aLockHoldsUntilAClinicianClearsIt() {
        // Given
        UUID lock = UUID.randomUUID();
        client.happens.day(
                client.today.minusDays(1),
                0,
                List.of(),
                List.of(Happenings.locked(lock, client.today.minusDays(1))),
                List.of());
        await("the lock").until(() -> "LOCKED".equals(client.today().extract().path("plans[0].steps[0].action")));

        // When
        client.practice
                .anna()
                .body(Map.of("lockId", lock, "technique", "BALL_ROLL", "note", "examined"))
                .post("/v1/clients/{id}/lock-clearances", client.id)
                .then()
                .statusCode(200);

        // Then
        client.today().body("plans[0].steps[0].action", equalTo("DO"));
    }

    @Test
    void afterTooMuchPainTheNextSessionIsLighterAndSaysWhy() {
        // When
        UUID session = client.happens.session(
                client.planId, client.today.minusDays(1), "LIGHTER", "NRS_4_5", "wall-lean", "wall-move");
        await("lighter").until(() -> "LIGHT".equals(client.today().extract().path("plans[0].steps[0].pressure")));

        // Then
        client.today()
                .body("plans[0].adaptations[0].rule", equalTo("NRS_4_5"))
                .body("plans[0].adaptations[0].evidence[0].sessionId", equalTo(session.toString()));
    }

    @Test
    void aSessionOfTodayIsDone() {
        client.happens.session(client.planId, client.today, "GO_ON", "NRS_0_3", "wall-lean", "wall-move");

        await("done").until(() -> "DONE".equals(client.today().extract().path("plans[0].status")));
    }

    @Test
    void anOlderRevisionChangesNothingAndATombstoneForgets() {
        // Given
        client.happens.day(client.today, 100, List.of(), List.of(), List.of());
        await("100 s").until(() -> remaining() == 200);
        Happenings older = new Happenings(stack, client.practice.id(), client.id);

        // When
        older.day(client.today, 5, List.of(), List.of(), List.of());
        client.happens.day(client.today, 150, List.of(), List.of(), List.of());

        // Then
        await("150 s").until(() -> remaining() == 150);
        client.happens.raw("client-days", client.today.toString(), null);
        await("forgotten").until(() -> remaining() == 300);
    }

    @Test
    void poisonHurtsOnlyItself() {
        // Given
        client.happens.raw("client-days", client.today.toString(), "{\"clientId\": ".getBytes(StandardCharsets.UTF_8));
        client.happens.raw("sessions", "x", "{}".getBytes(StandardCharsets.UTF_8));
        client.happens.raw("client-days", "y", null);

        // When
        client.happens.day(client.today, 77, List.of(), List.of(), List.of());

        // Then
        await("the good one").until(() -> remaining() == 223);
    }

    @Test
    void othersMayNotSeeAClientsToday() {
        client.practice
                .as("therapist", "ben")
                .get("/v1/clients/{id}/today", client.id)
                .then()
                .statusCode(404);
        client.practice
                .client(UUID.randomUUID())
                .get("/v1/clients/{id}/today", client.id)
                .then()
                .statusCode(404);
        client.practice
                .client(client.id)
                .get("/v1/plans/{id}/proposals", client.planId)
                .then()
                .statusCode(403);
        new Practice(stack)
                .admin()
                .get("/v1/clients/{id}/today", client.id)
                .then()
                .statusCode(404);
    }

    private int remaining() {
        return client.today().extract().<Integer>path("ballRoll.remainingSeconds");
    }
}
