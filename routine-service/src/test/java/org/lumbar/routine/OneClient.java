package org.lumbar.routine;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumbar.backbone.TestStack;

/** A client in anna's care, in a practice of their own: what they answer, and what is told of them. */
public final class OneClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    public final Practice practice;
    public final Published published;
    public final UUID id;
    private final TestStack stack;

    public OneClient(TestStack stack) {
        this.stack = stack;
        practice = new Practice(stack);
        published = new Published(stack);
        id = practice.newClient();
    }

    /** Answers that say yes to these questions. */
    public static Map<String, Boolean> saying(String... yes) {
        Map<String, Boolean> answers = Practice.healthy();
        List.of(yes).forEach(question -> answers.put(question, true));
        return answers;
    }

    public ValidatableResponse answered(String... yes) {
        return practice.client(id)
                .body(Map.of("version", Practice.SCREENING, "answers", saying(yes)))
                .post("/v1/clients/{id}/screenings", id)
                .then();
    }

    /** Anna clears answers. */
    public ValidatableResponse cleared(String screening) {
        return practice.anna()
                .body(Map.of("note", "examined, may go on"))
                .post("/v1/clients/{id}/screenings/{screening}/clearance", id, screening)
                .then();
    }

    public ValidatableResponse today() {
        return practice.client(id).get("/v1/clients/{id}/today", id).then().statusCode(200);
    }

    /** As the API shows them. */
    public ValidatableResponse shown() {
        return practice.anna().get("/v1/clients/{id}", id).then().statusCode(200);
    }

    /** The newest that is told of the client; empty if there is nothing yet. */
    public JsonNode told() {
        return json(published.newest("clients", id.toString()));
    }

    /** Waits until answers of this result decide in what is told of the client. */
    public JsonNode told(String result) {
        await(result + " is told")
                .until(() -> toldScreening().path("result").asText().equals(result));
        return toldScreening();
    }

    /** The answers that decide in what is told of the client. */
    public JsonNode toldScreening() {
        return told().path("screening");
    }

    /** Changes this service's database behind its back. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Whether this holds of the client's row. */
    public boolean row(String condition) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select " + condition + " from client where client_id = '" + id + "'")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.isEmpty() ? "{}" : text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(), stack.database().user(), stack.database().password());
    }
}
