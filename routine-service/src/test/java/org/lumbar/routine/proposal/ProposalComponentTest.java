package org.lumbar.routine.proposal;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.PlannedClient;

/** The rules suggest, a clinician decides, and what is accepted is a new revision of the plan. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ProposalComponentTest {
    static final String[] MASSAGE = {
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

    PlannedClient client;

    @BeforeEach
    void aClientWithADailyBallPlan() {
        client = new PlannedClient(stack, "ball-or-roller", 15);
    }

    @Test
    void makingItLighterIsANewRevisionOfThePlan() {
        // Given
        for (int ago = 3; ago >= 2; ago--) {
            client.happens.session(client.planId, client.today.minusDays(ago), "STOP_STEP", "NRS_6_UP", "wall-lean");
        }
        String proposal = client.proposed("LIGHTER");
        client.proposals()
                .body("open[0].evidence", hasSize(2))
                .body("open[0].evidence.rule", contains("NRS_6_UP", "NRS_6_UP"));

        // When
        client.accept(proposal).body("revision", equalTo(2)).body("routine.steps[0].pressure", equalTo("LIGHT"));

        // Then
        client.practice
                .anna()
                .get("/v1/plans/{id}/history", client.planId)
                .then()
                .body("change", contains("PLAN_ASSIGNED", "PROPOSAL_ACCEPTED_LIGHTER"))
                .body("[1].note", equalTo("agreed"));
        client.proposals().body("open", empty());
    }

    @Test
    void aCourseIsReviewedAtTenSessionsAndStopsAtFifteen() {
        // Given
        String course = client.practice.planOf(client.id, "lumbar-massage", 15);
        for (int ago = 15; ago >= 6; ago--) {
            client.happens.session(course, client.today.minusDays(ago), "GO_ON", "NRS_0_3", MASSAGE);
        }
        String proposal = client.proposed(course, "COURSE_REVIEW");
        client.proposals(course).body("open[0].evidence", hasSize(10));

        // When
        client.accept(course, proposal).body("revision", equalTo(2));
        for (int ago = 5; ago >= 1; ago--) {
            client.happens.session(course, client.today.minusDays(ago), "GO_ON", "NRS_0_3", MASSAGE);
        }

        // Then
        await("the course is complete")
                .until(() -> "EXEMPT"
                        .equals(client.today()
                                .extract()
                                .path("plans.find { it.routineKey == 'lumbar-massage' }.status")));
        massage().body("adaptations.rule", contains("COURSE_COMPLETE")).body("adaptations[0].evidence", hasSize(15));
        client.proposals(course).body("open", empty()).body("decided", hasSize(1));
    }

    @Test
    void calmSessionsAtTheWallOpenTheFloorIfAClinicianAgrees() {
        // Given
        for (int ago = 3; ago >= 1; ago--) {
            client.happens.session(
                    client.planId, client.today.minusDays(ago), "GO_ON", "NRS_0_3", "wall-lean", "wall-move");
        }
        await("a proposal")
                .until(() ->
                        client.proposals().extract().<List<String>>path("open").size() == 1);
        String proposal = client.proposals()
                .body("open[0].kind", equalTo("OPEN_STEP"))
                .body("open[0].step", equalTo("floor"))
                .body("open[0].evidence", hasSize(3))
                .extract()
                .path("open[0].proposalId");

        // When
        client.practice
                .anna()
                .body("{\"note\": \"go ahead\"}")
                .post("/v1/plans/{plan}/proposals/{id}/accept", client.planId, proposal)
                .then()
                .statusCode(200)
                .body("revision", equalTo(2))
                .body("routine.steps[2].insteadOf", contains("wall-lean", "wall-move"));

        // Then
        client.today().body("plans[0].steps[2].action", equalTo("DO"));
        client.proposals().body("open", empty()).body("decided[0].accepted", equalTo(true));
        client.practice
                .anna()
                .body("{}")
                .post("/v1/plans/{plan}/proposals/{id}/decline", client.planId, proposal)
                .then()
                .statusCode(409);
    }

    @Test
    void aDeclinedProposalDoesNotComeBackForTheSameReason() {
        // Given
        for (int ago = 2; ago >= 1; ago--) {
            client.happens.session(client.planId, client.today.minusDays(ago), "STOP_STEP", "NRS_6_UP", "wall-lean");
        }
        await("a proposal")
                .until(() ->
                        client.proposals().extract().<List<String>>path("open").size() == 1);
        String proposal = client.proposals()
                .body("open[0].kind", equalTo("LIGHTER"))
                .extract()
                .path("open[0].proposalId");

        // When
        client.practice
                .anna()
                .body("{}")
                .post("/v1/plans/{p}/proposals/{id}/decline", client.planId, proposal)
                .then()
                .statusCode(204);

        // Then
        client.proposals().body("open", empty());
        client.happens.session(client.planId, client.today, "LIGHTER", "NRS_4_5", "wall-lean");
        await("a new reason")
                .until(() ->
                        client.proposals().extract().<List<String>>path("open").size() == 1);
    }

    private ValidatableResponse massage() {
        return client.today().rootPath("plans.find { it.routineKey == 'lumbar-massage' }");
    }
}
