package org.lumbar.insights.acknowledgement;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.ApiDocument;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.BadBody;
import org.lumbar.backbone.HttpGate;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.Mutations;
import org.lumbar.backbone.RawHttp;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;

/** Every operation that takes a body, times everything that can be wrong with one; and days that nobody lives in. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class BodiesComponentTest {

    private static final int LIMIT = 64 << 10;
    private static final int MUTATED = 3_500;
    private static final String PATH = "/v1/clients/" + Snapshots.client();
    private static final Set<BadBody> UNREADABLE =
            EnumSet.of(BadBody.TEXT_BEHIND_IT, BadBody.TWO_VALUES, BadBody.A_MEMBER_TWICE, BadBody.HALF_OF_IT);

    private final LocalDate today = LocalDay.today(Clock.systemUTC(), Snapshots.ZONE);

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/")
    URI service;

    private RawHttp http;

    @BeforeEach
    void someoneHurts() {
        http = new RawHttp(URI.create("http://" + service.getAuthority()));
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
                .forEach(this::publish);
        await("the alert to be raised").atMost(Duration.ofSeconds(60)).until(() -> !alerts().isEmpty());
    }

    @Test
    void everyOperationWithABodyIsInTheMatrix() {
        String document = given().get("/q/openapi?format=json").then().extract().asString();

        assertThat(new ApiDocument(document).operationsWithABody())
                .containsExactly("PUT /v1/alerts/{id}/acknowledgement");
    }

    @Test
    void whatIsWrongWithABodyIsSaidInTheSameFormAsAtEveryDoor() {
        List<String> expected = new ArrayList<>();
        List<String> answered = new ArrayList<>();

        for (BadBody bad : BadBody.values()) {
            RawHttp.Answer answer = http.send(bad.in(acknowledgement("{\"note\":\"seen\"}"), LIMIT));
            expected.add(bad + " " + expected(bad));
            answered.add(bad + " " + refusal(answer));
        }

        assertThat(answered).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"note\":5}|invalid-field /note",
                "{\"note\":true}|invalid-field /note",
                "{\"note\":[\"q\"]}|invalid-field /note",
                "{\"note\":{}}|invalid-field /note",
                "{\"note\":\"a\\u0000\"}|invalid-field /note",
                "{\"note\":\"a\\ud83d\"}|invalid-field /note",
                "{\"note\":\"a\",\"note\":\"b\"}|malformed-json",
                "{\"note\":\"a\"} {}|malformed-json",
                "{\"nota\":\"a\"}|invalid-field /nota",
                "5|invalid-field",
                "\"text\"|invalid-field",
                "[]|invalid-field",
            })
    void anAcknowledgementThatIsNoneIsRefusedWithThePlaceOfItsFault(String body, String fault) {
        RawHttp.Answer answer = http.send(acknowledgement(body));

        assertThat(answer.isCodedProblem()).as(answer.toString()).isTrue();
        assertThat(answer.status()).isEqualTo(400);
        var error = answer.problem().path("errors").path(0);
        assertThat((error.path("code").asText() + " " + error.path("pointer").asText()).strip())
                .isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"note\":null}", "{\"note\":\"ümläut \\ud83d\\ude00\"}", ""})
    void anAcknowledgementNeedsNoNote(String body) {
        assertThat(http.send(acknowledgement(body)).status()).isEqualTo(204);
    }

    @Test
    void daysThatNobodyLivesInAreInvalidParametersEverywhere() {
        List<String> days = List.of(
                "-999999999-01-01",
                "%2B999999999-12-31",
                "%2B10000-01-01",
                "0000-01-01",
                "1999-12-31",
                "2101-01-01",
                "2026-02-30",
                "yesterday",
                "20261101");
        List<String> readers = List.of(
                "/pain?from=",
                "/pain?to=",
                "/timeline?from=",
                "/timeline?to=",
                "/timeline.csv?from=",
                "/timeline.csv?to=",
                "/steps?from=",
                "/steps?to=",
                "/consistency?asOf=");
        List<String> wrong = new ArrayList<>();

        for (String reader : readers) {
            for (String day : days) {
                RawHttp.Answer answer = get(PATH + reader + day);
                if (!refusal(answer).equals("400 invalid-parameter")) {
                    wrong.add(reader + day + " " + refusal(answer));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "99999999999", "0", "201", "1.5", "-1", "%00"})
    void aLimitThatIsNoneIsAnInvalidParameter(String limit) {
        assertThat(refusal(get("/v1/clients?limit=" + limit))).isEqualTo("400 invalid-parameter");
        assertThat(refusal(get("/v1/alerts?limit=" + limit))).isEqualTo("400 invalid-parameter");
    }

    @Test
    void noMutatedRequestMakesItFailOrSaysAgainWhatWasSent() {
        // Given
        List<RawHttp.Request> good = new ArrayList<>();
        good.add(acknowledgement("{\"note\":\"Called, will see her on Monday\"}"));
        for (String reader : List.of(
                "/v1/clients?limit=50&need=RED,NONE&band=LOW&q=Kim&cursor=MF9mYWxzZV8yMDI2",
                "/v1/alerts?limit=50&cursor=MF9mYWxzZV8yMDI2",
                PATH + "/pain?from=2026-11-01&to=2026-11-21",
                PATH + "/steps?from=2026-11-01&to=2026-11-21",
                PATH + "/timeline?from=2026-11-01&to=2026-11-21",
                PATH + "/timeline.csv?from=2026-11-01&to=2026-11-21",
                PATH + "/consistency?asOf=2026-11-01")) {
            good.add(new RawHttp.Request("GET", reader, anna(), List.of(), new byte[0], false));
        }

        // When
        List<String> broken = new HttpGate(http, Mutations.seeded()).brokenPromises(MUTATED, good);

        // Then
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"53100, 503", "08006, 503", "40001, 503", "55P03, 503", "57P01, 503", "58030, 503", "22021, 500"})
    void whatPostgresqlCannotDoNowIsToBeAskedForAgain(String state, int status) {
        for (String when : List.of("IMMEDIATE", "DEFERRED")) {
            // Given
            stack.asOwner("create or replace function fails() returns trigger language plpgsql as $$ begin"
                    + " raise exception 'Secret' using errcode = '" + state + "'; end $$");
            stack.asOwner(
                    "create constraint trigger fails after insert or update on acknowledgement deferrable initially "
                            + when + " for each row execute function fails()");
            // When
            RawHttp.Answer answer = http.send(acknowledgement("{\"note\":\"Secret\"}"));
            stack.asOwner("drop trigger fails on acknowledgement");
            // Then
            assertThat(refusal(answer))
                    .as(when)
                    .isEqualTo(status + (status == 503 ? " temporarily-unavailable" : " internal-error"));
            assertThat(answer.body()).doesNotContain("Secret");
        }
    }

    private static String expected(BadBody bad) {
        if (bad == BadBody.TOO_LARGE || bad == BadBody.TOO_LARGE_OF_UNKNOWN_LENGTH) {
            return "413 too-large";
        }
        if (EnumSet.range(BadBody.ANOTHER_MEDIA_TYPE, BadBody.AN_EMPTY_CONTENT_TYPE)
                .contains(bad)) {
            return "415 unsupported-media-type";
        }
        if (bad == BadBody.NOTHING) {
            return "204 ";
        }
        return UNREADABLE.contains(bad) ? "400 malformed-request" : "400 invalid-request";
    }

    private static String refusal(RawHttp.Answer answer) {
        boolean form = answer.status() < 300 || answer.isCodedProblem();
        return answer.status() + " " + answer.code() + (form ? "" : " (no problem document)");
    }

    private RawHttp.Request acknowledgement(String body) {
        String target = "/v1/alerts/" + Snapshots.client() + ":" + alerts().get(0) + "/acknowledgement";
        return new RawHttp.Request(
                "PUT", target, anna(), List.of("application/json"), body.getBytes(StandardCharsets.UTF_8), false);
    }

    private RawHttp.Answer get(String target) {
        return http.send(new RawHttp.Request("GET", target, anna(), List.of(), new byte[0], false));
    }

    private List<String> alerts() {
        List<String> ids = new ArrayList<>();
        get(PATH + "/alerts")
                .problem()
                .forEach(alert -> ids.add(alert.path("alertId").asText()));
        return ids;
    }

    private String anna() {
        return stack.token("therapist@" + Snapshots.practice() + "/anna");
    }

    private void publish(Snapshot snapshot) {
        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
    }
}
