package org.lumbar.routine;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** Every refusal: no token, wrong role, another client, another therapist, another practice. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class AccessComponentTest {
    private static final String ANY = UUID.randomUUID().toString();

    @InjectBackbone
    TestStack stack;

    Practice practice;

    @BeforeEach
    void openPractice() {
        practice = new Practice(stack);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v1/routines",
        "GET,/v1/routines/eight-steps/versions/1",
        "GET,/v1/routines/x/drafts/1",
        "POST,/v1/routines/drafts",
        "POST,/v1/routines/x/drafts/1/publish",
        "GET,/v1/screening-form",
        "GET,/v1/clients/{id}/today",
        "POST,/v1/clients",
        "GET,/v1/clients",
        "GET,/v1/clients/{id}",
        "PATCH,/v1/clients/{id}",
        "DELETE,/v1/clients/{id}",
        "GET,/v1/clients/{id}/history",
        "POST,/v1/clients/{id}/lock-clearances",
        "POST,/v1/clients/{id}/screenings",
        "GET,/v1/clients/{id}/screenings/latest",
        "POST,/v1/clients/{id}/screenings/{id}/clearance",
        "GET,/v1/clients/{id}/plans",
        "POST,/v1/clients/{id}/plans",
        "GET,/v1/plans/{id}",
        "GET,/v1/plans/{id}/history",
        "GET,/v1/proposals",
        "GET,/v1/plans/{id}/proposals",
        "POST,/v1/plans/{id}/proposals/{id}/accept",
        "POST,/v1/plans/{id}/proposals/{id}/decline",
        "POST,/v1/plans/{id}/schedule",
        "POST,/v1/plans/{id}/activate",
        "POST,/v1/plans/{id}/pause",
        "POST,/v1/plans/{id}/resume",
        "POST,/v1/plans/{id}/complete",
        "POST,/v1/plans/{id}/cancel"
    })
    void withoutATokenNothingIsAnswered(String method, String path) {
        given().contentType("application/json")
                .body("{}")
                .request(method, path.replace("{id}", ANY))
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/v1/clients",
        "GET,/v1/clients",
        "PATCH,/v1/clients/{id}",
        "DELETE,/v1/clients/{id}",
        "GET,/v1/clients/{id}/history",
        "POST,/v1/clients/{id}/lock-clearances",
        "POST,/v1/clients/{id}/screenings/{id}/clearance",
        "POST,/v1/clients/{id}/plans",
        "GET,/v1/plans/{id}/history",
        "GET,/v1/proposals",
        "GET,/v1/plans/{id}/proposals",
        "POST,/v1/plans/{id}/proposals/{id}/accept",
        "POST,/v1/plans/{id}/proposals/{id}/decline",
        "POST,/v1/plans/{id}/schedule",
        "POST,/v1/plans/{id}/activate",
        "POST,/v1/plans/{id}/pause",
        "POST,/v1/plans/{id}/resume",
        "POST,/v1/plans/{id}/complete",
        "POST,/v1/plans/{id}/cancel"
    })
    void aClientMayNotDoWhatIsTheClinicians(String method, String path) {
        UUID self = UUID.randomUUID();
        practice.client(self)
                .body("{}")
                .request(method, path.replace("{id}", self.toString()))
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v1/routines",
        "GET,/v1/clients",
        "GET,/v1/plans/{id}",
        "GET,/v1/proposals",
        "POST,/v1/clients/{id}/plans"
    })
    void anEventProducerMayNotReadOrChangePlans(String method, String path) {
        practice.as("event-producer", "gateway")
                .body("{}")
                .request(method, path.replace("{id}", ANY))
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void aClientSeesThemselvesAndNobodyElse() {
        // Given
        UUID self = practice.newClient();
        UUID other = practice.newClient();

        // Then
        practice.client(self).get("/v1/clients/{id}", self).then().statusCode(200);
        practice.client(self)
                .get("/v1/clients/{id}", other)
                .then()
                .statusCode(404)
                .body("code", equalTo("client-not-found"));
        practice.client(self).get("/v1/clients/{id}/plans", other).then().statusCode(404);
    }

    @Test
    void aTherapistReachesOnlyClientsInTheirCare() {
        // Given
        UUID clientId = practice.newClient();
        String planId = practice.newPlan(clientId, "eight-steps").path("planId");

        // Then
        practice.as("therapist", "ben").get("/v1/clients/{id}", clientId).then().statusCode(404);
        practice.as("therapist", "ben").get("/v1/clients").then().body("items", hasSize(0));
        practice.as("therapist", "ben")
                .post("/v1/plans/{id}/cancel", planId)
                .then()
                .statusCode(404)
                .body("code", equalTo("plan-not-found"));
        practice.anna().get("/v1/plans/{id}", planId).then().statusCode(200);
    }

    @Test
    void anotherPracticeDoesNotLearnThatAClientExists() {
        // Given
        UUID clientId = practice.newClient();
        String planId = practice.newPlan(clientId, "eight-steps").path("planId");
        Practice elsewhere = new Practice(stack);

        // Then
        elsewhere.admin().get("/v1/clients/{id}", clientId).then().statusCode(404);
        elsewhere.admin().get("/v1/plans/{id}", planId).then().statusCode(404);
        elsewhere.anna().get("/v1/clients/{id}", clientId).then().statusCode(404);
        elsewhere.admin().get("/v1/clients").then().body("items", hasSize(0));
    }

    @Test
    void healthAndTheApiDocumentAreOpen() {
        given().get(stack.management("/q/health")).then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
    }
}
