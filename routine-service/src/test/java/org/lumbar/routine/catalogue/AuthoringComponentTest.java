package org.lumbar.routine.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Practice;

/** A practice writes its own routine: draft with faults, published, changed, compared, assigned. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class AuthoringComponentTest {
    private static final RestAssuredConfig YAML_IS_TEXT = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .encodeContentTypeAs("application/yaml", ContentType.TEXT)
                    .defaultContentCharset(StandardCharsets.UTF_8));

    @InjectBackbone
    TestStack stack;

    Practice practice;

    @BeforeEach
    void openPractice() {
        practice = new Practice(stack);
    }

    @Test
    void aRoutineIsExportedEditedImportedPublishedAndAssigned() {
        // Given the built-in routine as YAML, under a key of the practice's own
        String yaml = exported().replace("key: eight-steps", "key: our-steps");

        // When
        imported(yaml).then().statusCode(200).body("faults", empty()).body("published", equalTo(false));
        practice.anna().post("/v1/routines/our-steps/drafts/1/publish").then().statusCode(200);

        // Then
        UUID clientId = practice.newClient();
        practice.newPlan(clientId, "our-steps").then().statusCode(201).body("routine.key", equalTo("our-steps"));
        practice.anna().get("/v1/routines").then().body("items.key", hasItem("our-steps"));
        new Practice(stack).anna().get("/v1/routines").then().body("items.key", not(hasItem("our-steps")));
        new Practice(stack)
                .anna()
                .get("/v1/routines/our-steps/versions/1")
                .then()
                .statusCode(404);
    }

    @Test
    void aDraftWithFaultsIsKeptTellsThemAllAndCannotBePublished() {
        // Given
        String faulty = exported()
                .replace("key: eight-steps", "key: our-steps")
                .replace("technique: KNEAD", "technique: HAMMER")
                .replace("- LOWER_BACK", "- SPINE_MIDLINE");

        // When
        imported(faulty)
                .then()
                .statusCode(200)
                .body("faults.code", hasItem("unknown-technique"))
                .body("faults.code", hasItem("forbidden-area"));

        // Then
        practice.anna()
                .post("/v1/routines/our-steps/drafts/1/publish")
                .then()
                .statusCode(400)
                .body("errors.code", hasItem("unknown-technique"));
        UUID clientId = practice.newClient();
        practice.newPlan(clientId, "our-steps").then().statusCode(400);
    }

    @Test
    void aPublishedVersionNeverChangesAndTheNextOneShowsItsDifferences() {
        // Given
        String first = exported().replace("key: eight-steps", "key: our-steps");
        imported(first).then().statusCode(200);
        practice.anna().post("/v1/routines/our-steps/drafts/1/publish").then().statusCode(200);

        // When
        imported(first).then().statusCode(200).body("published", equalTo(true));
        imported(first.replace("Knead both sides", "Knead"))
                .then()
                .statusCode(409)
                .body("code", equalTo("routine-published"));
        imported(first.replace("version: 1", "version: 2").replace("Knead both sides", "Knead"))
                .then()
                .statusCode(200);
        practice.anna().post("/v1/routines/our-steps/drafts/2/publish").then().statusCode(200);

        // Then
        practice.anna()
                .get("/v1/routines/our-steps/versions/2/differences?from=1")
                .then()
                .statusCode(200)
                .body("at", contains("/version", "/steps/knead/title"))
                .body("[1].before", equalTo("Knead both sides"))
                .body("[1].after", equalTo("Knead"));
    }

    @Test
    void aBuiltInKeyIsTakenAndWhatIsNoRoutineIsRefused() {
        imported(exported()).then().statusCode(409).body("code", equalTo("built-in-routine"));
        imported("{ not: [closed").then().statusCode(400).body("errors.code", hasItem("malformed"));
        imported("7").then().statusCode(400).body("errors.code", contains("wrong-type"));
    }

    @Test
    void aDraftWithoutANameIsToldWhatElseItLacksAtOnce() {
        imported(exported()
                        .replace("key: eight-steps", "")
                        .replace("version: 1", "")
                        .replace("KNEAD", "HAMMER"))
                .then()
                .statusCode(400)
                .body("errors.findAll { it.code == 'missing' }.pointer", hasItems("/key", "/version"))
                .body("errors.code", hasItem("unknown-technique"));
        imported(exported().replace("key: eight-steps", "key: Our Steps"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/key"));
        imported(exported().replace("key: eight-steps", "key: our-steps").replace("version: 1", "version: 1.0"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/version"));
    }

    @Test
    void aRoutineIsExportedAndImportedAsJsonToo() {
        // Given
        String json = practice.anna()
                .get("/v1/routines/eight-steps/versions/1")
                .asString()
                .replace("\"key\":\"eight-steps\"", "\"key\":\"our-steps\"");

        // When
        practice.anna()
                .body(json)
                .post("/v1/routines/drafts")
                .then()
                .statusCode(200)
                .body("key", equalTo("our-steps"))
                .body("faults", empty());

        // Then
        practice.anna().post("/v1/routines/our-steps/drafts/1/publish").then().statusCode(200);
    }

    @Test
    void whatIsExportedConformsToTheSchemaThatIsPublished() throws IOException {
        // Given the schema as anybody can fetch it
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(given().get("/v1/schemas/routine.v1.json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        List<String> keys = practice.anna().get("/v1/routines").path("items.key");

        // Then
        ObjectMapper json = new ObjectMapper();
        for (String key : keys) {
            String routine =
                    practice.anna().get("/v1/routines/{key}/versions/1", key).asString();
            assertThat(schema.validate(json.readTree(routine))).as(key).isEmpty();
        }
        assertThat(schema.validate(json.readTree("{\"key\": 7}"))).isNotEmpty();
    }

    @Test
    void whatAnAuthorSaysInSeveralLanguagesTravelsWithThePlanInAll() throws SQLException {
        // Given a routine in Danish, and in German, too
        String danish = exported()
                .replace("key: eight-steps", "key: our-steps")
                .replace("language: en", "language: da")
                .replace("title: Eight gentle steps", "title: Otte blide trin")
                .replace("title: Knead both sides", "title: Ælt begge sider");
        imported(danish.replace("title: Beide Seiten kneten", "titel: Beide Seiten kneten"))
                .then()
                .body("faults.pointer", hasItem("/steps/4/texts/de/title"));
        imported(danish).then().statusCode(200).body("faults", empty());

        // When
        practice.anna().post("/v1/routines/our-steps/drafts/1/publish").then().statusCode(200);
        imported(danish).then().statusCode(200).body("published", equalTo(true));
        UUID clientId = practice.newClient();
        practice.newPlan(clientId, "our-steps")
                .then()
                .statusCode(201)
                .body("routine.language", equalTo("da"))
                .body("routine.texts.de.title", equalTo("Acht sanfte Schritte"))
                .body("routine.texts.de.advice[0]", equalTo("Nie über der Wirbelsäule oder einer verletzten Stelle."))
                .body("routine.steps[4].title", equalTo("Ælt begge sider"))
                .body("routine.steps[4].texts.de.title", equalTo("Beide Seiten kneten"))
                .body("routine.steps[2].texts.de.equipment", contains("Öl oder Lotion"));

        assertThat(stored("our-steps")).contains("Otte blide trin").doesNotContain("language", "texts");
        practice.client(clientId)
                .get("/v1/routines")
                .then()
                .body("items.find { it.key == 'our-steps' }.texts.de.title", equalTo("Acht sanfte Schritte"))
                .body("items.find { it.key == 'eight-steps' }.language", equalTo("en"));
    }

    /** As an earlier release reads it. */
    private String stored(String key) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        stack.database().user(),
                        stack.database().password());
                PreparedStatement stored = connection.prepareStatement(
                        "select body::text from routine_version where practice_id = ? and routine_key = ?")) {
            stored.setObject(1, practice.id());
            stored.setString(2, key);
            try (ResultSet rows = stored.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }

    @Test
    void clientsDoNotWriteRoutines() {
        practice.client(UUID.randomUUID())
                .body("{}")
                .post("/v1/routines/drafts")
                .then()
                .statusCode(403);
        practice.client(UUID.randomUUID())
                .post("/v1/routines/x/drafts/1/publish")
                .then()
                .statusCode(403);
    }

    private String exported() {
        byte[] yaml = practice.anna()
                .accept("application/yaml")
                .get("/v1/routines/eight-steps/versions/1")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return new String(yaml, StandardCharsets.UTF_8);
    }

    private Response imported(String yaml) {
        RequestSpecification anna = practice.anna().config(YAML_IS_TEXT).contentType("application/yaml");
        return anna.body(yaml).post("/v1/routines/drafts");
    }
}
