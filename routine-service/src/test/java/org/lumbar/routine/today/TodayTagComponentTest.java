package org.lumbar.routine.today;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.PlannedClient;

/** An app that asks again is sent nothing it has. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class TodayTagComponentTest {
    @InjectBackbone
    TestStack stack;

    PlannedClient client;

    @BeforeEach
    void aClientWithADailyBallPlanOfTwoWeeks() {
        client = new PlannedClient(stack, "ball-or-roller", 14);
    }

    @Test
    void whoHasTheNewestAnswerIsToldThatNothingHasChangedUntilSomethingHas() {
        // Given
        String tag = client.today().extract().header("ETag");

        // When
        RequestSpecification again = client.practice.admin().header("If-None-Match", tag);

        // Then
        again.get("/v1/clients/{id}/today", client.id).then().statusCode(304).body(equalTo(""));

        // When
        client.happens.day(client.today, 100, List.of(), List.of(), List.of());

        // Then
        await("another answer")
                .until(() -> client.practice
                                .admin()
                                .header("If-None-Match", tag)
                                .get("/v1/clients/{id}/today", client.id)
                                .statusCode()
                        == 200);
        assertThat(client.today().extract().header("ETag")).startsWith("W/\"").isNotEqualTo(tag);
    }
}
