package org.lumbar.routine.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.ContractSchemas;
import org.lumbar.routine.OneClient;
import org.lumbar.routine.Practice;

/** A practice's text in versions, and what a newer one means for those who agreed to an older one. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ConsentTextComponentTest {
    @InjectBackbone
    TestStack stack;

    private ConsentingClient client;

    @BeforeEach
    void aClientOfAPracticeWithAText() {
        client = new ConsentingClient(stack);
        client.publishText("We store what you report.").statusCode(201).body("version", equalTo(1));
    }

    @Test
    void aTextIsPublishedInVersionsOfWhichEachStaysReadable() {
        // When
        client.publishText("We store what you report.").statusCode(200).body("version", equalTo(1));
        client.publishText("We store what you report, and for how long.")
                .statusCode(201)
                .body("version", equalTo(2));

        // Then
        client.asClient().get("/v1/consent-text").then().statusCode(200).body("version", equalTo(2));
        client.asClient()
                .get("/v1/consent-text/versions")
                .then()
                .body("version", contains(1, 2))
                .body("languages[0]", contains("de", "en"))
                .body("publishedAt", hasSize(2));
        client.practice
                .anna()
                .get("/v1/consent-text/versions/1")
                .then()
                .body("texts.en.text", equalTo("We store what you report."))
                .body("texts.de.title", equalTo("Ihre Daten"));
        client.asClient()
                .get("/v1/consent-text/versions/3")
                .then()
                .statusCode(404)
                .body("code", equalTo("consent-text-not-found"));
        new Practice(stack)
                .anna()
                .get("/v1/consent-text")
                .then()
                .statusCode(404)
                .body("code", equalTo("consent-text-not-found"));
    }

    @Test
    void aTextNeedsEnglishOrGermanAndNamesEveryFault() {
        Map<String, String> words = Map.of("title", "T", "text", "x");
        client.practice
                .admin()
                .body(Map.of("texts", Map.of("fr", words)))
                .post("/v1/consent-text")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/texts"));
        client.practice
                .admin()
                .body(Map.of("texts", Map.of("en", Map.of("title", ""), "DE", words)))
                .post("/v1/consent-text")
                .then()
                .statusCode(400)
                .body("errors.code", hasItems("missing", "too-short"))
                .body("errors.pointer", hasItems("/texts/en/text", "/texts/en/title"));
        client.practice
                .anna()
                .body(ConsentingClient.text("x"))
                .post("/v1/consent-text")
                .then()
                .statusCode(403);
    }

    @Test
    void aNewerTextMakesOlderConsentOutdatedForEveryClientOfThePracticeAndNobodyElse() {
        // Given
        client.decide(1, "GIVEN").statusCode(201);
        OneClient elsewhere = new OneClient(stack);
        elsewhere
                .practice
                .admin()
                .body(ConsentingClient.text("Theirs."))
                .post("/v1/consent-text")
                .then()
                .statusCode(201);
        ConsentingClient.decide(elsewhere.practice.client(elsewhere.id), elsewhere.id, 1, "GIVEN", null)
                .statusCode(201);
        List<UUID> others = IntStream.range(0, 30)
                .mapToObj(i -> client.practice.newClient())
                .toList();
        others.forEach(other -> ConsentingClient.decide(client.practice.anna(), other, 1, "GIVEN", null)
                .statusCode(201));

        // When
        client.publishText("Another one.").statusCode(201);

        // Then at once where this service answers
        client.today()
                .body("consent.state", equalTo("OUTDATED"))
                .body("consent.version", equalTo(1))
                .body("consent.currentVersion", equalTo(2));

        // And soon for everybody
        JsonNode snapshot = client.published("OUTDATED");
        assertThat(ContractSchemas.faults("client.v1.json", snapshot)).isEmpty();
        others.forEach(other -> await("client " + other)
                .until(() -> client.client
                        .published
                        .newest("clients", other.toString())
                        .contains("\"state\":\"OUTDATED\"")));
        assertThat(elsewhere.told().at("/consent/state").asText()).isEqualTo("GIVEN");
        client.decide(2, "GIVEN").statusCode(201);
        client.published("GIVEN");
    }

    @Test
    void whatARelayOfAnEarlierReleasePublishedWithoutConsentIsPublishedAgain() throws Exception {
        // Given
        client.decide(1, "WITHDRAWN").statusCode(201);
        int before = client.client.shown().extract().path("revision");
        await("the note").until(() -> client.client.row("consent_revision = revision"));

        // When
        client.client.execute("update client set consent_revision = 0 where client_id = '" + client.id + "'");

        // Then
        await("published again")
                .until(() -> client.client.row("consent_revision = revision and revision = " + (before + 1)));
        assertThat(client.published("WITHDRAWN").path("revision").asInt()).isEqualTo(before + 1);
    }
}
