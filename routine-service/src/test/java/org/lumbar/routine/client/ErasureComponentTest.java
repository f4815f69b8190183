package org.lumbar.routine.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.Roles;
import org.lumbar.routine.Happenings;
import org.lumbar.routine.Joining;
import org.lumbar.routine.Practice;

/** An erased client is gone: here, on the topics, and for good. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ErasureComponentTest {
    @InjectBackbone
    TestStack stack;

    @Inject
    EraseClient eraseClient;

    Practice practice;
    UUID clientId;
    String planId;

    @BeforeEach
    void aClientWithAPlan() {
        practice = new Practice(stack);
        clientId = practice.newClient();
        planId = practice.planOf(clientId, "ball-or-roller", 0);
    }

    @Test
    void everyRowGoesAndEveryKeyGetsATombstone() throws SQLException {
        // Given
        somethingInEveryTable();
        Map<String, Integer> before = rows();
        assertThat(before.remove("erasure")).isZero();
        assertThat(before.remove("audit_event")).isPositive();
        assertThat(before.remove("erasure_receipt")).isZero();
        assertThat(before.remove("touched_client")).isNotNull();
        assertThat(before)
                .doesNotContainValue(0)
                .containsOnlyKeys(
                        "client",
                        "client_invitation",
                        "client_login",
                        "calendar_feed",
                        "plan",
                        "history",
                        "screening",
                        "consent",
                        "fact",
                        "proposal_decision",
                        "open_proposal",
                        "archive",
                        "archive_answer",
                        "archive_part");

        // When
        erase().then().statusCode(204);

        // Then
        Map<String, Integer> left = rows();
        assertThat(left.remove("erasure")).isEqualTo(2);
        assertThat(left.remove("erasure_receipt")).isEqualTo(1);
        assertThat(left.remove("audit_event")).isPositive();
        assertThat(left.values()).containsOnly(0);
        await("tombstones").until(() -> isErased("clients", clientId.toString()) && isErased("plans", planKey()));
        practice.admin().get("/v1/clients/{id}", clientId).then().statusCode(404);
        practice.admin().get("/v1/plans/{id}", planId).then().statusCode(404);
    }

    @Test
    void erasedTwiceIsErasedOnceAndTheIdIsNeverUsedAgain() {
        // Given
        erase().then().statusCode(204);

        // Then
        erase().then().statusCode(204);
        practice.admin()
                .body(Practice.clientBody(clientId))
                .post("/v1/clients")
                .then()
                .statusCode(409)
                .body("code", equalTo("id-conflict"));
        new Practice(stack).admin().delete("/v1/clients/{id}", clientId).then().statusCode(404);
    }

    @Test
    void onlyThePracticesAdminErasesAndOnlyWhatTheyHaveSeen() {
        practice.anna().delete("/v1/clients/{id}", clientId).then().statusCode(403);
        new Practice(stack).admin().delete("/v1/clients/{id}", clientId).then().statusCode(404);
        practice.admin()
                .header("If-Match", "\"7\"")
                .delete("/v1/clients/{id}", clientId)
                .then()
                .statusCode(412);
        practice.admin().get("/v1/clients/{id}", clientId).then().statusCode(200);
    }

    @Test
    void anErasureThatIsRolledBackIsNeverPublished() {
        // Given
        Caller admin = new Caller("max", Set.of(Roles.PRACTICE_ADMIN), practice.id(), null);

        // When
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    eraseClient.erase(admin, clientId, null);
                    throw new IllegalStateException("changed their mind");
                }))
                .hasMessage("changed their mind");

        // Then a later change is published, and no tombstone before it
        practice.anna().post("/v1/plans/{id}/pause", planId).then().statusCode(200);
        await("the pause").until(() -> records("plans", planKey()).size() == 2);
        assertThat(records("plans", planKey())).allMatch(record -> record.value() != null);
        assertThat(records("clients", clientId.toString())).allMatch(record -> record.value() != null);
    }

    @Test
    void noChangeMadeMeanwhileBringsAClientBack() throws InterruptedException {
        for (int round = 0; round < 4; round++) {
            // Given people who change the client and the plan while they are erased
            aClientWithAPlan();
            ExecutorService people = Executors.newFixedThreadPool(3);
            people.submit(() -> pauseAndResume(8));
            people.submit(() -> rename(8));

            // When
            people.submit(() -> erase().then().statusCode(204));
            people.shutdown();
            assertThat(people.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            if (!isGone()) {
                erase().then().statusCode(204); // somebody was quicker, which the admin was told
            }

            // Then
            await("tombstones").until(() -> isErased("clients", clientId.toString()) && isErased("plans", planKey()));
        }
        // And still, when everything has been published that there was
        UUID later = practice.newClient();
        await("a later client")
                .until(() -> !records("clients", later.toString()).isEmpty());
        assertThat(isErased("clients", clientId.toString())).isTrue();
        assertThat(isErased("plans", planKey())).isTrue();
    }

    @Test
    void whatComesLateAboutAnErasedClientIsNotKept() throws SQLException {
        // Given
        erase().then().statusCode(204);
        UUID other = practice.newClient();

        // When
        new Happenings(stack, practice.id(), clientId).day(Practice.today(), 60, List.of(), List.of(), List.of());
        new Happenings(stack, practice.id(), other).day(Practice.today(), 60, List.of(), List.of(), List.of());

        // Then
        await("the intake has read both").until(() -> stack.lag("client-days") == 0);
        assertThat(rows()).containsEntry("fact", 0);
    }

    private void somethingInEveryTable() throws SQLException {
        Happenings happens = new Happenings(stack, practice.id(), clientId);
        IntStream.rangeClosed(1, 3)
                .forEach(ago -> happens.session(
                        planId, Practice.today().minusDays(ago), "GO_ON", "NRS_0_3", "wall-lean", "wall-move"));
        await("a proposal").until(() -> proposal() != null);
        practice.anna()
                .body("{}")
                .post("/v1/plans/{p}/proposals/{id}/decline", planId, proposal())
                .then()
                .statusCode(204);
        IntStream.rangeClosed(4, 6)
                .forEach(ago -> happens.session(
                        planId, Practice.today().minusDays(ago), "GO_ON", "NRS_0_3", "wall-lean", "wall-move"));
        await("another proposal is kept")
                .atMost(Duration.ofMinutes(1))
                .until(() -> rows().getOrDefault("open_proposal", 0) == 1);
        new Joining(practice).join(clientId, "stranger/" + UUID.randomUUID(), stack);
        practice.client(clientId)
                .body(Map.of("version", 1, "decision", "WITHDRAWN"))
                .post("/v1/clients/{id}/consents", clientId)
                .then()
                .statusCode(201);
        practice.client(clientId)
                .body("{}")
                .post("/v1/clients/{id}/calendar-feed", clientId)
                .then()
                .statusCode(201);
        practice.admin().post("/v1/clients/{id}/archives", clientId).then().statusCode(202);
        await("an archive is collected").until(() -> rows().getOrDefault("archive_answer", 0) == 1);
    }

    private void pauseAndResume(int times) {
        for (int i = 0; i < times; i++) {
            practice.anna().post("/v1/plans/{id}/pause", planId);
            practice.anna().post("/v1/plans/{id}/resume", planId);
        }
    }

    private void rename(int times) {
        for (int i = 0; i < times; i++) {
            practice.anna().body(Map.of("displayName", "Name " + i)).patch("/v1/clients/{id}", clientId);
        }
    }

    private boolean isGone() {
        return practice.admin().get("/v1/clients/{id}", clientId).statusCode() == 404;
    }

    private Response erase() {
        return practice.admin().delete("/v1/clients/{id}", clientId);
    }

    private String proposal() {
        return practice.anna().get("/v1/plans/{id}/proposals", planId).path("open[0].proposalId");
    }

    private String planKey() {
        return clientId + ":" + planId;
    }

    private boolean isErased(String topic, String key) {
        List<ConsumerRecord<String, byte[]>> found = records(topic, key);
        return !found.isEmpty() && found.get(found.size() - 1).value() == null;
    }

    private List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
        return stack.consume(topic).stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }

    /** How many rows each table has of the client that knows clients; tables of later versions are found by themselves. */
    private Map<String, Integer> rows() throws SQLException {
        Map<String, Integer> rows = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        stack.database().user(),
                        stack.database().password());
                Statement statement = connection.createStatement()) {
            try (ResultSet tables = statement.executeQuery("select table_name from information_schema.columns"
                    + " join information_schema.tables using (table_schema, table_name)"
                    + " where column_name = 'client_id' and table_schema = 'public' and table_type = 'BASE TABLE'")) {
                while (tables.next()) {
                    rows.put(tables.getString(1), 0);
                }
            }
            for (String table : Set.copyOf(rows.keySet())) {
                String count = "select count(*) from " + table + " where client_id = '" + clientId + "'";
                try (ResultSet result = statement.executeQuery(count)) {
                    result.next();
                    rows.put(table, result.getInt(1));
                }
            }
        }
        return rows;
    }
}
