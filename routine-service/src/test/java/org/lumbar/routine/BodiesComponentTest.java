package org.lumbar.routine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.lumbar.backbone.BadBody.HALF_OF_IT;
import static org.lumbar.backbone.BadBody.TOO_LARGE;
import static org.lumbar.backbone.BadBody.TOO_LARGE_OF_UNKNOWN_LENGTH;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.ApiDocument;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.BadBody;
import org.lumbar.backbone.HttpGate;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.Mutations;
import org.lumbar.backbone.RawHttp;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.consent.ConsentingClient;

/** Every operation that takes a body, times everything that can be wrong with one before it is asked what it says. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class BodiesComponentTest {
    private static final int LIMIT = 1 << 20;
    private static final int MUTATED = 3_500;
    private static final Set<BadBody> UNREADABLE =
            EnumSet.of(BadBody.TEXT_BEHIND_IT, BadBody.TWO_VALUES, BadBody.A_MEMBER_TWICE, HALF_OF_IT);

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource
    URI service;

    Practice practice;
    RawHttp http;

    @BeforeEach
    void openPractice() {
        practice = new Practice(stack);
        http = new RawHttp(URI.create("http://" + service.getAuthority()));
    }

    @Test
    void everyOperationWithABodyIsInTheMatrix() {
        String document = given().get("/q/openapi?format=json").then().extract().asString();

        Set<String> operations = new TreeSet<>(new ApiDocument(document).operationsWithABody());
        // CSV, and no JSON: RosterComponentTest sends it what is none.
        assertThat(operations.remove("POST /v1/rosters")).isTrue();
        assertThat(operations).isEqualTo(doors().keySet());
    }

    @Test
    void whatIsWrongWithABodyIsToldInTheSameFormAtEveryDoor() {
        List<String> expected = new ArrayList<>();
        List<String> answered = new ArrayList<>();

        doors().forEach((door, good) -> {
            for (BadBody bad : BadBody.values()) {
                RawHttp.Answer answer = http.send(bad.in(good, LIMIT));
                expected.add(door + " " + bad + " " + expected(bad));
                answered.add(door + " " + bad + " " + answer.status() + " " + answer.code()
                        + (answer.isCodedProblem() ? "" : " (no problem document)"));
            }
        });

        assertThat(answered).isEqualTo(expected);
    }

    @Test
    void whatIsWrongWithinABodyIsPointedAt() {
        RawHttp.Request client = door("POST /v1/clients");

        assertThat(pointer(BadBody.U_0000_IN_A_TEXT, client)).isEqualTo("wrong-format /displayName");
        assertThat(pointer(BadBody.HALF_A_SURROGATE_PAIR, client)).isEqualTo("wrong-format /displayName");
        assertThat(pointer(BadBody.A_MEMBER_TWICE, client)).isEqualTo("malformed-json ");
        assertThat(pointer(BadBody.A_NUMBER_BEYOND_INT, door("POST /v1/clients/{clientId}/plans")))
                .isEqualTo("out-of-range /routineVersion");
    }

    @Test
    void noMutatedRequestMakesItFailOrSaysAgainWhatWasSent() {
        // Given
        String anna = stack.token("therapist@" + practice.id() + "/anna");
        List<RawHttp.Request> good = new ArrayList<>(doors().values());
        for (String reader : List.of(
                "/v1/clients?limit=50&cursor=" + UUID.randomUUID(),
                "/v1/routines/eight-steps/versions/1/differences?from=1")) {
            good.add(new RawHttp.Request("GET", reader, anna, List.of(), new byte[0], false));
        }

        // When
        List<String> broken = new HttpGate(http, Mutations.seeded()).brokenPromises(MUTATED, good);

        // Then
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=abc", "limit=99999999999", "limit=0", "limit=501", "limit=1.5", "cursor=abc"})
    void aParameterThatIsNoneIsNamed(String query) {
        RawHttp.Answer answer = http.send(new RawHttp.Request(
                "GET",
                "/v1/clients?" + query,
                stack.token("therapist@" + practice.id() + "/anna"),
                List.of(),
                new byte[0],
                false));

        assertThat(answer.status() + " " + answer.code()).isEqualTo("400 invalid-parameter");
    }

    @Test
    void aDraftWithANumberThatNoIntHoldsNamesItAndIsNotPublished() {
        // Given
        String yaml = practice.anna()
                .accept("application/yaml")
                .get("/v1/routines/eight-steps/versions/1")
                .then()
                .extract()
                .asString()
                .replace("key: eight-steps", "key: our-steps")
                .replaceFirst("max: \\d+", "max: 2147483648");

        // When
        RawHttp.Answer draft = http.send(new RawHttp.Request(
                "POST",
                "/v1/routines/drafts",
                stack.token("therapist@" + practice.id() + "/anna"),
                List.of("application/yaml"),
                yaml.getBytes(StandardCharsets.UTF_8),
                false));

        // Then
        assertThat(draft.problem().path("faults").findValuesAsText("code")).contains("out-of-range");
        practice.anna()
                .post("/v1/routines/our-steps/drafts/1/publish")
                .then()
                .statusCode(400)
                .body("errors.code", hasItem("out-of-range"));
    }

    private String pointer(BadBody bad, RawHttp.Request good) {
        var error = http.send(bad.in(good, LIMIT)).problem().path("errors").path(0);
        return error.path("code").asText() + " " + error.path("pointer").asText();
    }

    private RawHttp.Request door(String name) {
        return Objects.requireNonNull(doors().get(name));
    }

    private static String expected(BadBody bad) {
        if (bad == TOO_LARGE || bad == TOO_LARGE_OF_UNKNOWN_LENGTH) {
            return "413 too-large";
        }
        if (EnumSet.range(BadBody.ANOTHER_MEDIA_TYPE, BadBody.AN_EMPTY_CONTENT_TYPE)
                .contains(bad)) {
            return "415 unsupported-media-type";
        }
        return UNREADABLE.contains(bad) ? "400 malformed-request" : "400 invalid-request";
    }

    /** A good request of every operation with a body. */
    private Map<String, RawHttp.Request> doors() {
        UUID id = UUID.randomUUID();
        Map<String, Object> plan = Practice.planBody("eight-steps", Practice.today());
        plan.put("routineVersion", 1);
        Map<String, Object> schedule = Map.of("from", Practice.today().toString(), "schedule", plan.get("schedule"));
        Map<String, RawHttp.Request> doors = new TreeMap<>(doorsOfConsent());
        doors.putAll(doorsOfStaff());
        doors.put("POST /v1/clients/{clientId}/calendar-feed", calendarFeed());
        doors.put("POST /v1/clients", post("/v1/clients", client()));
        doors.put("PATCH /v1/clients/{clientId}", request("PATCH", "/v1/clients/" + id, Map.of("displayName", "B")));
        doors.put(
                "POST /v1/clients/{clientId}/lock-clearances",
                post(
                        "/v1/clients/" + id + "/lock-clearances",
                        Map.of("lockId", id, "technique", "BALL_ROLL", "note", "seen")));
        doors.put("POST /v1/clients/{clientId}/plans", post("/v1/clients/" + id + "/plans", plan));
        doors.put(
                "POST /v1/clients/{clientId}/screenings",
                post(
                        "/v1/clients/" + practice.newClient() + "/screenings",
                        Map.of("version", "1", "answers", Map.of())));
        doors.put(
                "POST /v1/clients/{clientId}/screenings/{screeningId}/clearance",
                post("/v1/clients/" + id + "/screenings/" + id + "/clearance", Map.of("note", "seen")));
        doors.put("POST /v1/plans/{planId}/schedule", post("/v1/plans/" + id + "/schedule", schedule));
        doors.put("PUT /v1/plans/{planId}/prescription", prescription(id));
        for (String decision : List.of("accept", "decline")) {
            doors.put(
                    "POST /v1/plans/{planId}/proposals/{proposalId}/" + decision,
                    post("/v1/plans/" + id + "/proposals/" + id + "/" + decision, Map.of("note", "why")));
        }
        doors.put(
                "POST /v1/invitations/redeem",
                request("stranger/" + id, "POST", "/v1/invitations/redeem", Map.of("code", "7Q2M-KX4D-9T8R-VB3N")));
        doors.put(
                "POST /v1/routines/drafts",
                post("/v1/routines/drafts", Map.of("key", "ours-" + id, "version", 1, "title", "T")));
        return doors;
    }

    private RawHttp.Request calendarFeed() {
        UUID client = practice.newClient();
        return request(
                "client@" + practice.id() + "/" + client,
                "POST",
                "/v1/clients/" + client + "/calendar-feed",
                Map.of("times", Map.of("am", "07:30")));
    }

    private RawHttp.Request prescription(UUID plan) {
        Map<String, ?> step = Map.of("key", "knead", "seconds", Map.of("min", 30, "max", 60), "note", "Gently.");
        return request("PUT", "/v1/plans/" + plan + "/prescription", Map.of("note", "Slowly.", "steps", List.of(step)));
    }

    private Map<String, RawHttp.Request> doorsOfConsent() {
        return Map.of(
                "POST /v1/clients/{clientId}/consents",
                post(
                        "/v1/clients/" + practice.newClient() + "/consents",
                        Map.of("version", 1, "decision", "WITHDRAWN", "note", "seen")),
                "POST /v1/consent-text",
                request(
                        "practice-admin@" + practice.id() + "/max",
                        "POST",
                        "/v1/consent-text",
                        ConsentingClient.text("We store what you report.")));
    }

    private Map<String, RawHttp.Request> doorsOfStaff() {
        return Map.of(
                "POST /v1/practices",
                request("operator/olga", "POST", "/v1/practices", Map.of("name", "At the lake")),
                "POST /v1/practices/{practiceId}/invitations",
                request(
                        "practice-admin@" + practice.id() + "/max",
                        "POST",
                        "/v1/practices/" + practice.id() + "/invitations",
                        Map.of("role", "THERAPIST", "name", "Eve")));
    }

    private static Map<String, Object> client() {
        Map<String, Object> body = new TreeMap<>(Practice.clientBody(UUID.randomUUID()));
        body.remove("clientId");
        return body;
    }

    private RawHttp.Request post(String target, Map<String, ?> body) {
        return request("POST", target, body);
    }

    private RawHttp.Request request(String method, String target, Map<String, ?> body) {
        return request("therapist@" + practice.id() + "/anna", method, target, body);
    }

    private RawHttp.Request request(String caller, String method, String target, Map<String, ?> body) {
        byte[] json;
        try {
            json = new ObjectMapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        return new RawHttp.Request(method, target, stack.token(caller), List.of("application/json"), json, false);
    }
}
