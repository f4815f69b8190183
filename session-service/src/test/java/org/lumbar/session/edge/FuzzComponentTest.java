package org.lumbar.session.edge;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Every operation and every topic that this service reads, with generated input; good input stands between it. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "session_fuzz"))
class FuzzComponentTest {
    private static final int INPUTS = 50_000;
    private static final int CLIENTS = 20;
    private static final int EVENTS_A_DAY = 20;
    private static final String EVENT = "application/cloudevents+json";
    private static final Instant START = Instant.parse("2025-01-01T10:00:00Z");
    private static final List<String> TOPICS = List.of("session-events", "plans", "clients");

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource
    URI service;

    private final FuzzRun run = FuzzRun.started(INPUTS);
    private final UUID practice = UUID.randomUUID();
    private final UUID byHttp = UUID.randomUUID();
    private final UUID byKafka = UUID.randomUUID();
    private final List<String> clients = IntStream.range(0, CLIENTS)
            .mapToObj(i -> run.id("client of the practice " + i).toString())
            .toList();
    private String gateway = "";

    @BeforeEach
    void clientsWhoAreKnown() {
        gateway = token("event-producer", "gateway");
        Stream.concat(clients.stream(), Stream.of(byHttp.toString(), byKafka.toString()))
                .forEach(this::announce);
        everythingIsRead();
    }

    @Test
    void nothingBreaksItAndNothingGoodIsLost() throws Exception {
        // When
        Fuzz.Outcome outcome =
                new Fuzz(run, stack).run(target(), sources(), this::eventByKafka, this::everythingIsRead);

        // Then
        assertThat(outcome.broken()).isEmpty();
        assertThat(outcome.valuesInLogs()).isEmpty();
        assertThat(given().get(stack.management("/q/health")).statusCode()).isEqualTo(200);
        assertThat(stored(byKafka)).isEqualTo(outcome.goodRecords());
        assertThat(stored(byHttp)).isEqualTo(outcome.goodRequests());
    }

    private FuzzTarget target() {
        String document = given().get("/q/openapi?format=json").asString();
        FuzzTarget target = new FuzzTarget(
                        URI.create("http://" + service.getAuthority()),
                        document,
                        List.of(
                                gateway,
                                token("client", clients.get(0)),
                                token("therapist", "anna"),
                                token("practice-admin", "max")),
                        this::eventByHttp)
                .known("clientId", clients)
                .known("sessionId", List.of("019a2c40-1111-7000-8000-000000000001"))
                // By design: whom a producer speaks for may be registered a moment ago.
                .mayWaitFor("client-not-yet-known");
        for (int i = 0; i < events().size(); i++) {
            String example = new String(events().get(i), UTF_8);
            String client = clients.get(i % CLIENTS);
            target.body(
                    "POST /v1/events",
                    example.replaceFirst("(\"subject\"\\s*:\\s*)\"[^\"]*\"", "$1\"" + client + "\"")
                            .getBytes(UTF_8));
        }
        return target;
    }

    private static List<byte[]> events() {
        return Stream.of(
                        "session-event",
                        "session.started",
                        "session.pain-rated",
                        "session.completed",
                        "session.stopped")
                .flatMap(name -> ContractExamples.valid(name).stream())
                .toList();
    }

    private static List<FuzzSource> sources() {
        FuzzSource events = new FuzzSource(
                "session-events", events(), event -> event.path("subject").asText(), EVENT);
        FuzzSource plans = new FuzzSource(
                "plans",
                ContractExamples.valid("plan"),
                plan -> client(plan) + ":" + plan.path("planId").asText(),
                "");
        FuzzSource clients = new FuzzSource("clients", ContractExamples.valid("client"), FuzzComponentTest::client, "");
        return List.of(events, events, plans, clients);
    }

    private static String client(JsonNode snapshot) {
        return snapshot.path("clientId").asText();
    }

    private FuzzSource.Good eventByKafka(int number) {
        return new FuzzSource.Good(
                "session-events", byKafka.toString(), event(byKafka, number).getBytes(UTF_8), EVENT);
    }

    private RawHttp.Request eventByHttp(int number) {
        return new RawHttp.Request(
                "POST",
                "/v1/events",
                gateway,
                List.of(EVENT),
                event(byHttp, number).getBytes(UTF_8),
                false);
    }

    /** A rating in a session of its own; a few of them a day. */
    private String event(UUID client, int number) {
        return """
            {"specversion":"1.0","id":"%s","source":"urn:lumbar:app:phone","subject":"%s","time":"%s",\
            "timezone":"Europe/Berlin","type":"org.lumbar.session.pain-rated.v1",\
            "data":{"sessionId":"%s","moment":"AFTER","score":%d}}\
            """.formatted(
                        run.id(client + " event " + number),
                        client,
                        START.plus(Duration.ofDays(number / EVENTS_A_DAY)),
                        run.id(client + " session " + number),
                        number % 11);
    }

    private void announce(String client) {
        String value = """
            {"clientId":"%s","practiceId":"%s","revision":1,"displayName":"A","timezone":"Europe/Berlin",\
            "status":"ACTIVE","careTeam":["anna"],"lockClearances":[]}\
            """.formatted(client, practice);
        stack.produce("clients", client, Map.of(), value.getBytes(UTF_8));
    }

    private void everythingIsRead() {
        await("every record to be read")
                .atMost(Duration.ofMinutes(3))
                .until(() -> TOPICS.stream().allMatch(topic -> stack.lag(topic) == 0));
    }

    private int stored(UUID client) throws SQLException {
        var database = stack.database();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT count(*) FROM events WHERE client_id = '" + client + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private String token(String role, String name) {
        return stack.token(role + "@" + practice + "/" + name);
    }
}
