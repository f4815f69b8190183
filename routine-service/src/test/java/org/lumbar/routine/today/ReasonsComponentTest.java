package org.lumbar.routine.today;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
import org.lumbar.routine.PlannedClient;
import org.lumbar.routine.Practice;

/** What is not to be done today is never just nothing: the client reads why. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ReasonsComponentTest {
    @InjectBackbone
    TestStack stack;

    PlannedClient client;

    @BeforeEach
    void aClientWithADailyBallPlan() {
        client = new PlannedClient(stack, "ball-or-roller", 14);
    }

    @Test
    void aClientWhoIsLockedReadsThatWithAndWithoutAPlan() {
        // Given
        UUID lock = UUID.randomUUID();
        LocalDate since = client.today.minusDays(2);
        client.happens.day(since, 0, List.of(), List.of(Happenings.locked(lock, since)), List.of());
        await("the lock").until(() -> "EXEMPT".equals(client.today().extract().path("plans[0].status")));

        // Then
        client.today()
                .body("plans[0].adaptations[0].what", containsString("locked waits for a clinician"))
                .body("reasons[0].rule", equalTo("STOP_BONE_PAIN"))
                .body(
                        "reasons[0].what",
                        equalTo("BALL_ROLL is locked since " + since + ", until a clinician clears it."))
                .body("reasons[0].evidence[0].eventId", equalTo(lock.toString()));
        client.practice
                .anna()
                .post("/v1/plans/{id}/cancel", client.planId)
                .then()
                .statusCode(200);
        client.today().body("plans", empty()).body("reasons.rule", equalTo(List.of("STOP_BONE_PAIN")));
    }

    @Test
    void theQuestionOfTheNextDayNamesWhateverWorkedInTheMassage() {
        // When
        client.happens.day(
                client.today.minusDays(1),
                0,
                List.of(),
                List.of(),
                List.of(Happenings.question(client.today.minusDays(1), "KNEAD", "STROKE_LIGHT", "TAP")));

        // Then
        await("the question")
                .until(() -> client.today().extract().<List<String>>path("ask").size() == 1);
        client.today()
                .body("ask[0].question", equalTo("NEXT_DAY_CHECK"))
                .body("ask[0].aboutDay", equalTo(client.today.minusDays(1).toString()))
                .body("ask[0].techniques", equalTo(List.of("KNEAD", "STROKE_LIGHT", "TAP")));
    }

    @Test
    void theRollerOfAPlanThatPinsTheFirstVersionHasTheDailyLimitToo() {
        // Given
        Map<String, Object> first = Practice.planBody("warm-massage-cool", client.today);
        first.put("routineVersion", 1);
        client.practice
                .anna()
                .body(first)
                .post("/v1/clients/{id}/plans", client.id)
                .then()
                .statusCode(201);

        // When
        client.happens.day(client.today, 300, List.of(), List.of(), List.of());
        await("nothing is left").until(() -> remaining() == 0);

        // Then
        client.today()
                .body(
                        "plans.find { it.routineKey == 'warm-massage-cool' }.steps.find { it.key == 'tool' }.action",
                        equalTo("DOSE_USED_UP"));
    }

    private int remaining() {
        return client.today().extract().<Integer>path("ballRoll.remainingSeconds");
    }
}
