package org.lumbar.routine.proposal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

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

/** All that waits for a clinician, of the clients in their care and of nobody else. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ProposalListComponentTest {
    @InjectBackbone
    TestStack stack;

    ProposedClient scene;

    @BeforeEach
    void aClientWithADailyBallPlan() {
        scene = new ProposedClient(stack);
    }

    @Test
    void whoCaresSeesAllThatWaitsForThemInPages() {
        // Given
        String second = scene.secondPlan();
        scene.calm(3, 2, 1);
        scene.calm(second, 3, 2, 1);
        await("two").atMost(ProposedClient.SOON).until(() -> scene.told("kind").size() == 2);

        // When
        ValidatableResponse first = list("therapist", "anna", "?limit=1", 200);
        String cursor = first.extract().path("nextCursor");
        ValidatableResponse last = list("therapist", "anna", "?limit=1&cursor=" + cursor, 200);

        // Then
        first.body("items", hasSize(1))
                .body("items[0].clientId", equalTo(scene.client.id.toString()))
                .body("items[0].kind", equalTo("OPEN_STEP"))
                .body("items[0].step", equalTo("floor"));
        last.body("items", hasSize(1)).body("nextCursor", nullValue());
        assertThat(List.of(
                        first.extract().<String>path("items[0].planId"),
                        last.extract().<String>path("items[0].planId")))
                .containsExactlyInAnyOrder(scene.client.planId, second);
        assertThat(List.of(
                        first.extract().<String>path("items[0].openSince"),
                        last.extract().<String>path("items[0].openSince")))
                .containsExactlyInAnyOrderElementsOf(scene.told("openSince"));
        list("therapist", "anna", "?cursor=x", 400);
    }

    @Test
    void nobodySeesWhatWaitsForOthers() {
        // Given a client of this practice, and one of another
        ProposedClient other = new ProposedClient(stack);
        scene.calm(3, 2, 1);
        other.calm(3, 2, 1);
        String mine = scene.waits("OPEN_STEP");
        String theirs = other.waits("OPEN_STEP");

        // Then
        list("practice-admin", "max", "", 200).body("items.proposalId", contains(mine));
        list("therapist", "anna", "", 200).body("items.proposalId", contains(mine));
        list("therapist", "ben", "", 200).body("items", empty());
        list("client", scene.client.id.toString(), "", 403);
        other.client.practice.admin().get("/v1/proposals").then().body("items.proposalId", contains(theirs));

        // And what is decided is nobody's any more
        scene.client.decline(mine);
        list("practice-admin", "max", "", 200).body("items", empty());
    }

    @Test
    void theApiDocumentKnowsTheListAndTheFirstInstant() {
        given().get("/q/openapi?format=json")
                .then()
                .body("paths.'/v1/proposals'.get.summary", containsString("waits for a clinician"))
                .body("components.schemas.Proposal.properties", hasKey("openSince"))
                .body("components.schemas.Client.properties", hasKey("screeningHolds"))
                .body("components.schemas.Client.properties", hasKey("openProposals"));
    }

    private ValidatableResponse list(String role, String name, String query, int status) {
        return scene.client
                .practice
                .as(role, name)
                .get("/v1/proposals" + query)
                .then()
                .statusCode(status);
    }
}
