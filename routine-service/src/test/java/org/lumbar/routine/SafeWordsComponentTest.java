package org.lumbar.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** What keeps a client safe reaches the app with the plan and with today: words, alternatives, and where they are injured. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class SafeWordsComponentTest {
    private static final String NEVER = "Never over the spine or an injured area.";

    @InjectBackbone
    TestStack stack;

    Practice practice;
    Published published;
    UUID clientId;

    @BeforeEach
    void aClient() {
        practice = new Practice(stack);
        published = new Published(stack);
        clientId = practice.newClient();
    }

    @Test
    void todayAndThePlanSayWhatKeepsAClientSafe() {
        // Given
        String planId = practice.newPlan(clientId, "lumbar-massage").path("planId");

        // Then
        today().rootPath("plans[0]")
                .body("advice", hasItem(NEVER))
                .body("contraindications", nullValue())
                .body("sessionMinutes.min", equalTo(10))
                .body("sessionMinutes.max", equalTo(40))
                .body("steps.find { it.key == 'deep-strokes' }.areas", contains("LOWER_BACK", "SACRUM"))
                .body("steps.find { it.key == 'deep-strokes' }.optional", equalTo(false));
        JsonNode plan = plan(planId, 1);
        assertThat(ContractSchemas.faults("plan.v1.json", plan)).isEmpty();
        assertThat(plan.at("/routine/advice/0").asText()).isEqualTo(NEVER);
        assertThat(plan.at("/routine/sessionMinutes/max").asInt()).isEqualTo(40);
        assertThat(plan.at("/routine/steps/0/equipment/1/name").asText()).isEqualTo("unscented oil");
        assertThat(plan.at("/routine/steps/2/areas/1").asText()).isEqualTo("SACRUM");
        assertThat(plan.at("/routine/steps/2/instruction").asText()).contains("tailbone");
    }

    @Test
    void everyRoutineSaysNeverOverTheSpineWhoeverWroteIt() {
        // Given built-in routines of both versions, and one of the practice's own that forgot it
        String own = practice.anna()
                .get("/v1/routines/eight-steps/versions/1")
                .asString()
                .replace("\"key\":\"eight-steps\"", "\"key\":\"ours\"")
                .replace(NEVER, "Take your time.");
        practice.anna().body(own).post("/v1/routines/drafts").then().statusCode(200);
        practice.anna().post("/v1/routines/ours/drafts/1/publish").then().statusCode(200);

        // When
        practice.newPlan(clientId, "ours").then().statusCode(201);
        Map<String, Object> first = Practice.planBody("partner-massage", Practice.today());
        first.put("routineVersion", 1);
        practice.anna()
                .body(first)
                .post("/v1/clients/{id}/plans", clientId)
                .then()
                .statusCode(201)
                .body("routine.version", equalTo(1));
        practice.newPlan(clientId, "partner-massage").then().body("routine.version", equalTo(2));

        // Then
        today().body("plans.advice", everyItem(hasItem(NEVER)));
    }

    @Test
    void whatWorksOnAnInjuredAreaIsLeftOutUntilItHasHealed() {
        // Given two plans
        String lumbar = practice.newPlan(clientId, "lumbar-massage").path("planId");
        String partner = practice.newPlan(clientId, "partner-massage").path("planId");

        // When the sacrum is injured
        injured(List.of("SACRUM"))
                .statusCode(200)
                .body("injuredAreas.area", contains("SACRUM"))
                .body("injuredAreas[0].since", equalTo(Practice.today().toString()))
                .body("injuredAreas[0].until", nullValue());

        // Then
        ofTheLumbarMassageNothingIsLeftAndOfThePartnersAll(lumbar, partner);

        // And a plan that is assigned now knows it, too
        practice.newPlan(clientId, "eight-steps").then().body("routine.steps[1].leftOut", empty());
        Map<String, Object> again = Practice.planBody("lumbar-massage", Practice.today());
        practice.anna()
                .body(again)
                .post("/v1/clients/{id}/plans", clientId)
                .then()
                .body("routine.steps[2].leftOut.reason", contains("INJURED_AREA"));

        // When it has healed
        injured(List.of()).statusCode(200);

        // Then
        today().body("injuredAreas", empty()).body("plans.steps.action.flatten()", not(hasItem("LEFT_OUT")));
    }

    private void ofTheLumbarMassageNothingIsLeftAndOfThePartnersAll(String lumbar, String partner) {
        today().body("injuredAreas", contains("SACRUM"))
                .body("plans.find { it.routineKey == 'lumbar-massage' }.status", equalTo("EXEMPT"))
                .body(
                        "plans.find { it.routineKey == 'lumbar-massage' }.steps.find { it.key == 'knead' }.action",
                        equalTo("LEFT_OUT"))
                .body(
                        "plans.find { it.routineKey == 'lumbar-massage' }.steps.find { it.key == 'knead' }.adaptations.rule",
                        contains("INJURED_AREA"))
                .body("plans.find { it.routineKey == 'partner-massage' }.status", equalTo("DUE"))
                .body("plans.find { it.routineKey == 'partner-massage' }.steps.action", not(hasItem("LEFT_OUT")));
        JsonNode told = plan(lumbar, 2);
        assertThat(ContractSchemas.faults("plan.v1.json", told)).isEmpty();
        assertThat(told.at("/routine/steps/2/leftOut/0/reason").asText()).isEqualTo("INJURED_AREA");
        assertThat(told.at("/routine/steps/2/leftOut/0/from").asText())
                .isEqualTo(Practice.today().toString());
        assertThat(plan(partner, 2).at("/routine/steps/1/leftOut")).isEmpty();
        assertThat(ContractSchemas.faults("client.v1.json", client(2))).isEmpty();
        practice.anna()
                .get("/v1/plans/{id}/history", lumbar)
                .then()
                .body("change", contains("PLAN_ASSIGNED", "INJURED_AREAS_CHANGED"));
    }

    @Test
    void aClientMayComeWithAnInjuryAndUnknownAreasAreAFault() {
        // Given
        Map<String, Object> body = new LinkedHashMap<>(Practice.clientBody(UUID.randomUUID()));
        body.put("injuredAreas", List.of("SHOULDERS", "UPPER_ARMS"));

        // Then
        practice.admin()
                .body(body)
                .post("/v1/clients")
                .then()
                .statusCode(201)
                .body("injuredAreas.area", contains("SHOULDERS", "UPPER_ARMS"));
        practice.admin().body(body).post("/v1/clients").then().statusCode(200);
        injured(List.of("SACRUM", "SPINE_MIDLINE"))
                .statusCode(400)
                .body("errors.code", contains("unknown-value"))
                .body("errors.pointer", contains("/injuredAreas/1"));
        injured(List.of()).statusCode(200).header("ETag", equalTo("\"1\""));
    }

    @Test
    void answersToAnOlderFormAreKeptJudgedByItAndAskedForAgain() {
        // Given
        practice.newPlan(clientId, "eight-steps").then().statusCode(201);
        Map<String, Boolean> older = Practice.healthy();
        older.remove("medical-condition");
        older.remove("unexamined-pain");

        // When
        answered("2026-1", older)
                .statusCode(201)
                .body("passed", equalTo(false))
                .body("reasons.code", contains("screening-outdated"));

        // Then
        today().body("ask.question", contains("SCREENING")).body("ask[0].rule", equalTo("screening-outdated"));
        older.put("infection", true);
        answered("2026-1", older).body("reasons.code", contains("screening-stop", "screening-outdated"));
        answered("2019-1", older)
                .statusCode(400)
                .body("errors.code", contains("unknown-screening-version"))
                .body("errors.pointer", contains("/version"));
    }

    @Test
    void theFormAsksWhatTheTextsAskAndCitesThem() {
        practice.client(clientId)
                .get("/v1/screening-form")
                .then()
                .rootPath("questions.findAll { it.key in ['acute-injury', 'infection', 'medical-condition'] }")
                .body("origin", everyItem(equalTo("001_00eca7786d5a5775.txt")))
                .rootPath("questions.find { it.key == 'unexamined-pain' }")
                .body("origin", equalTo("000_2f15e5ddc5a3c396.txt"))
                .body("onYes", equalTo("ASK_A_PROFESSIONAL"))
                .noRootPath()
                .body("questions.origin", hasItems("Bartsch 2021, JCM 10:5360", "red flags of low back pain"));
    }

    private ValidatableResponse today() {
        return practice.client(clientId)
                .get("/v1/clients/{id}/today", clientId)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse injured(List<String> areas) {
        return practice.anna()
                .body(Map.of("injuredAreas", areas))
                .patch("/v1/clients/{id}", clientId)
                .then();
    }

    private ValidatableResponse answered(String version, Map<String, Boolean> answers) {
        return practice.client(clientId)
                .body(Map.of("version", version, "answers", answers))
                .post("/v1/clients/{id}/screenings", clientId)
                .then();
    }

    private JsonNode plan(String planId, int revision) {
        return snapshot("plans", clientId + ":" + planId, revision);
    }

    private JsonNode client(int revision) {
        return snapshot("clients", clientId.toString(), revision);
    }

    private JsonNode snapshot(String topic, String key, int revision) {
        try {
            return new ObjectMapper()
                    .readTree(published.ofRevision(topic, key, revision).value());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
