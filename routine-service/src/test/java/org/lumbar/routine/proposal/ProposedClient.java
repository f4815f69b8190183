package org.lumbar.routine.proposal;

import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.PlannedClient;

/** A client with a plan that begins with work at the wall, and what is told of what waits for their clinician. */
final class ProposedClient {
    /** How soon after its facts a proposal is to be told. */
    static final Duration SOON = Duration.ofMinutes(1);

    private static final String[] WALL = {"wall-lean", "wall-move"};

    final PlannedClient client;

    ProposedClient(TestStack stack) {
        client = new PlannedClient(stack, "ball-or-roller", 20);
    }

    /** Another plan of the same client. */
    String secondPlan() {
        return client.practice.planOf(client.id, "ball-or-roller", 20);
    }

    /** Calm sessions at the wall, so many days ago. */
    void calm(int... daysAgo) {
        calm(client.planId, daysAgo);
    }

    void calm(String planId, int... daysAgo) {
        IntStream.of(daysAgo)
                .forEach(ago -> client.happens.session(planId, client.today.minusDays(ago), "GO_ON", "NRS_0_3", WALL));
    }

    /** Sessions that were too much, so many days ago. */
    void hard(int... daysAgo) {
        IntStream.of(daysAgo)
                .forEach(ago -> client.happens.session(
                        client.planId, client.today.minusDays(ago), "STOP_STEP", "NRS_6_UP", "wall-lean"));
    }

    /** Waits until one such is the only one that is told, and says which it is. */
    String waits(String kind) {
        await(kind).atMost(SOON).until(() -> told("kind").equals(List.of(kind)));
        return told("proposalId").get(0);
    }

    /** Waits until nothing is told. */
    void nothingWaits() {
        await("the end").atMost(SOON).until(() -> told("kind").isEmpty());
    }

    List<String> told(String field) {
        return shown().extract().path("openProposals." + field);
    }

    String openSince() {
        return told("openSince").get(0);
    }

    ValidatableResponse shown() {
        return client.practice.anna().get("/v1/clients/{id}", client.id).then().statusCode(200);
    }

    int revision() {
        return shown().extract().path("revision");
    }

    /** @param times values of due_at, and of again_at where there is to be a second look */
    void touch(String times) throws SQLException {
        String columns = times.contains(",") ? "due_at, again_at" : "due_at";
        execute("insert into touched_client (client_id, practice_id, " + columns + ") values ('" + client.id + "', '"
                + client.practice.id() + "', " + times
                + ") on conflict (client_id) do update set due_at = excluded.due_at");
    }

    /** Rows of the client. */
    int rows(String table, String condition) throws SQLException {
        try (Connection connection = client.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from " + table + " where client_id = '" + client.id + "' and " + condition)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Waits until somebody has looked at everything that has changed. */
    void lookedAt() {
        await("all looks").atMost(SOON).until(() -> rows("touched_client", "true") == 0);
    }

    void execute(String sql) throws SQLException {
        client.execute(sql);
    }

    /** A transaction of somebody who is changing the client. */
    Connection held() throws SQLException {
        Connection connection = client.connection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1 from client where client_id = '" + client.id + "' for no key update");
        }
        return connection;
    }
}
