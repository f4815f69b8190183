package org.lumbar.routine;

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
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** What a caller sees while PostgreSQL is away, and what its messages tell. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class OutageComponentTest {
    @InjectBackbone
    TestStack stack;

    @Inject
    EntityManager entities;

    Practice practice;
    UUID clientId;

    @BeforeEach
    void aClient() {
        practice = new Practice(stack);
        clientId = practice.newClient();
    }

    /** So that no test meets what the one before has broken. */
    @AfterEach
    void everyConnectionIsAGoodOne() {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            await("no connection of the pool is a dropped one")
                    .until(() ->
                            Stream.generate(() -> CompletableFuture.supplyAsync(this::read, callers))
                                    .limit(48)
                                    .toList()
                                    .stream()
                                    .allMatch(status -> status.join() == 200));
        } finally {
            callers.shutdown();
        }
    }

    private int read() {
        return practice.anna().get("/v1/clients/{id}", clientId).statusCode();
    }

    @Test
    void whoCallsWhilePostgresqlIsAwayIsToldToComeBack() {
        // Given
        stack.stopPostgres();

        // When
        Response read = practice.anna().get("/v1/clients/{id}", clientId);
        Response change = rename("Later");
        stack.startPostgres();

        // Then
        assertThat(read.statusCode()).isEqualTo(503);
        assertThat(change.statusCode()).isEqualTo(503);
        change.then().header("Retry-After", equalTo("2")).body("code", equalTo("temporarily-unavailable"));
    }

    @Test
    void whoCallsRightAfterAnOutageIsServedOrToldToComeBack() {
        // Given
        stack.stopPostgres();
        stack.startPostgres();

        // When
        var statuses = IntStream.range(0, 20)
                .mapToObj(i -> rename("Name " + i).statusCode())
                .toList();

        // Then
        assertThat(statuses).containsAnyOf(200).isSubsetOf(200, 503).endsWith(200);
    }

    @Test
    void aMessageOfPostgresqlNamesNoValue() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> entities.createNativeQuery(
                                        "insert into client (client_id, display_name) values (:id, 'Ada Secret')")
                                .setParameter("id", clientId)
                                .executeUpdate()))
                .rootCause()
                .hasMessageContaining("null value")
                .hasMessageNotContainingAny("Ada Secret", clientId.toString());
    }

    /** Disk, connection, rollback for another's sake, the operator, the system; in a statement and at the commit. */
    @ParameterizedTest
    @ValueSource(strings = {"53100", "53300", "08006", "40001", "40P01", "55P03", "57014", "57P01", "58030", "XX000"})
    void whatPostgresqlCannotDoNowIsToBeAskedForAgain(String state) {
        for (String when : List.of("IMMEDIATE", "DEFERRED")) {
            // Given
            changesOfNamesFailWith(state, when);
            // When
            Response change = rename("Ada Secret");
            changesOfNamesSucceed();
            // Then
            change.then().statusCode(503).header("Retry-After", equalTo("2")).contentType("application/problem+json");
            change.then().body("code", equalTo("temporarily-unavailable"));
            assertThat(rename("Later").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"22021, 500, internal-error", "54000, 500, internal-error", "23505, 409, concurrent-change"})
    void whatPostgresqlWillNeverTakeIsNotToBeSentAgain(String state, int status, String code) {
        for (String when : List.of("IMMEDIATE", "DEFERRED")) {
            changesOfNamesFailWith(state, when);
            Response change = rename("Ada Secret");
            changesOfNamesSucceed();
            change.then()
                    .statusCode(status)
                    .contentType("application/problem+json")
                    .body("code", equalTo(code));
            assertThat(change.asString()).doesNotContain("Ada", "Secret");
        }
    }

    @Test
    void whoCallsWhileConnectionsAreDroppedIsServedOrToldToComeBack() throws Exception {
        // Given
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        ExecutorService callers = Executors.newFixedThreadPool(8);

        // When
        for (int i = 0; i < 150; i++) {
            String name = "Name " + i;
            answers.add(CompletableFuture.supplyAsync(
                    () -> {
                        UUID id = UUID.randomUUID();
                        practice.admin().body(Practice.clientBody(id)).post("/v1/clients");
                        return practice.anna()
                                .body(Map.of("displayName", name))
                                .patch("/v1/clients/{id}", clientId)
                                .statusCode();
                    },
                    callers));
        }
        await("every answer, while all connections end again and again")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(30))
                .atMost(Duration.ofMinutes(2))
                .until(() -> {
                    dropConnections();
                    return answers.stream().allMatch(CompletableFuture::isDone);
                });
        callers.shutdown();
        await("no connection of the pool is a dropped one")
                .until(() -> IntStream.range(0, 20)
                        .allMatch(i -> rename("Again " + i).statusCode() == 200));

        // Then: two who change the same client at once may also be told to look again
        assertThat(answers).extracting(CompletableFuture::join).contains(503).isSubsetOf(200, 409, 503);
    }

    private void dropConnections() {
        execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                + " and backend_type = 'client backend' and pid <> pg_backend_pid()");
    }

    private void changesOfNamesFailWith(String state, String when) {
        stack.asOwner("create or replace function fails() returns trigger language plpgsql as $$ begin"
                + " raise exception 'Ada Secret' using errcode = '" + state + "'; end $$");
        stack.asOwner("create constraint trigger fails after update on client deferrable initially " + when
                + " for each row when (new.display_name <> old.display_name) execute function fails()");
    }

    private void changesOfNamesSucceed() {
        stack.asOwner("drop trigger fails on client");
    }

    private void execute(String sql) {
        var database = stack.database();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Response rename(String name) {
        return practice.anna().body(Map.of("displayName", name)).patch("/v1/clients/{id}", clientId);
    }
}
