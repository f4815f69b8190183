package org.lumbar.routine.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.OneClient;
import org.lumbar.routine.Practice;

/** A yes to a question of the screening is heard, and holds until a clinician clears it. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ScreeningComponentTest {
    @InjectBackbone
    TestStack stack;

    OneClient client;
    Practice practice;
    UUID clientId;

    @BeforeEach
    void aClient() {
        client = new OneClient(stack);
        practice = client.practice;
        clientId = client.id;
    }

    @Test
    void aYesAfterAssignmentIsPublishedAndExemptsTheDayInWordsForTheClient() {
        // Given
        practice.newPlan(clientId, "eight-steps").then().statusCode(201);
        client.today().body("plans[0].status", equalTo("DUE")).body("reasons", empty());

        // When
        String screening =
                client.answered("bladder-or-bowel").statusCode(201).extract().path("screeningId");

        // Then
        JsonNode told = client.told("URGENT_CARE");
        assertThat(told.path("screeningId").asText()).isEqualTo(screening);
        assertThat(told.path("yes")).extracting(JsonNode::asText).containsExactly("bladder-or-bowel");
        assertThat(told.path("clearedAt").isNull()).isTrue();
        client.today()
                .body("plans[0].status", equalTo("EXEMPT"))
                .body("plans[0].adaptations[0].rule", equalTo("SCREENING_URGENT"))
                .body("plans[0].adaptations[0].what", equalTo("See a doctor now."))
                .body(
                        "plans[0].adaptations[0].evidence[0].localDay",
                        equalTo(Practice.today().toString()))
                .body("plans[0].steps.action", everyItem(equalTo("LEFT_OUT")))
                .body("reasons.rule", contains("SCREENING_URGENT"))
                .body("ask", empty());
    }

    @Test
    void ofSeveralTheGravestDecidesAndTheMilderOneSaysWhomToAsk() {
        // Given
        practice.newPlan(clientId, "eight-steps").then().statusCode(201);

        // When
        client.answered("thrombosis").statusCode(201);

        // Then
        client.today().body("reasons.what", contains("Ask a professional before you go on."));
        client.answered("fracture").statusCode(201);
        assertThat(client.told("STOP").path("yes")).hasSize(1);
        client.answered("fever", "thrombosis").statusCode(201);
        client.answered("infection").statusCode(201);
        assertThat(client.told("URGENT_CARE").path("yes")).hasSize(2);
        client.today().body("reasons.what", contains("See a doctor now."));
    }

    @Test
    void onlyAClinicianEndsItWithANoteThatStaysInTheHistory() {
        // Given
        practice.newPlan(clientId, "eight-steps").then().statusCode(201);
        String screening = client.answered("fever").extract().path("screeningId");

        // When everything is denied later
        client.answered()
                .statusCode(201)
                .body("passed", equalTo(false))
                .body("reasons.code", contains("screening-urgent-care"));

        // Then it stands
        client.today().body("plans[0].status", equalTo("EXEMPT")).body("ask", empty());
        practice.client(clientId)
                .body(Map.of("note", "I am well"))
                .post("/v1/clients/{id}/screenings/{screening}/clearance", clientId, screening)
                .then()
                .statusCode(403);

        // When
        client.cleared(screening).statusCode(200).body("clearedBy", equalTo("anna"));

        // Then
        client.today()
                .body("plans[0].status", equalTo("DUE"))
                .body("reasons", empty())
                .body("ask", empty());
        assertThat(client.told("PASSED").path("yes")).isEmpty();
        practice.anna()
                .get("/v1/clients/{id}/history", clientId)
                .then()
                .body("change", hasItem("SCREENING_ANSWERED"))
                .body("find { it.change == 'SCREENING_CLEARED' }.note", equalTo("examined, may go on"))
                .body("find { it.change == 'SCREENING_CLEARED' }.changedBy", equalTo("anna"));
    }

    @Test
    void aClearanceIsPublishedWithoutItsNoteAndHoldsForEarlierAnswersThatSaidNoMore() {
        // Given three times the same, as of a client who was asked again
        for (int i = 0; i < 2; i++) {
            client.answered("fever").statusCode(201);
        }
        String last = client.answered("fever", "infection").extract().path("screeningId");

        // When
        client.cleared(last).statusCode(200);

        // Then
        await("the clearance")
                .until(() ->
                        client.published.newest("clients", clientId.toString()).contains("clearedBy\":\"anna"));
        assertThat(client.published.newest("clients", clientId.toString()))
                .doesNotContain("examined")
                .contains(last);
        client.cleared(last).statusCode(409).body("code", equalTo("already-cleared"));
        client.cleared(UUID.randomUUID().toString()).statusCode(404).body("code", equalTo("screening-not-found"));
        String harmless = client.answered().extract().path("screeningId");
        client.cleared(harmless).statusCode(409).body("code", equalTo("nothing-to-clear"));
        new Practice(stack)
                .anna()
                .body(Map.of("note", "not mine"))
                .post("/v1/clients/{id}/screenings/{screening}/clearance", clientId, last)
                .then()
                .statusCode(404);
    }

    @Test
    void whatAnotherYesSaidIsNotClearedWithIt() {
        // Given
        practice.newPlan(clientId, "eight-steps").then().statusCode(201);
        client.answered("infection").statusCode(201);
        String urgent = client.answered("fever").extract().path("screeningId");

        // When
        client.cleared(urgent).statusCode(200);

        // Then
        client.today().body("reasons.what", contains("Ask a professional before you go on."));
        assertThat(client.told("STOP").path("yes")).extracting(JsonNode::asText).containsExactly("infection");
    }

    @Test
    void answersForWhichAPlanIsRefusedAreKeptAndPublished() {
        // Given
        Map<String, Object> plan =
                plan("eight-steps", Map.of("version", Practice.SCREENING, "answers", OneClient.saying("night-pain")));

        // When the same is asked for twice
        refused(plan, "screening-urgent-care");
        refused(plan, "screening-urgent-care");

        // Then
        JsonNode told = client.told("URGENT_CARE");
        practice.anna()
                .get("/v1/clients/{id}/history", clientId)
                .then()
                .body("change", contains("CLIENT_REGISTERED", "SCREENING_ANSWERED"));

        // And nothing is assigned before it is cleared, whatever is answered then
        Map<String, Object> healthy = Practice.planBody("eight-steps", Practice.today());
        refused(healthy, "screening-urgent-care");
        Map<String, Object> latest = plan("eight-steps", null);
        refused(latest, "screening-urgent-care");
        client.cleared(told.path("screeningId").asText()).statusCode(200);
        assigned(latest).statusCode(201);
        assigned(healthy).statusCode(201);
    }

    @Test
    void aPlanWithAnswersToAFormThatNeverWasIsABadRequest() {
        Map<String, Object> plan =
                plan("eight-steps", Map.of("version", "2019-1", "answers", OneClient.saying("fever")));

        assigned(plan)
                .statusCode(400)
                .body("errors.code", contains("unknown-screening-version"))
                .body("errors.pointer", contains("/screening/version"));
        practice.anna().get("/v1/clients/{id}", clientId).then().body("screening", nullValue());
    }

    @Test
    void theAnswersOfADraftAreHeardAtOnceAndTheDraftWaitsForTheClearance() {
        // Given
        Map<String, Object> draft =
                plan("eight-steps", Map.of("version", Practice.SCREENING, "answers", OneClient.saying("fever")));
        draft.put("draft", true);

        // When
        String planId = assigned(draft).statusCode(201).extract().path("planId");

        // Then
        JsonNode told = client.told("URGENT_CARE");
        practice.anna()
                .post("/v1/plans/{id}/activate", planId)
                .then()
                .statusCode(422)
                .body("errors.code", contains("screening-urgent-care"));
        client.cleared(told.path("screeningId").asText()).statusCode(200);
        practice.anna().post("/v1/plans/{id}/activate", planId).then().statusCode(200);
    }

    private static Map<String, Object> plan(String routine, @Nullable Map<String, Object> screening) {
        Map<String, Object> plan = new LinkedHashMap<>(Practice.planBody(routine, Practice.today()));
        plan.remove("screening");
        if (screening != null) {
            plan.put("screening", screening);
        }
        return plan;
    }

    private ValidatableResponse assigned(Map<String, Object> plan) {
        return practice.anna()
                .body(plan)
                .post("/v1/clients/{id}/plans", clientId)
                .then();
    }

    private void refused(Map<String, Object> plan, String code) {
        assigned(plan)
                .statusCode(422)
                .body("code", equalTo("screening-refused"))
                .body("errors.code", hasItem(code));
        practice.anna().get("/v1/clients/{id}/plans", clientId).then().body("", hasSize(0));
    }
}
