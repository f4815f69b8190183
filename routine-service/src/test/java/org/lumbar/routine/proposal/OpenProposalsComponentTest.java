package org.lumbar.routine.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.ContractSchemas;
import org.lumbar.routine.Published;

/** What waits for a clinician is told with the client, since when, and no longer than it waits. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class OpenProposalsComponentTest {
    @InjectBackbone
    TestStack stack;

    ProposedClient scene;

    @BeforeEach
    void aClientWithADailyBallPlan() {
        scene = new ProposedClient(stack);
    }

    @Test
    void whatTheFactsSpeakForIsFoundAndToldWithItsFirstInstant() throws IOException {
        // Given
        int before = scene.revision();

        // When
        scene.calm(3, 2, 1);

        // Then
        scene.waits("OPEN_STEP");
        String since = scene.openSince();
        scene.shown()
                .body("openProposals[0].planId", equalTo(scene.client.planId))
                .body("revision", equalTo(before + 1));
        scene.client
                .proposals()
                .body(
                        "open[0].proposalId",
                        equalTo(scene.shown().extract().<String>path("openProposals[0].proposalId")))
                .body("open[0].openSince", equalTo(since));
        await("the news").until(() -> published().contains(since));
        JsonNode told = new ObjectMapper().readTree(published());
        assertThat(ContractSchemas.faults("client.v1.json", told)).isEmpty();
        assertThat(told.path("openProposals")).hasSize(1);
        assertThat(told.path("openProposals").path(0).path("kind").asText()).isEqualTo("OPEN_STEP");
    }

    @Test
    void aReviewThatIsDueIsToldAndWaitsOnWhileThePlanIsPaused() {
        // Given
        String course = scene.client.practice.planOf(scene.client.id, "lumbar-massage", 15);

        // When
        for (int ago = 15; ago >= 6; ago--) {
            scene.client.happens.session(
                    course, scene.client.today.minusDays(ago), "GO_ON", "NRS_0_3", ProposalComponentTest.MASSAGE);
        }

        // Then
        scene.waits("COURSE_REVIEW");
        scene.client.practice.anna().post("/v1/plans/{id}/pause", course).then().statusCode(200);
        scene.lookedAt();
        assertThat(scene.told("planId")).containsExactly(course);
    }

    @Test
    void factsThatChangeNothingMakeNoRevision() {
        // Given
        scene.calm(3, 2, 1);
        scene.waits("OPEN_STEP");
        int before = scene.revision();

        // When
        scene.client.happens.day(scene.client.today, 60, List.of(), List.of(), List.of());

        // Then
        await("the look at it")
                .atMost(ProposedClient.SOON)
                .until(() ->
                        scene.rows("fact", "kind = 'client-day'") == 1 && scene.rows("touched_client", "true") == 0);
        assertThat(scene.revision()).isEqualTo(before);
    }

    @Test
    void whatIsDeclinedIsToldNoLongerFromThatRevisionOn() {
        // Given
        scene.calm(3, 2, 1);
        String proposal = scene.waits("OPEN_STEP");

        // When
        scene.client.decline(proposal);

        // Then
        scene.shown().body("openProposals", empty());
        scene.client.proposals().body("decided[0].proposal.openSince.length()", greaterThan(10));
        scene.calm(6, 5, 4);
        assertThat(scene.waits("OPEN_STEP")).isNotEqualTo(proposal);
    }

    @Test
    void whatIsAcceptedIsToldNoLongerFromThatRevisionOn() {
        // Given
        scene.calm(3, 2, 1);
        String proposal = scene.waits("OPEN_STEP");

        // When
        scene.client.accept(proposal).body("revision", equalTo(2));

        // Then
        scene.shown().body("openProposals", empty());
    }

    @Test
    void thePlansEndEndsWhatIsProposedForItAndForNoOther() {
        // Given
        String other = scene.secondPlan();
        scene.calm(3, 2, 1);
        scene.calm(other, 3, 2, 1);
        await("two").atMost(ProposedClient.SOON).until(() -> scene.told("kind").size() == 2);

        // When
        scene.client
                .practice
                .anna()
                .post("/v1/plans/{id}/complete", scene.client.planId)
                .then()
                .statusCode(200);

        // Then
        assertThat(scene.told("planId")).containsExactly(other);
        scene.client.practice.anna().post("/v1/plans/{id}/cancel", other).then().statusCode(200);
        scene.shown().body("openProposals", empty());
    }

    @Test
    void whatNothingSpeaksForAnyMoreGoes() {
        // Given
        scene.calm(3, 2, 1);
        scene.waits("OPEN_STEP");

        // When it was not calm after all
        scene.client.happens.session(scene.client.planId, scene.client.today, "STOP_STEP", "NRS_6_UP", "wall-lean");

        // Then
        scene.nothingWaits();
    }

    private String published() {
        return new Published(stack).newest("clients", scene.client.id.toString());
    }
}
