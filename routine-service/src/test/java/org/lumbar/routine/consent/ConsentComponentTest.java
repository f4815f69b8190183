package org.lumbar.routine.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.ContractSchemas;
import org.lumbar.routine.OneClient;

/** What a client decides about their practice's text, and who reads that where. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ConsentComponentTest {
    @InjectBackbone
    TestStack stack;

    private ConsentingClient client;

    @BeforeEach
    void aClientOfAPracticeWithAText() {
        client = new ConsentingClient(stack);
        client.publishText("We store what you report.").statusCode(201).body("version", equalTo(1));
    }

    @Test
    void aDecisionIsPublishedWithTheClientAndListedWithWhoWhenAndHow() {
        // Given
        client.client.shown().body("consent.state", equalTo("NOT_ASKED"));
        client.asClient()
                .get("/v1/clients/{id}/consents", client.id)
                .then()
                .body("consent.state", equalTo("NOT_ASKED"))
                .body("consent.currentVersion", equalTo(1))
                .body("decisions", empty());

        // When
        client.decide(1, "GIVEN").statusCode(201).body("recordedBy", equalTo("CLIENT"));
        ConsentingClient.decide(client.practice.anna(), client.id, 1, "WITHDRAWN", "By telephone")
                .statusCode(201)
                .body("recordedBy", equalTo("STAFF"));

        // Then
        client.asClient()
                .get("/v1/clients/{id}/consents", client.id)
                .then()
                .body("consent.state", equalTo("WITHDRAWN"))
                .body("consent.version", equalTo(1))
                .body("decisions.decision", contains("GIVEN", "WITHDRAWN"))
                .body("decisions.decidedBy", contains(client.id.toString(), "anna"))
                .body("decisions.decidedAt", hasSize(2))
                .body("decisions[0].note", nullValue())
                .body("decisions[1].note", equalTo("By telephone"));
        JsonNode snapshot = client.published("WITHDRAWN");
        assertThat(ContractSchemas.faults("client.v1.json", snapshot)).isEmpty();
        assertThat(snapshot.at("/consent/withdrawals")).hasSize(1);
        assertThat(snapshot.at("/consent/withdrawals/0/from")).isEqualTo(snapshot.at("/consent/since"));
        assertThat(snapshot.toString()).doesNotContain("telephone");
        client.practice
                .anna()
                .get("/v1/clients/{id}/history", client.id)
                .then()
                .body("change", contains("CLIENT_REGISTERED", "CONSENT_GIVEN", "CONSENT_WITHDRAWN"))
                .body("note[2]", equalTo("By telephone"));
    }

    @Test
    void theSameRequestAgainIsTheSameDecisionAndAnotherBodyAConflict() {
        // Given
        UUID id = UUID.randomUUID();
        Map<String, Object> body = Map.of("consentId", id, "version", 1, "decision", "GIVEN");

        // When
        client.asClient()
                .body(body)
                .post("/v1/clients/{id}/consents", client.id)
                .then()
                .statusCode(201);
        int revision = client.client.shown().extract().path("revision");
        client.asClient()
                .body(body)
                .post("/v1/clients/{id}/consents", client.id)
                .then()
                .statusCode(200)
                .body("consentId", equalTo(id.toString()));
        client.asClient()
                .body(Map.of("consentId", id, "version", 1, "decision", "WITHDRAWN"))
                .post("/v1/clients/{id}/consents", client.id)
                .then()
                .statusCode(409)
                .body("code", equalTo("id-conflict"));

        // Then
        client.client.shown().body("revision", equalTo(revision)).body("consent.state", equalTo("GIVEN"));
    }

    @Test
    void consentIsGivenToTheCurrentTextOnlyAndWithdrawnWhateverTheClientHasSeen() {
        // Given
        client.publishText("Another one.").statusCode(201);

        // Then
        for (int version : List.of(1, 3)) {
            client.decide(version, "GIVEN").statusCode(409).body("code", equalTo("consent-version-not-current"));
        }
        client.client.shown().body("consent.state", equalTo("NOT_ASKED"));
        client.decide(1, "WITHDRAWN").statusCode(201);
        client.decide(2, "GIVEN").statusCode(201);
        client.decide(7, "WITHDRAWN").statusCode(201);
        client.client.shown().body("consent.state", equalTo("WITHDRAWN")).body("consent.withdrawals", hasSize(2));
    }

    @Test
    void whoHasWithdrawnReadsWhyNothingIsDueAndIsAskedNothing() {
        // Given
        client.practice.newPlan(client.id, "eight-steps").then().statusCode(201);
        client.today().body("plans", hasSize(1)).body("consent.state", equalTo("NOT_ASKED"));

        // When
        client.decide(1, "WITHDRAWN").statusCode(201);

        // Then
        client.today()
                .body("plans", empty())
                .body("ask", empty())
                .body("consent.state", equalTo("WITHDRAWN"))
                .body("consent.since", notNullValue())
                .body("reasons[0].rule", equalTo("CONSENT_WITHDRAWN"))
                .body("reasons[0].what", notNullValue())
                .body("reasons[0].evidence", hasSize(1));
        client.decide(1, "GIVEN").statusCode(201);
        client.today().body("plans", hasSize(1)).body("reasons", empty());
    }

    @Test
    void withoutATextNobodyIsAskedAndAWithdrawalIsTakenAllTheSame() {
        // Given
        OneClient other = new OneClient(stack);

        // Then
        other.practice
                .client(other.id)
                .get("/v1/clients/{id}/today", other.id)
                .then()
                .body("consent.state", equalTo("NOT_ASKED"))
                .body("consent.currentVersion", nullValue());
        ConsentingClient.decide(other.practice.client(other.id), other.id, 1, "GIVEN", null)
                .statusCode(409);
        ConsentingClient.decide(other.practice.client(other.id), other.id, 1, "WITHDRAWN", null)
                .statusCode(201);
    }

    @Test
    void decisionsMadeAtOnceAreMadeOneAfterTheOther() {
        // When
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> client.asClient()
                        .body(Map.of("version", 1, "decision", i % 2 == 0 ? "WITHDRAWN" : "GIVEN"))
                        .post("/v1/clients/{id}/consents", client.id)
                        .statusCode()))
                .toList();

        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(201));
        JsonNode record =
                client.asClient().get("/v1/clients/{id}/consents", client.id).as(JsonNode.class);
        assertThat(record.path("decisions")).hasSize(12);
        assertThat(record.at("/decisions/11/decision").asText())
                .isEqualTo(record.at("/consent/state").asText());
    }
}
