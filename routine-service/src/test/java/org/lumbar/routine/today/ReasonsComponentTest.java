package org.lumbar.routine.today;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Happenings;
import org.lumbar.routine.Practice;

/** What is not to be done today is never just nothing: the client reads why. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "routine"))
class ReasonsComponentTest {
    @InjectBackbone
    TestStack stack;

    Practice practice;
    UUID clientId;
    String planId;
    Happenings happens;
    LocalDate today;

    @BeforeEach
    void aClientWithADailyBallPlan() {
        practice = new Practice(stack);
        clientId = practice.newClient();
        today = Practice.today();
        planId = practice.planOf(clientId, "ball-or-roller", 14);
        happens = new Happenings(stack, practice.id(), clientId);
    }

    @Test
    void aClientWhoIsLockedReadsThatWithAndWithoutAPlan() {
        // Given
        UUID lock = UUID.randomUUID();
        LocalDate since = today.minusDays(2);
        happens.day(since, 0, List.of(), List.of(Happenings.locked(lock, since)), List.of());
        await("the lock").until(() -> "EXEMPT".equals(today().extract().path("plans[0].status")));

        // Then
        today().body("plans[0].adaptations[0].what", containsString("locked waits for a clinician"))
                .body("reasons[0].rule", equalTo("STOP_BONE_PAIN"))
                .body(
                        "reasons[0].what",
                        equalTo("BALL_ROLL is locked since " + since + ", until a clinician clears it."))
                .body("reasons[0].evidence[0].eventId", equalTo(lock.toString()));
        practice.anna().post("/v1/plans/{id}/cancel", planId).then().statusCode(200);
        today().body("plans", empty()).body("reasons.rule", equalTo(List.of("STOP_BONE_PAIN")));
    }

    @Test
    void theQuestionOfTheNextDayNamesWhateverWorkedInTheMassage() {
        // When
        happens.day(
                today.minusDays(1),
                0,
                List.of(),
                List.of(),
                List.of(Happenings.question(today.minusDays(1), "KNEAD", "STROKE_LIGHT", "TAP")));

        // Then
        await("the question")
                .until(() -> today().extract().<List<String>>path("ask").size() == 1);
        today().body("ask[0].question", equalTo("NEXT_DAY_CHECK"))
                .body("ask[0].aboutDay", equalTo(today.minusDays(1).toString()))
                .body("ask[0].techniques", equalTo(List.of("KNEAD", "STROKE_LIGHT", "TAP")));
    }

    @Test
    void theRollerOfAPlanThatPinsTheFirstVersionHasTheDailyLimitToo() {
        // Given
        Map<String, Object> first = Practice.planBody("warm-massage-cool", today);
        first.put("routineVersion", 1);
        practice.anna()
                .body(first)
                .post("/v1/clients/{id}/plans", clientId)
                .then()
                .statusCode(201);

        // When
        happens.day(today, 300, List.of(), List.of(), List.of());
        await("nothing is left").until(() -> remaining() == 0);

        // Then
        today().body(
                        "plans.find { it.routineKey == 'warm-massage-cool' }.steps.find { it.key == 'tool' }.action",
                        equalTo("DOSE_USED_UP"));
    }

    private ValidatableResponse today() {
        return practice.client(clientId)
                .get("/v1/clients/{id}/today", clientId)
                .then()
                .statusCode(200);
    }

    private int remaining() {
        return today().extract().<Integer>path("ballRoll.remainingSeconds");
    }
}
