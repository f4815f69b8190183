package org.lumbar.routine.picture.shown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Practice;

/** Apps follow the link that today gives them, for built-in routines and a practice's own. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "routine"))
class PicturesComponentTest {
    private static final String EVIL = "</title></svg><script>alert(1)</script>";

    @InjectBackbone
    TestStack stack;

    private Practice practice;
    private UUID clientId;

    @BeforeEach
    void aClient() {
        practice = new Practice(stack);
        clientId = practice.newClient();
    }

    @Test
    void aPictureIsReadInTheLanguageAskedFor() {
        // Given
        practice.newPlan(clientId, "ball-or-roller").then().statusCode(201);
        String link = today().path("plans[0].steps.find { it.key == 'floor' }.picture");
        assertThat(link).isEqualTo("/v1/routines/ball-or-roller/versions/2/steps/floor/picture");

        // When
        Response german = practice.client(clientId)
                .header("Accept-Language", "fr, de-AT;q=0.8")
                .accept("image/svg+xml")
                .get(link);

        // Then
        german.then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .header("Content-Language", "de")
                .header("Cache-Control", "private, max-age=86400")
                .header("Vary", "Accept-Language, Authorization")
                .header("Content-Security-Policy", containsString("default-src 'none'"));
        assertThat(german.asString()).contains("In Rückenlage", "Ball oder Rolle unter dem Rücken");
        practice.client(clientId)
                .get(link)
                .then()
                .header("Content-Language", "en")
                .body(containsString("Lying on the back"));
    }

    @Test
    void whoHasAPictureReadsItAgainOnlyWhenItHasChanged() {
        // Given
        String floor = "/v1/routines/ball-or-roller/versions/2/steps/floor/picture";
        String tag = practice.anna().get(floor).header("ETag");

        // Then
        practice.anna().header("If-None-Match", tag).get(floor).then().statusCode(304);
        practice.anna()
                .header("If-None-Match", tag)
                .header("Accept-Language", "de")
                .get(floor)
                .then()
                .statusCode(200);
        practice.anna()
                .get(floor.replace("floor", "ceiling"))
                .then()
                .statusCode(404)
                .body("code", equalTo("step-not-found"));
    }

    @Test
    void aPracticesOwnRoutineHasPicturesOfItsOwnValuesWhateverItSays() throws IOException {
        // Given
        ObjectNode ours = ours();
        ObjectNode knead = (ObjectNode) ours.withArray("steps").get(4);
        knead.put("title", EVIL).put("instruction", EVIL);
        knead.withObject("/manner/positions")
                .put("origin", EVIL)
                .putArray("value")
                .add("KNEELING");
        knead.withArray("equipment").addObject().put("value", EVIL + " towel").put("origin", "us");
        knead.withObject("/texts/de").withArray("equipment").add(EVIL);

        // When
        published(ours);

        // Then
        String link = "/v1/routines/our-steps/versions/1/steps/knead/picture";
        assertThat(practice.anna().get(link).asString())
                .contains("Kneeling; kneading", "with a cloth")
                .doesNotContain("script", "alert");
        new Practice(stack).anna().get(link).then().statusCode(404);
    }

    @Test
    void aPicturesPlaceIsTakenByMediaOfThePractice() throws IOException {
        // Given
        ObjectNode ours = ours();
        ((ObjectNode) ours.withArray("steps").get(1))
                .putObject("media")
                .put("href", "https://pictures.example/on-the-back.png")
                .put("type", "image/png")
                .put("title", "On the back")
                .put("origin", "us");

        // When
        published(ours);

        // Then
        practice.newPlan(clientId, "our-steps").then().statusCode(201);
        today().then()
                .body("plans[0].steps[1].picture", nullValue())
                .body("plans[0].steps[1].media.href", equalTo("https://pictures.example/on-the-back.png"))
                .body("plans[0].steps[4].picture", equalTo("/v1/routines/our-steps/versions/1/steps/knead/picture"))
                .body("plans[0].steps[4].media", nullValue());
    }

    private ObjectNode ours() throws IOException {
        String eightSteps =
                practice.anna().get("/v1/routines/eight-steps/versions/2").asString();
        ObjectNode ours = (ObjectNode) new ObjectMapper().readTree(eightSteps);
        ArrayNode steps = ours.withArray("steps");
        assertThat(steps.get(4).path("key").asText()).isEqualTo("knead");
        return ours.put("key", "our-steps").put("version", 1);
    }

    private void published(ObjectNode routine) {
        practice.anna()
                .body(routine)
                .post("/v1/routines/drafts")
                .then()
                .statusCode(200)
                .body("faults", empty());
        practice.anna().post("/v1/routines/our-steps/drafts/1/publish").then().statusCode(200);
    }

    private Response today() {
        return practice.client(clientId).get("/v1/clients/{id}/today", clientId);
    }
}
