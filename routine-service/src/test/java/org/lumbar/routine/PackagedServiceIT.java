package org.lumbar.routine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** The jar that is shipped: starts, answers, publishes. */
@QuarkusIntegrationTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "routine"))
class PackagedServiceIT {
    @InjectBackbone
    TestStack stack;

    @Test
    void thePackagedServicePublishesAClientAndTheirPlan() {
        // Given
        Practice practice = new Practice(stack);
        UUID clientId = practice.newClient();

        // When
        String planId = practice.newPlan(clientId, "warm-massage-cool")
                .then()
                .statusCode(201)
                .extract()
                .path("planId");

        // Then
        await("the plan's snapshot")
                .untilAsserted(() -> assertThat(stack.consume("plans"))
                        .anyMatch(record -> record.key().equals(clientId + ":" + planId)));
        given().get("/q/health/ready").then().statusCode(200);
    }
}
