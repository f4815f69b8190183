package org.lumbar.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** After an update what was answered before it, or while it went on, is heard without anybody's action. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "routine"))
class EarlierAnswersComponentTest {
    private static final Duration SOON = Duration.ofSeconds(90);

    @InjectBackbone
    TestStack stack;

    Practice practice;
    Published published;
    UUID clientId;

    @BeforeEach
    void aClient() {
        practice = new Practice(stack);
        published = new Published(stack);
        clientId = practice.newClient();
    }

    @Test
    void whatAnEarlierReleaseKeptIsPublishedWithoutAnybodysAction() throws SQLException {
        // Given answers as an instance of the release before stores them
        String answers = "{\"version\": \"2026-1\", \"answers\": {\"fever\": true, \"infection\": true}}";
        execute(
                "insert into screening (client_id, screening_id, practice_id, answered_at, answered_by, answers) values ('"
                        + clientId + "', '" + UUID.randomUUID() + "', '" + practice.id()
                        + "', now() - interval '200 days', 'anna', '" + answers + "')");

        // Then, however long ago: at once where this service decides
        practice.newPlan(clientId, "eight-steps").then().statusCode(422).body("errors.code", hasItem("screening-stop"));

        // And soon for everybody
        await("the news").atMost(SOON).until(() -> newest().path("yes").size() == 2);
        assertThat(newest().path("result").asText()).isEqualTo("URGENT_CARE");
        assertThat(newest().path("version").asText()).isEqualTo("2026-1");
    }

    @Test
    void whatARelayOfAnEarlierReleasePublishedWithoutTheAnswersIsPublishedAgain() throws SQLException {
        // Given a revision that was published without a note that the answers are in it
        Map<String, Boolean> answers = Practice.healthy();
        answers.put("fever", true);
        practice.client(clientId)
                .body(Map.of("version", Practice.SCREENING, "answers", answers))
                .post("/v1/clients/{id}/screenings", clientId)
                .then()
                .statusCode(201);
        long before = revision();
        await("the note").until(this::isTold);
        execute("update client set screening_told = false where client_id = '" + clientId + "'");

        // Then
        await("the news").atMost(SOON).until(this::isTold);
        assertThat(revision()).isEqualTo(before + 1);
        published.ofRevision("clients", clientId.toString(), before + 1);
        assertThat(newest().path("result").asText()).isEqualTo("URGENT_CARE");
    }

    private int revision() {
        return practice.anna().get("/v1/clients/{id}", clientId).path("revision");
    }

    private boolean isTold() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select screening_told from client where client_id = '" + clientId + "'")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private JsonNode newest() {
        String newest = published.newest("clients", clientId.toString());
        try {
            return new ObjectMapper().readTree(newest.isEmpty() ? "{}" : newest).path("screening");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(), stack.database().user(), stack.database().password());
    }
}
