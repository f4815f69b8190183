package org.lumbar.routine;

import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.lumbar.backbone.TestStack;

/** A client in anna's care with a daily plan that began a while ago: what happens, what is due, what is proposed. */
public final class PlannedClient {
    public final Practice practice;
    public final UUID id;
    public final String planId;
    public final LocalDate today = Practice.today();
    public final Happenings happens;
    private final TestStack stack;

    /** @param daysAgo when the plan began */
    public PlannedClient(TestStack stack, String routine, int daysAgo) {
        this.stack = stack;
        practice = new Practice(stack);
        id = practice.newClient();
        planId = practice.planOf(id, routine, daysAgo);
        happens = new Happenings(stack, practice.id(), id);
    }

    public ValidatableResponse today() {
        return practice.client(id).get("/v1/clients/{id}/today", id).then().statusCode(200);
    }

    public ValidatableResponse proposals() {
        return proposals(planId);
    }

    public ValidatableResponse proposals(String plan) {
        return practice.anna().get("/v1/plans/{id}/proposals", plan).then().statusCode(200);
    }

    /** Waits for a proposal of this kind, and says which it is. */
    public String proposed(String kind) {
        return proposed(planId, kind);
    }

    public String proposed(String plan, String kind) {
        await("proposal " + kind)
                .until(() -> proposals(plan)
                        .extract()
                        .<List<String>>path("open.kind")
                        .contains(kind));
        return proposals(plan).extract().path("open.find { it.kind == '" + kind + "' }.proposalId");
    }

    /** Anna agrees. */
    public ValidatableResponse accept(String proposal) {
        return accept(planId, proposal);
    }

    public ValidatableResponse accept(String plan, String proposal) {
        return practice.anna()
                .body("{\"note\": \"agreed\"}")
                .post("/v1/plans/{plan}/proposals/{id}/accept", plan, proposal)
                .then()
                .statusCode(200);
    }

    /** Anna does not. */
    public void decline(String proposal) {
        practice.anna()
                .body("{}")
                .post("/v1/plans/{plan}/proposals/{id}/decline", planId, proposal)
                .then()
                .statusCode(204);
    }

    /** Changes this service's database behind its back; {@code :client} is the client's id. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql.replace(":client", "'" + id + "'"));
        }
    }

    public Connection connection() throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(), stack.database().user(), stack.database().password());
    }
}
