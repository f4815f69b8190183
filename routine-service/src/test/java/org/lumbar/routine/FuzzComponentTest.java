package org.lumbar.routine;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
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
        initArgs = @ResourceArg(name = "database", value = "routine_fuzz"))
class FuzzComponentTest {
    private static final int INPUTS = 30_000;
    private static final int CLIENTS = 30;
    private static final List<String> TOPICS = List.of("sessions", "pain-ratings", "client-days");
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final String SNAPSHOT = "";

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource
    URI service;

    @Inject
    EntityManager entities;

    private final FuzzRun run = FuzzRun.started(INPUTS);
    private final UUID good = UUID.randomUUID();
    private Practice practice;
    private String admin;

    @BeforeEach
    void aPractice() {
        practice = new Practice(stack);
        admin = token("practice-admin", "max");
    }

    @Test
    void nothingBreaksItAndNothingGoodIsLost() throws Exception {
        // Given
        FuzzTarget target = target();

        // When
        Fuzz.Outcome outcome = new Fuzz(run, stack).run(target, sources(), this::day, this::everythingIsRead);

        // Then
        assertThat(outcome.broken()).isEmpty();
        assertThat(outcome.valuesInLogs()).isEmpty();
        assertThat(RestAssured.get(stack.management("/q/health")).statusCode()).isEqualTo(200);
        assertThat(stored()).isEqualTo(outcome.goodRecords());
        assertThat(registered()).isEqualTo(outcome.goodRequests());
    }

    private FuzzTarget target() throws JsonProcessingException {
        List<String> clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> practice.newClient().toString())
                .toList();
        List<String> plans = new ArrayList<>();
        clients.subList(0, 10)
                .forEach(client -> plans.add(
                        practice.newPlan(UUID.fromString(client), "eight-steps").path("planId")));
        String document = given().get("/q/openapi?format=json").asString();
        FuzzTarget target = new FuzzTarget(
                URI.create("http://" + service.getAuthority()),
                document,
                List.of(
                        token("therapist", "anna"),
                        token("therapist", "anna"),
                        admin,
                        token("client", clients.get(0)),
                        stack.token("operator/olga"),
                        token("event-producer", "gateway")),
                this::registration);
        target.known("clientId", clients)
                .known("planId", plans)
                .known("practiceId", List.of(practice.id().toString()))
                .known("key", List.of("eight-steps", "lumbar-massage", "ours"))
                .known("routineKey", List.of("eight-steps", "lumbar-massage"))
                .known("version", List.of("1", "2", Practice.SCREENING));
        for (Operations.Operation operation : Operations.guarded()) {
            if (!operation.body().isEmpty()) {
                target.body(operation.name(), new ObjectMapper().writeValueAsBytes(operation.body()));
            }
        }
        return target;
    }

    private List<FuzzSource> sources() {
        return List.of(
                source("sessions", "session", snapshot -> id(snapshot, "sessionId")),
                source("pain-ratings", "pain-rating", snapshot -> id(snapshot, "ratingId")),
                source("client-days", "client-day", snapshot -> id(snapshot, "localDay")));
    }

    private static FuzzSource source(String topic, String examples, Function<JsonNode, String> own) {
        return new FuzzSource(
                topic,
                ContractExamples.valid(examples),
                snapshot -> id(snapshot, "clientId") + ":" + own.apply(snapshot),
                SNAPSHOT);
    }

    private static String id(JsonNode snapshot, String name) {
        return snapshot.path(name).asText();
    }

    private FuzzSource.Good day(int number) {
        String day = FIRST_DAY.plusDays(number).toString();
        String value = """
            {"clientId":"%s","practiceId":"%s","localDay":"%s","revision":1,\
            "dose":{"technique":"BALL_ROLL","usedSeconds":60,"limitSeconds":300,"remainingSeconds":240,"exceeded":false},\
            "resting":[],"locked":[],"questionsDue":[]}\
            """.formatted(good, practice.id(), day);
        return new FuzzSource.Good("client-days", good + ":" + day, value.getBytes(UTF_8), SNAPSHOT);
    }

    private RawHttp.Request registration(int number) {
        String body = """
            {"clientId":"%s","displayName":"Good %d","timezone":"Europe/Berlin","careTeam":["zoe"]}\
            """.formatted(run.id("registered" + " " + number), number);
        return new RawHttp.Request(
                "POST", "/v1/clients", admin, List.of("application/json"), body.getBytes(UTF_8), false);
    }

    private void everythingIsRead() {
        await("every record to be read")
                .atMost(Duration.ofMinutes(3))
                .until(() -> TOPICS.stream().allMatch(topic -> stack.lag(topic) == 0));
    }

    private int stored() {
        return count("select own_key from fact where client_id = :it", good);
    }

    /** Of whom another practice or an administrator's erasure could have taken none: their ids were in no request but their own. */
    private long registered() {
        return IntStream.range(0, run.inputs() / 2 / 50 + 1)
                .filter(number -> practice.admin()
                                .get("/v1/clients/{id}", run.id("registered " + number))
                                .statusCode()
                        == 200)
                .count();
    }

    private int count(String query, UUID of) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(query)
                        .setParameter("it", of)
                        .getResultList()
                        .size());
    }

    private String token(String role, String name) {
        return stack.token(role + "@" + practice.id() + "/" + name);
    }
}
