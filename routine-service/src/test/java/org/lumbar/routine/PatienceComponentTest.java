package org.lumbar.routine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TcpProxy;
import org.lumbar.backbone.TestStack;

/** Whatever a request has to wait for, it gives its thread back within five seconds. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = {@ResourceArg(name = "database", value = "routine"), @ResourceArg(name = "proxied", value = "true")})
class PatienceComponentTest {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int MORE_THAN_THE_POOL_HAS = 20;

    @InjectBackbone
    TestStack stack;

    @InjectBackbone
    TcpProxy proxy;

    Practice practice;
    UUID clientId;
    String token;

    @BeforeEach
    void aClient() {
        practice = new Practice(stack);
        clientId = practice.newClient();
        token = stack.token("therapist@" + practice.id() + "/anna");
    }

    @AfterEach
    void mend() {
        proxy.forward();
    }

    @Test
    void aRowThatSomebodyElseKeepsIsNotWaitedForAnyLonger() throws SQLException {
        try (Connection holder = connect()) {
            hold(holder, "select 1 from client where client_id = ? for update", clientId);

            assertToldToComeBack(this::rename);
        }
    }

    @Test
    void anIdThatSomebodyElseIsGivingAwayIsNotWaitedForAnyLonger() throws SQLException {
        UUID planId = UUID.randomUUID();
        Map<String, Object> body = Practice.planBody("ball-or-roller", Practice.today());
        body.put("planId", planId);
        try (Connection holder = connect()) {
            hold(holder, "select pg_advisory_xact_lock(hashtextextended('plan:' || ?, 0))", planId.toString());

            assertToldToComeBack(() -> signedIn().body(body).post("/v1/clients/{id}/plans", clientId));
        }
    }

    @Test
    void whoFindsNoConnectionBecauseOthersWaitForALockIsToldToComeBack() throws Exception {
        try (Connection holder = connect()) {
            hold(holder, "select 1 from client where client_id = ? for update", clientId);

            List<Future<Duration>> all = atOnce(() -> timed(this::rename));

            assertThat(all).extracting(Future::get).allMatch(time -> time.compareTo(LONGEST) < 0);
        }
    }

    @Test
    void aNetworkThatHasFallenSilentIsNotWaitedForAnyLonger() throws Exception {
        // Given a pool that is full of connections which were fine a moment ago
        List<Future<Response>> answers = atOnce(() -> signedIn().get("/v1/clients/{id}", clientId));
        assertThat(answers).extracting(Future::get).allMatch(answer -> answer.statusCode() == 200);

        // When
        proxy.fallSilent();

        // Then
        assertToldToComeBack(() -> signedIn().get("/v1/clients/{id}", clientId));
        assertToldToComeBack(this::rename);
        List<Future<Duration>> all = atOnce(() -> timed(this::rename));
        assertThat(all).extracting(Future::get).allMatch(time -> time.compareTo(LONGEST) < 0);

        // When
        proxy.forward();

        // Then
        await("it is served again").until(() -> rename().statusCode() == 200);
    }

    private Response rename() {
        return signedIn().body(Map.of("displayName", "Later")).patch("/v1/clients/{id}", clientId);
    }

    private RequestSpecification signedIn() {
        return given().auth().oauth2(token).contentType("application/json");
    }

    private void assertToldToComeBack(Callable<Response> request) {
        Duration took = timed(() -> {
            Response answer = request.call();
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotNull();
            return answer;
        });
        assertThat(took).isLessThan(LONGEST);
    }

    private static Duration timed(Callable<Response> request) {
        Instant start = Instant.now();
        try {
            var unused = request.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return Duration.between(start, Instant.now());
    }

    private static <T> List<Future<T>> atOnce(Callable<T> call) throws InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(MORE_THAN_THE_POOL_HAS);
        try {
            return new java.util.ArrayList<>(callers.invokeAll(
                    Stream.generate(() -> call).limit(MORE_THAN_THE_POOL_HAS).toList()));
        } finally {
            callers.shutdown();
        }
    }

    private static void hold(Connection connection, String sql, Object parameter) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            assertThat(statement.execute()).isTrue();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(), stack.database().user(), stack.database().password());
    }
}
