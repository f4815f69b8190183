package org.lumbar.insights.intake;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.RawHttp;
import org.lumbar.backbone.TestStack;
import org.lumbar.backbone.fuzz.ContractExamples;
import org.lumbar.backbone.fuzz.Fuzz;
import org.lumbar.backbone.fuzz.FuzzRun;
import org.lumbar.backbone.fuzz.FuzzSource;
import org.lumbar.backbone.fuzz.FuzzTarget;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;
import org.lumbar.insights.store.Database;

/** Every operation and every topic that this service reads, with generated input; good input stands between it. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "insights_fuzz"))
class FuzzComponentTest {

    private static final int INPUTS = 30_000;
    private static final int CLIENTS = 40;
    private static final int DAYS = 300;
    private static final List<String> TOPICS =
            List.of("plans", "clients", "practices", "sessions", "pain-ratings", "client-days");

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource
    URI service;

    @Inject
    Database database;

    private final FuzzRun run = FuzzRun.started(INPUTS);
    private final LocalDate today = LocalDay.today(Clock.systemUTC(), Snapshots.ZONE);
    private final UUID good = run.id("whose ratings are good");
    private final List<UUID> clients = IntStream.range(0, CLIENTS)
            .mapToObj(i -> run.id("client of the practice " + i))
            .toList();
    private String anna = "";
    private List<String> alerts = List.of();

    @BeforeEach
    void clientsWhoHurt() {
        anna = token("therapist", "anna");
        publish(Published.client(Snapshots.client(), Snapshots.practice(), "Kim", 1, "anna"), good);
        for (UUID client : clients) {
            Stream.of(
                            Published.client(Snapshots.client(), Snapshots.practice(), "Kim", 1, "anna"),
                            Snapshots.daily(today.minusDays(3), 30, Snapshots.step("knead", "KNEAD", null, null)),
                            Snapshots.session(
                                    9,
                                    today.minusDays(1),
                                    null,
                                    List.of(),
                                    StopReason.BONE_PAIN,
                                    null,
                                    Snapshots.at(today.minusDays(1), 10)))
                    .forEach(snapshot -> publish(snapshot, client));
        }
        await("an alert of each to be raised")
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        clients.stream().allMatch(client -> !alertsOf(client).isEmpty()));
        alerts = clients.stream()
                .map(client -> client + ":" + alertsOf(client).get(0))
                .toList();
    }

    @Test
    void nothingBreaksItAndNothingGoodIsLost() throws Exception {
        // When
        Fuzz.Outcome outcome = new Fuzz(run, stack).run(target(), sources(), this::rating, this::everythingIsRead);

        // Then
        assertThat(outcome.broken()).isEmpty();
        assertThat(outcome.valuesInLogs()).isEmpty();
        assertThat(given().get(stack.management("/q/health")).statusCode()).isEqualTo(200);
        assertThat(rows("SELECT 1 AS line FROM pain_rating WHERE client_id = ?", good))
                .isEqualTo(outcome.goodRecords());
        assertThat(clients.stream()
                        .mapToInt(client -> rows(
                                "SELECT 1 AS line FROM acknowledgement_entry WHERE client_id = ? AND NOT undone",
                                client))
                        .filter(rows -> rows > 0)
                        .count())
                .isEqualTo(Math.min(CLIENTS, outcome.goodRequests()));
    }

    private FuzzTarget target() {
        String document = given().get("/q/openapi?format=json").asString();
        return new FuzzTarget(
                        URI.create("http://" + service.getAuthority()),
                        document,
                        List.of(
                                anna,
                                anna,
                                token("practice-admin", "max"),
                                token("client", clients.get(0).toString()),
                                token("event-producer", "gateway")),
                        this::acknowledgement)
                .known("clientId", clients.stream().map(UUID::toString).toList())
                .known("id", alerts)
                .known("from", List.of(today.minusDays(30).toString()))
                .known("to", List.of(today.toString()))
                .known("asOf", List.of(today.toString()));
    }

    private static List<FuzzSource> sources() {
        return List.of(
                source("plans", "plan", plan -> ":" + plan.path("planId").asText()),
                source("clients", "client", client -> ""),
                new FuzzSource(
                        "practices",
                        ContractExamples.valid("practice"),
                        practice -> practice.path("practiceId").asText(),
                        ""),
                source(
                        "sessions",
                        "session",
                        session -> ":" + session.path("sessionId").asText()),
                source(
                        "pain-ratings",
                        "pain-rating",
                        rating -> ":" + rating.path("ratingId").asText()),
                source(
                        "client-days",
                        "client-day",
                        day -> ":" + day.path("localDay").asText()));
    }

    private static FuzzSource source(String topic, String examples, Function<JsonNode, String> rest) {
        return new FuzzSource(
                topic,
                ContractExamples.valid(examples),
                snapshot -> snapshot.path("clientId").asText() + rest.apply(snapshot),
                "");
    }

    private FuzzSource.Good rating(int number) {
        Snapshot rating = Snapshots.rating(number, today.minusDays(number % DAYS), Moment.AD_HOC, number % 11);
        return new FuzzSource.Good("pain-ratings", of(good, rating.key()), value(rating, good), "");
    }

    private RawHttp.Request acknowledgement(int number) {
        return new RawHttp.Request(
                "PUT",
                "/v1/alerts/" + alerts.get(number % CLIENTS) + "/acknowledgement",
                anna,
                List.of("application/json"),
                "{\"note\":\"seen\"}".getBytes(UTF_8),
                false);
    }

    private void everythingIsRead() {
        await("every record to be read")
                .atMost(Duration.ofMinutes(3))
                .until(() -> TOPICS.stream().allMatch(topic -> stack.lag(topic) == 0));
    }

    private void publish(Snapshot snapshot, UUID client) {
        stack.produce(Published.topic(snapshot), of(client, snapshot.key()), Map.of(), value(snapshot, client));
    }

    private static byte[] value(Snapshot snapshot, UUID client) {
        return of(client, new String(Published.value(snapshot), UTF_8)).getBytes(UTF_8);
    }

    private static String of(UUID client, String text) {
        return text.replace(Snapshots.client().toString(), client.toString());
    }

    private List<String> alertsOf(UUID client) {
        return given().auth()
                .oauth2(anna)
                .get("/v1/clients/" + client + "/alerts")
                .jsonPath()
                .getList("alertId");
    }

    private int rows(String query, UUID client) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        database.rows(query, row -> row.number("line"), client).size());
    }

    private String token(String role, String name) {
        return stack.token(role + "@" + Snapshots.practice() + "/" + name);
    }
}
