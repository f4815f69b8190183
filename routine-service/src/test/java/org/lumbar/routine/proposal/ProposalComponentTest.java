package org.lumbar.routine.proposal;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Happenings;
import org.lumbar.routine.Practice;

/** The rules suggest, a clinician decides, and what is accepted is a new revision of the plan. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "routine"))
class ProposalComponentTest {
    private static final String[] MASSAGE = {
        "light-strokes",
        "deep-strokes",
        "rub-up-down",
        "rub-diagonal",
        "rub-thumbs",
        "rub-transverse",
        "knead",
        "tap",
        "pat"
    };

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
        planId = plan("ball-or-roller");
        happens = new Happenings(stack, practice.id(), clientId);
    }

    @Test
    void makingItLighterIsANewRevisionOfThePlan() {
        // Given
        for (int ago = 3; ago >= 2; ago--) {
            happens.session(planId, today.minusDays(ago), "STOP_STEP", "NRS_6_UP", "wall-lean");
        }
        String proposal = proposed("LIGHTER");
        proposals()
                .body("open[0].evidence", hasSize(2))
                .body("open[0].evidence.rule", contains("NRS_6_UP", "NRS_6_UP"));

        // When
        accept(proposal).body("revision", equalTo(2)).body("routine.steps[0].pressure", equalTo("LIGHT"));

        // Then
        practice.anna()
                .get("/v1/plans/{id}/history", planId)
                .then()
                .body("change", contains("PLAN_ASSIGNED", "PROPOSAL_ACCEPTED_LIGHTER"))
                .body("[1].note", equalTo("agreed"));
        proposals().body("open", empty());
    }

    @Test
    void aCourseIsReviewedAtTenSessionsAndStopsAtFifteen() {
        // Given
        planId = plan("lumbar-massage");
        for (int ago = 15; ago >= 6; ago--) {
            happens.session(planId, today.minusDays(ago), "GO_ON", "NRS_0_3", MASSAGE);
        }
        String proposal = proposed("COURSE_REVIEW");
        proposals().body("open[0].evidence", hasSize(10));

        // When
        accept(proposal).body("revision", equalTo(2));
        for (int ago = 5; ago >= 1; ago--) {
            happens.session(planId, today.minusDays(ago), "GO_ON", "NRS_0_3", MASSAGE);
        }

        // Then
        await("the course is complete")
                .until(() -> "EXEMPT"
                        .equals(today().extract().path("plans.find { it.routineKey == 'lumbar-massage' }.status")));
        massage().body("adaptations.rule", contains("COURSE_COMPLETE")).body("adaptations[0].evidence", hasSize(15));
        proposals().body("open", empty()).body("decided", hasSize(1));
    }

    @Test
    void calmSessionsAtTheWallOpenTheFloorIfAClinicianAgrees() {
        // Given
        for (int ago = 3; ago >= 1; ago--) {
            happens.session(planId, today.minusDays(ago), "GO_ON", "NRS_0_3", "wall-lean", "wall-move");
        }
        await("a proposal")
                .until(() -> proposals().extract().<List<String>>path("open").size() == 1);
        String proposal = proposals()
                .body("open[0].kind", equalTo("OPEN_STEP"))
                .body("open[0].step", equalTo("floor"))
                .body("open[0].evidence", hasSize(3))
                .extract()
                .path("open[0].proposalId");

        // When
        practice.anna()
                .body("{\"note\": \"go ahead\"}")
                .post("/v1/plans/{plan}/proposals/{id}/accept", planId, proposal)
                .then()
                .statusCode(200)
                .body("revision", equalTo(2))
                .body("routine.steps[2].insteadOf", contains("wall-lean", "wall-move"));

        // Then
        today().body("plans[0].steps[2].action", equalTo("DO"));
        proposals().body("open", empty()).body("decided[0].accepted", equalTo(true));
        practice.anna()
                .body("{}")
                .post("/v1/plans/{plan}/proposals/{id}/decline", planId, proposal)
                .then()
                .statusCode(409);
    }

    @Test
    void aDeclinedProposalDoesNotComeBackForTheSameReason() {
        // Given
        for (int ago = 2; ago >= 1; ago--) {
            happens.session(planId, today.minusDays(ago), "STOP_STEP", "NRS_6_UP", "wall-lean");
        }
        await("a proposal")
                .until(() -> proposals().extract().<List<String>>path("open").size() == 1);
        String proposal =
                proposals().body("open[0].kind", equalTo("LIGHTER")).extract().path("open[0].proposalId");

        // When
        practice.anna()
                .body("{}")
                .post("/v1/plans/{p}/proposals/{id}/decline", planId, proposal)
                .then()
                .statusCode(204);

        // Then
        proposals().body("open", empty());
        happens.session(planId, today, "LIGHTER", "NRS_4_5", "wall-lean");
        await("a new reason")
                .until(() -> proposals().extract().<List<String>>path("open").size() == 1);
    }

    private String plan(String routine) {
        return practice.planOf(clientId, routine, 15);
    }

    private String proposed(String kind) {
        await("a proposal")
                .until(() ->
                        proposals().extract().<List<String>>path("open.kind").contains(kind));
        return proposals().extract().path("open[0].proposalId");
    }

    private ValidatableResponse accept(String proposal) {
        return practice.anna()
                .body("{\"note\": \"agreed\"}")
                .post("/v1/plans/{plan}/proposals/{id}/accept", planId, proposal)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse massage() {
        return today().rootPath("plans.find { it.routineKey == 'lumbar-massage' }");
    }

    private ValidatableResponse today() {
        return practice.client(clientId)
                .get("/v1/clients/{id}/today", clientId)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse proposals() {
        return practice.anna().get("/v1/plans/{id}/proposals", planId).then().statusCode(200);
    }
}
