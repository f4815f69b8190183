package org.lumbar.routine.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** What all three services store of a client is one ZIP. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ArchiveComponentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SESSION = "session-service";
    private static final String INSIGHTS = "insights-service";

    @InjectBackbone
    TestStack stack;

    AskedArchive asked;

    @BeforeEach
    void aClientWithAPlan() {
        asked = new AskedArchive(stack);
    }

    @Test
    void whatAllThreeServicesStoreIsOneZipWithItsSchemasAndAReadableIndex() throws IOException {
        // Given
        String archive = asked.ask();

        // When
        asked.answer(archive, SESSION, UUID.randomUUID(), "{\"n\": 1.10}", "{\"n\": 2, \"t\": \"\\u0000 ä\"}");
        asked.answer(archive, INSIGHTS, UUID.randomUUID());
        asked.ready(archive);
        Map<String, byte[]> files = AskedArchive.unzip(asked.fetch(archive));

        // Then
        JsonNode manifest = JSON.readTree(files.get("archive.json"));
        assertThat(manifest.get("clientId").textValue()).isEqualTo(asked.clientId.toString());
        everyRowIsAsItsSchemaSays(manifest, files);
        assertThat(files.keySet())
                .contains(
                        "routine-service/client.json",
                        "routine-service/plans.json",
                        "routine-service/history.json",
                        "routine-service/screenings.json",
                        "routine-service/audit-events.json",
                        "routine-service/consents.json",
                        "routine-service/logins.json",
                        "routine-service/invitations.json",
                        "routine-service/calendar-feeds.json",
                        "routine-service/proposals.json",
                        "routine-service/proposal-decisions.json",
                        "session-service/things.json",
                        "insights-service/things.json");
        holdsWhatIsStoredHere(files);
        assertThat(JSON.readTree(files.get("session-service/things.json")))
                .isEqualTo(JSON.readTree("[{\"n\": 1.10}, {\"n\": 2, \"t\": \"\\u0000 ä\"}]"));
        String index = new String(files.get("index.html"), UTF_8);
        assertThat(index)
                .contains("Your data", "Ihre Daten", "Things", "Dinge", "href=\"session-service/things.json\"")
                .doesNotContain("<script", "http");
    }

    @Test
    void whoFetchesItIsInTheAudit() {
        // Given
        String archive = asked.ask();
        answered(archive);

        // When
        asked.practice
                .as("practice-admin", "joe")
                .get(asked.path(archive) + "/content")
                .then()
                .statusCode(200);

        // Then
        assertThat(seenBy("joe")).contains("GET /v1/clients/{id}/archives/{id}/content");
    }

    @Test
    void whileTheAuditCantBeWrittenNobodyGetsAByteOfIt() {
        // Given
        String archive = asked.ask();
        answered(archive);
        String service = stack.database().user();

        // When
        stack.asOwner("REVOKE INSERT ON audit_event FROM " + service);
        Response refused = asked.practice.as("practice-admin", "eve").get(asked.path(archive) + "/content");
        stack.asOwner("GRANT INSERT ON audit_event TO " + service);

        // Then
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.asString()).doesNotStartWith("PK");
        assertThat(seenBy("eve")).isEmpty();
    }

    private void answered(String archive) {
        asked.answer(archive, SESSION, UUID.randomUUID());
        asked.answer(archive, INSIGHTS, UUID.randomUUID());
        asked.ready(archive);
    }

    private List<String> seenBy(String agent) {
        return asked.practice
                .admin()
                .queryParam("agent", agent)
                .get("/v1/audit-events")
                .jsonPath()
                .getList("events.operation");
    }

    @Test
    void whatWasCutOffIsNeverMixedWithTheAttemptThatIsWhole() throws IOException {
        // Given
        String archive = asked.ask();
        asked.part(archive, SESSION, UUID.randomUUID(), 1, "{\"n\": \"of an attempt that was cut off\"}");

        // When
        asked.answer(archive, SESSION, UUID.randomUUID(), "{\"n\": 1}");
        asked.answer(archive, SESSION, UUID.randomUUID(), "{\"n\": \"too late\"}");
        asked.answer(archive, INSIGHTS, UUID.randomUUID());
        asked.ready(archive);

        // Then
        assertThat(new String(AskedArchive.unzip(asked.fetch(archive)).get("session-service/things.json"), UTF_8))
                .isEqualToIgnoringWhitespace("[{\"n\":1}]");
    }

    @Test
    void anAttemptThatSaysItHadMorePartsIsNoAnswer() {
        // Given
        String archive = asked.ask();
        UUID attempt = UUID.randomUUID();
        asked.part(archive, SESSION, attempt, 1, "{\"n\": 1}");
        asked.end(archive, SESSION, attempt, 2);
        await("it is read").until(() -> stack.lag("archive-parts") == 0);

        // Then
        asked.practice
                .admin()
                .get(asked.path(archive))
                .then()
                .body("services.find {it.service == 'session-service'}.complete", equalTo(false));
    }

    @Test
    void manyPartsAreFetchedWhole() throws IOException {
        // Given
        String archive = asked.ask();
        UUID attempt = UUID.randomUUID();
        String row = "{\"n\": \"" + "x".repeat(100_000) + "\"}";
        for (int i = 1; i <= 60; i++) {
            asked.part(archive, SESSION, attempt, i, row, row, row, row);
        }
        asked.end(archive, SESSION, attempt, 60);
        asked.answer(archive, INSIGHTS, UUID.randomUUID());
        asked.ready(archive);

        // When
        byte[] zip = asked.fetch(archive).asByteArray();

        // Then
        assertThat(JSON.readTree(AskedArchive.unzip(zip).get("session-service/things.json")))
                .hasSize(240);
    }

    private static void everyRowIsAsItsSchemaSays(JsonNode manifest, Map<String, byte[]> files) throws IOException {
        for (JsonNode file : manifest.get("files")) {
            JsonNode rows = JSON.readTree(files.get(file.get("file").textValue()));
            JsonNode schema = JSON.readTree(files.get(file.get("schema").textValue()));
            assertThat(rows).as(file.toString()).hasSize(file.get("rows").intValue());
            rows.forEach(row -> assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema)
                            .validate(row))
                    .as(file.toString())
                    .isEmpty());
        }
    }

    private void holdsWhatIsStoredHere(Map<String, byte[]> files) throws IOException {
        assertThat(JSON.readTree(files.get("routine-service/plans.json"))).hasSize(1);
        assertThat(JSON.readTree(files.get("routine-service/audit-events.json")).findValuesAsText("operation"))
                .contains("POST /v1/clients/{id}/archives");
        assertThat(JSON.readTree(files.get("routine-service/history.json")).size())
                .isGreaterThan(1);
        assertThat(JSON.readTree(files.get("routine-service/client.json")).toString())
                .contains("Client " + asked.clientId.toString().substring(0, 4))
                .doesNotContain("published_revision");
    }
}
