package org.lumbar.session.history;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class HistoryComponentTest {
    private static final String PRACTICE = "0190a000-0000-7000-8000-00000000d001";
    private static final String OTHER_PRACTICE = "0190a000-0000-7000-8000-00000000d002";
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");
    private static final Map<String, String> STRUCTURED = Map.of("content-type", "application/cloudevents+json");

    @InjectBackbone
    TestStack stack;

    private final String client = UUID.randomUUID().toString();
    private final String plan = UUID.randomUUID().toString();
    private final String session = UUID.randomUUID().toString();

    @Test
    void aSessionIsShownWithItsStepsRatingsAndTheAnswerToEach() {
        // Given
        announceClient();
        announcePlan();
        start(session, "2026-11-02T20:00:00Z");
        send("pain-rated", "2026-11-02T20:00:10Z", inSession(session, "\"moment\":\"BEFORE\",\"score\":2"));
        send(
                "step-completed",
                "2026-11-02T20:02:00Z",
                inSession(session, "\"stepKey\":\"roll\",\"durationSeconds\":90"));
        send("pain-rated", "2026-11-02T20:02:10Z", inSession(session, "\"moment\":\"DURING\",\"score\":4"));

        // When
        await("all four events are folded")
                .untilAsserted(
                        () -> one(therapist("anna"), session).statusCode(200).body("eventCount", equalTo(4)));

        // Then
        one(therapist("anna"), session)
                .body("planId", equalTo(plan))
                .body("localDay", equalTo("2026-11-02"))
                .body("closed", equalTo(false))
                .body("steps[0].seconds", equalTo(90))
                .body("ratings.moment", contains("BEFORE", "DURING"))
                .body("ratings[1].guidance.rule", equalTo("BEFORE_PLUS_2"))
                .body("pending", empty());
    }

    @Test
    void theGuidanceIsTheNewestRatingsAnswerAndTheStrictestOfTheSession() {
        // Given
        announceClient();
        announcePlan();
        start(session, "2026-11-02T20:00:00Z");
        send("pain-rated", "2026-11-02T20:01:00Z", inSession(session, "\"moment\":\"DURING\",\"score\":5"));
        send("pain-rated", "2026-11-02T20:03:00Z", inSession(session, "\"moment\":\"DURING\",\"score\":1"));

        // When
        await("both ratings are answered").untilAsserted(() -> guidance().body("newest.answer", equalTo("GO_ON")));

        // Then
        guidance().body("strictest.answer", equalTo("LIGHTER")).body("strictest.rule", equalTo("NRS_4_5"));
    }

    @Test
    void aSessionWhoseStartIsMissingSaysWhatItWaitsFor() {
        // Given
        announceClient();

        // When
        send("step-completed", "2026-11-02T20:02:00Z", inSession(session, "\"stepKey\":\"roll\""));

        // Then
        await("the step is kept")
                .untilAsserted(
                        () -> one(therapist("anna"), session).statusCode(200).body("pending", contains("START")));
        list("").body("items", empty());
    }

    @Test
    void whatArrivedLateShowsWithHowLate() {
        // Given
        announceClient();
        announcePlan();
        Instant twoHoursAgo = Instant.now().minus(Duration.ofHours(2));
        start(session, twoHoursAgo.toString());

        // When
        send(
                "step-completed",
                twoHoursAgo.plusSeconds(60).toString(),
                inSession(session, "\"stepKey\":\"roll\",\"durationSeconds\":90"));

        // Then
        await("the step has arrived")
                .untilAsserted(() -> one(therapist("anna"), session)
                        .statusCode(200)
                        .body("lateSteps.key", contains("roll"))
                        .body("lateSteps[0].delaySeconds", greaterThan(7_000))
                        .body(
                                "firstReceivedAt",
                                greaterThan(twoHoursAgo.plusSeconds(7_000).toString()))
                        .body("flags", empty()));
    }

    @Test
    void whileTheDatabaseIsAwayTheHistoryIsToBeAskedForAgain() {
        // Given
        stack.stopPostgres();

        // When
        var answer = list("");
        stack.startPostgres();

        // Then
        answer.statusCode(503).header("Retry-After", "2").body("code", equalTo("temporarily-unavailable"));
    }

    @Test
    void pagesShowEverySessionOnceNewestDayFirst() {
        // Given
        announceClient();
        announcePlan();
        List<String> sent = IntStream.range(0, 60)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        for (int i = 0; i < sent.size(); i++) {
            start(sent.get(i), "2026-10-%02dT20:00:00Z".formatted(1 + i / 3));
        }
        await("all sessions have arrived")
                .untilAsserted(() -> one(therapist("anna"), sent.get(59)).statusCode(200));

        // When
        List<String> shown = new ArrayList<>();
        List<String> days = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page =
                    list(cursor.isEmpty() ? "" : "?cursor=" + cursor).extract().jsonPath();
            shown.addAll(page.getList("items.sessionId"));
            days.addAll(page.getList("items.localDay"));
            cursor = page.getString("nextCursor");
        }

        // Then
        assertThat(shown).hasSize(60);
        assertThat(new HashSet<>(shown)).isEqualTo(new HashSet<>(sent));
        assertThat(days).isSortedAccordingTo((a, b) -> b.compareTo(a));
        list("?from=2026-10-03&to=2026-10-04").body("items", hasSize(6)).body("nextCursor", nullValue());
    }

    @Test
    void onlyThoseWhoCareForAClientSeeTheirSessions() {
        // Given
        announceClient();
        String path = "/v1/clients/" + client + "/sessions";
        await("the client is known")
                .untilAsserted(() -> get(therapist("anna"), path).statusCode(200));

        // When
        List<String> strangers = List.of(
                therapist("ben"),
                stack.token("therapist@" + OTHER_PRACTICE + "/anna"),
                stack.token("practice-admin@" + OTHER_PRACTICE + "/max"),
                stack.token("client@" + PRACTICE + "/" + UUID.randomUUID()));

        // Then
        strangers.forEach(token -> get(token, path).statusCode(404).body("code", equalTo("client-not-found")));
        get(stack.token("client@" + PRACTICE + "/" + client), path).statusCode(200);
        get(stack.token("practice-admin@" + PRACTICE + "/max"), path).statusCode(200);
        get(stack.token("event-producer@" + PRACTICE + "/gateway"), path)
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        given().get(path).then().statusCode(401).body("code", equalTo("unauthenticated"));
    }

    @Test
    void aBadParameterIsNamedAndNotRepeated() {
        get(therapist("anna"), "/v1/clients/nobody/sessions")
                .statusCode(400)
                .contentType(containsString("application/problem+json"))
                .body("code", equalTo("invalid-parameter"))
                .body("parameter", equalTo("clientId"))
                .body("detail", not(containsString("nobody")));
        list("?from=2026-02-30").statusCode(400).body("parameter", equalTo("from"));
        list("?cursor=%21").statusCode(400).body("parameter", equalTo("cursor"));
    }

    @Test
    void anUnknownSessionOfAKnownClientIsNotFound() {
        announceClient();

        await("the client is known")
                .untilAsserted(() -> one(therapist("anna"), UUID.randomUUID().toString())
                        .statusCode(404)
                        .body("code", equalTo("session-not-found")));
    }

    private String therapist(String name) {
        return stack.token("therapist@" + PRACTICE + "/" + name);
    }

    private ValidatableResponse get(String token, String path) {
        return given().auth().oauth2(token).get(path).then();
    }

    private ValidatableResponse list(String query) {
        return get(therapist("anna"), "/v1/clients/" + client + "/sessions" + query);
    }

    private ValidatableResponse one(String token, String id) {
        return get(token, "/v1/clients/" + client + "/sessions/" + id);
    }

    private ValidatableResponse guidance() {
        return get(
                stack.token("client@" + PRACTICE + "/" + client),
                "/v1/clients/" + client + "/sessions/" + session + "/guidance");
    }

    private void start(String id, String time) {
        send("started", time, inSession(id, "\"planId\":\"" + plan + "\""));
    }

    private static String inSession(String id, String rest) {
        return "\"sessionId\":\"" + id + "\"," + rest;
    }

    private void send(String type, String time, String data) {
        String event = """
                {"specversion":"1.0","id":"%s","source":"urn:lumbar:app:test","subject":"%s","time":"%s",\
                "timezone":"Europe/Berlin","type":"org.lumbar.session.%s.v1","data":{%s}}""".formatted(UUID.randomUUID(), client, time, type, data);
        stack.produce("session-events", client, STRUCTURED, event.getBytes(UTF_8));
    }

    private void announceClient() {
        String snapshot = """
                {"clientId":"%s","practiceId":"%s","revision":1,"displayName":"A","timezone":"Europe/Berlin","status":"ACTIVE",\
                "careTeam":["anna"],"lockClearances":[]}""".formatted(client, PRACTICE);
        stack.produce("clients", client, JSON, snapshot.getBytes(UTF_8));
    }

    private void announcePlan() {
        String snapshot = """
                {"planId":"%s","clientId":"%s","practiceId":"%s","revision":1,"status":"ACTIVE","startDate":"2026-10-01",\
                "endDate":null,"timezone":"Europe/Berlin","schedule":{"kind":"RRULE","rrule":"FREQ=DAILY","slots":["DAY"]},\
                "course":null,"routine":{"key":"ball","version":1,"title":"Ball","actors":["SELF"],"stopRules":[],"steps":[{\
                "key":"roll","phase":"MASSAGE","technique":"BALL_ROLL","title":"Roll","required":true,"prompt":false,\
                "pressure":null,"seconds":null,"repetitions":null,"holdSeconds":null}]},\
                "horizon":{"from":"2026-10-01","to":"2026-11-30"},"occurrences":[],"pauses":[]}""".formatted(plan, client, PRACTICE);
        stack.produce("plans", client + ":" + plan, JSON, snapshot.getBytes(UTF_8));
    }
}
