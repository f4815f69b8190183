package org.lumbar.session.access;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.ApiDocument;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.ForgedTokens;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** Each operation of this service, asked by each kind of stranger: all learn the same, which is nothing. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class EveryOperationComponentTest {
    private static final String EVENT = "application/cloudevents+json; charset=UTF-8";
    private static final String BATCH = "application/cloudevents-batch+json; charset=UTF-8";

    @InjectBackbone
    TestStack stack;

    private final UUID practice = UUID.randomUUID();
    private final UUID otherPractice = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();
    private final UUID client = UUID.randomUUID();
    private final UUID unknown = UUID.randomUUID();
    private final UUID erased = UUID.randomUUID();

    @BeforeEach
    void aClientAndOneWhoIsErased() {
        announce(client);
        announce(erased);
        stack.produce(
                "session-events",
                client.toString(),
                Map.of("content-type", EVENT),
                event(client).getBytes(UTF_8));
        await("both are known").until(() -> stack.lag("clients") == 0 && stack.lag("session-events") == 0);
        stack.produce("clients", erased.toString(), Map.of(), null);
        await("one is erased").until(() -> stack.lag("clients") == 0);
    }

    @Test
    void theClientsOwnTokenAndThePracticesAdministratorAreServed() {
        for (String role : List.of("client@" + practice + "/" + client, "practice-admin@" + practice + "/max")) {
            reads(role, client)
                    .forEach(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        }
        sends("client@" + practice + "/" + client, client)
                .forEach(answer -> assertThat(answer.statusCode()).isEqualTo(202));
    }

    @Test
    void aClientsTokenOfAnotherPracticeReadsAndSendsNothing() {
        String token = "client@" + otherPractice + "/" + client;

        reads(token, client).forEach(EveryOperationComponentTest::isNotFound);
        List<Response> sent = sends(token, client);
        assertThat(sent.get(0).statusCode()).isEqualTo(400);
        assertThat(sent.get(0).jsonPath().getString("code")).isEqualTo("client-not-found");
        assertThat(sent.get(1).jsonPath().getString("results[0].code")).isEqualTo("client-not-found");
    }

    @Test
    void anotherPracticesErasedClientIsAnsweredAsAnUnknownOneAndAsOneInCareElsewhere() {
        for (String role : List.of("therapist", "practice-admin", "event-producer")) {
            String token = role + "@" + otherPractice + "/anna";
            List<String> ofUnknown = all(token, unknown);
            assertThat(all(token, erased)).as(role).isEqualTo(ofUnknown);
            assertThat(all(token, client)).as(role).isEqualTo(ofUnknown);
        }
    }

    /** Without any claim: a login by what it is bound to, another's, and one that was revoked. */
    @Test
    void aBoundLoginIsItsClientAndNobodyElseUntilItIsRevoked() {
        // Given
        UUID bound = UUID.randomUUID();
        String own = "stranger/" + UUID.randomUUID();
        String revoked = "stranger/" + UUID.randomUUID();
        announce(bound, 1, own, revoked);
        stack.produce(
                "session-events",
                bound.toString(),
                Map.of("content-type", EVENT),
                event(bound).getBytes(UTF_8));
        await("it is known").until(() -> stack.lag("clients") == 0 && stack.lag("session-events") == 0);
        reads(revoked, bound).forEach(answer -> assertThat(answer.statusCode()).isEqualTo(200));

        // When
        announce(bound, 2, own);
        await("one is revoked").until(() -> stack.lag("clients") == 0);

        // Then
        reads(own, bound).forEach(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        sends(own, bound).forEach(answer -> assertThat(answer.statusCode()).isEqualTo(202));
        reads(own, client).forEach(EveryOperationComponentTest::isNotFound);
        List<Response> anothers = sends(own, client);
        assertThat(anothers.get(0).jsonPath().getString("code")).isEqualTo("subject-mismatch");
        assertThat(anothers.get(1).jsonPath().getString("results[0].code")).isEqualTo("subject-mismatch");
        await("what was known to be out of date")
                .until(() -> reads(revoked, bound).get(0).statusCode() == 403);
        all(revoked, bound).forEach(answer -> assertThat(answer).startsWith("403"));
    }

    @Test
    void aTokenThatClaimsAnotherClientThanItsLoginIsBoundToHasNoRole() {
        // Given
        UUID bound = UUID.randomUUID();
        String own = UUID.randomUUID().toString();
        announce(bound, 1, "stranger/" + own);
        await("it is known").until(() -> stack.lag("clients") == 0);
        String claims = new ForgedTokens(stack.issuer()).with("client@" + practice + "/" + client, "sub", own);

        // Then
        given().auth()
                .oauth2(claims)
                .get("/v1/clients/" + client + "/sessions")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(claims)
                .contentType(EVENT)
                .body(event(client))
                .post("/v1/events")
                .then()
                .statusCode(403);
    }

    /** Events are taken while PostgreSQL is away; whoever is not known yet sends again. */
    @Test
    void whileTheDatabaseIsAwayAKnownLoginSendsAndAnUnknownOneIsAskedToComeBack() {
        // Given
        UUID bound = UUID.randomUUID();
        String known = "stranger/" + UUID.randomUUID();
        String unknown = "stranger/" + UUID.randomUUID();
        announce(bound, 1, known, unknown);
        await("it is known").until(() -> stack.lag("clients") == 0);
        sends(known, bound).forEach(answer -> assertThat(answer.statusCode()).isEqualTo(202));

        // When
        stack.stopPostgres();
        List<Response> byKnown;
        Response byUnknown;
        try {
            byKnown = sends(known, bound);
            byUnknown = sends(unknown, bound).get(0);
        } finally {
            stack.startPostgres();
        }

        // Then
        assertThat(byKnown).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(202));
        assertThat(byUnknown.statusCode()).isEqualTo(503);
        assertThat(byUnknown.jsonPath().getString("code")).isEqualTo("temporarily-unavailable");
        assertThat(byUnknown.header("Retry-After")).isEqualTo("2");
        await("it to be back")
                .atMost(Duration.ofSeconds(30))
                .until(() -> sends(unknown, bound).get(0).statusCode() == 202);
    }

    @Test
    void whoReadsAClientIsInTheAuditAndWhoIsRefusedIsNot() {
        reads("therapist@" + practice + "/anna", client);
        reads("therapist@" + practice + "/ben", client);
        as("practice-admin@" + practice + "/eve")
                .urlEncodingEnabled(false)
                .get("/v1/clients/" + client.toString().replace("-", "%2D") + "/sessions")
                .then()
                .statusCode(200);

        List<String> seen = as("practice-admin@" + practice + "/max")
                .get("/v1/clients/" + client + "/audit-events")
                .jsonPath()
                .getList("events.collect { it.agent + ' ' + it.operation }");

        assertThat(seen)
                .contains(
                        "anna GET /v1/clients/{id}/sessions",
                        "anna GET /v1/clients/{id}/sessions/{id}",
                        "anna GET /v1/clients/{id}/sessions/{id}/guidance")
                .anyMatch(each -> each.startsWith("eve GET /v1/clients/"))
                .noneMatch(each -> each.startsWith("ben"));
    }

    /** Events that are sent are their own record (ADR 0032); a new operation is asked from its first day. */
    @Test
    void everyOperationThatAnswersAboutAClientIsInTheAudit() {
        List<String> operations = new ApiDocument(
                        given().get("/q/openapi?format=json").asString())
                .operations().stream()
                        .filter(operation -> !operation.equals("POST /v1/events"))
                        .toList();
        assertThat(operations).contains("GET /v1/audit-events", "GET /v1/clients/{clientId}/sessions");
        reads("therapist@" + practice + "/anna", client);
        for (int number = 0; number < operations.size(); number++) {
            // Given
            String[] parts = operations.get(number).split(" ", -1);
            String path = parts[1].replace("{clientId}", client.toString()).replace("{sessionId}", session.toString());
            String reader = "reader" + number;

            // When
            Response answer = as("practice-admin@" + practice + "/" + reader).request(parts[0], path);

            // Then
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(as("practice-admin@" + practice + "/max")
                            .queryParam("agent", reader)
                            .queryParam("client", client.toString())
                            .get("/v1/audit-events")
                            .jsonPath()
                            .<String>getList("events.operation"))
                    .containsExactly(operations.get(number).replaceAll("\\{\\w+}", "{id}"));
        }
    }

    @Test
    void whatIsToldOfPeopleIsKeptByNobodyOnTheWay() {
        List<Response> answers = new ArrayList<>(reads("client@" + practice + "/" + client, client));
        answers.addAll(sends("client@" + practice + "/" + client, client));
        answers.addAll(reads("therapist@" + otherPractice + "/anna", client));
        answers.addAll(sends("event-producer@" + otherPractice + "/gateway", client));
        answers.add(given().get("/v1/clients/" + client + "/sessions"));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.header("Cache-Control")).isEqualTo("no-store"));
    }

    private List<String> all(String token, UUID of) {
        List<Response> answers = new ArrayList<>(reads(token, of));
        answers.addAll(sends(token, of));
        return answers.stream()
                .map(answer -> answer.statusCode() + answer.asString().replace(of.toString(), "<client>"))
                .map(text -> text.replaceAll("\"id\":\"[^\"]*\"", "<id>"))
                .toList();
    }

    private List<Response> reads(String token, UUID of) {
        String sessions = "/v1/clients/" + of + "/sessions";
        return List.of(
                as(token).get(sessions),
                as(token).get(sessions + "/" + session),
                as(token).get(sessions + "/" + session + "/guidance"));
    }

    private List<Response> sends(String token, UUID of) {
        return List.of(
                as(token).contentType(EVENT).body(event(of)).post("/v1/events"),
                as(token).contentType(BATCH).body("[" + event(of) + "]").post("/v1/events"));
    }

    private RequestSpecification as(String token) {
        return given().auth().oauth2(stack.token(token));
    }

    private static void isNotFound(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("client-not-found");
    }

    private String event(UUID of) {
        return """
                {"specversion":"1.0","id":"%s","source":"urn:lumbar:app:test","subject":"%s","time":"2026-11-02T20:00:00Z",\
                "timezone":"Europe/Berlin","type":"org.lumbar.session.pain-rated.v1",\
                "data":{"sessionId":"%s","moment":"DURING","score":5}}""".formatted(UUID.randomUUID(), of, session);
    }

    private void announce(UUID of) {
        announce(of, 1);
    }

    private void announce(UUID of, int revision, String... strangers) {
        String logins = List.of(strangers).stream()
                .map(name -> "{\"issuer\":\"%s\",\"subject\":\"%s\",\"boundAt\":\"2026-11-01T08:00:00Z\"}"
                        .formatted(stack.issuer(), name.substring(name.indexOf('/') + 1)))
                .collect(Collectors.joining(","));
        String snapshot = """
                {"clientId":"%s","practiceId":"%s","revision":%d,"displayName":"A","timezone":"Europe/Berlin","status":"ACTIVE",\
                "careTeam":["anna"],"lockClearances":[],"logins":[%s]}""".formatted(of, practice, revision, logins);
        stack.produce("clients", of.toString(), Map.of(), snapshot.getBytes(UTF_8));
    }
}
