package org.lumbar.insights.judging;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.TestClock;
import org.lumbar.insights.snapshot.ClientSnapshot;
import org.lumbar.insights.snapshot.ClientSnapshot.OpenProposal;
import org.lumbar.insights.snapshot.ClientSnapshot.ProposalKind;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.Snapshots;

/** From a proposal on Kafka to the alert that comes up by itself, and to the decision that ends it. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class ProposalAlertComponentTest {

    private static final String ANNA = "therapist@" + Snapshots.practice() + "/anna";
    private static final UUID PROPOSAL = Snapshots.id(0x9a1);
    private static final Duration SIX_DAYS_AND_23_HOURS = Duration.ofDays(7).minusHours(1);

    private static long revision = 1;

    @InjectBackbone
    TestStack stack;

    @Inject
    TestClock clock;

    @AfterEach
    void showTheTimeAgain() {
        clock.moveBy(Duration.ZERO);
    }

    @Test
    void aProposalRaisesItsAlertByItselfAfterSevenDaysAndTheDecisionEndsIt() {
        // Given
        Instant since = Instant.now().minus(SIX_DAYS_AND_23_HOURS);
        publish(Published.proposed(
                client(), new OpenProposal(PROPOSAL, Snapshots.plan(), ProposalKind.UNDO_LIGHTER, since)));
        alerts().body("code", empty());

        // When an hour passes and nothing is published
        clock.moveBy(Duration.ofHours(1).plusMinutes(1));

        // Then
        await("the alert to come up")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> alerts().body("code", contains("PROPOSAL_OPEN")));
        alerts().body("[0].severity", equalTo("BLUE"))
                .body("[0].detail", equalTo("UNDO_LIGHTER"))
                .body("[0].since", equalTo(LocalDay.of(since, Snapshots.ZONE).toString()))
                .body(
                        "[0].evidence",
                        contains(PROPOSAL.toString(), Snapshots.plan().toString()))
                .body("[0].holds", equalTo(true));
        given().auth()
                .oauth2(stack.token(ANNA))
                .get("/v1/clients")
                .then()
                .body("items[0].need", equalTo("BLUE"))
                .body("items[0].alerts[0].detail", equalTo("UNDO_LIGHTER"));

        // When
        publish(Published.proposed(client()));

        // Then
        alerts().body("findAll { it.holds }.code", empty());
    }

    private static ClientSnapshot client() {
        return Published.client(Snapshots.client(), Snapshots.practice(), "Kim", revision++, "anna");
    }

    private ValidatableResponse alerts() {
        return given().auth()
                .oauth2(stack.token(ANNA))
                .get("/v1/clients/" + Snapshots.client() + "/alerts")
                .then()
                .statusCode(200);
    }

    private void publish(ClientSnapshot client) {
        stack.produce("clients", client.key(), Map.of(), Published.value(client));
        await("the snapshot to be taken in").atMost(Duration.ofSeconds(60)).until(() -> stack.lag("clients") == 0);
    }
}
