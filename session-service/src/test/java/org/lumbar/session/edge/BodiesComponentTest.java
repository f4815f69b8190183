package org.lumbar.session.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.ApiDocument;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.BadBody;
import org.lumbar.backbone.HttpGate;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.Mutations;
import org.lumbar.backbone.RawHttp;
import org.lumbar.backbone.TestStack;

/** The edge, and everything that can be wrong with a body; and days that nobody lives in. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class BodiesComponentTest {
    /** Beyond the server's own limit: it never reaches the edge, which counts to 1 MiB. */
    private static final int LIMIT = 2 << 20;

    private static final int MUTATED = 3_500;

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/")
    URI service;

    private RawHttp http;

    @BeforeEach
    void connect() {
        http = new RawHttp(URI.create("http://" + service.getAuthority()));
    }

    @Test
    void everyOperationWithABodyIsInTheMatrix() {
        String document = given().get("/q/openapi?format=json").then().extract().asString();

        assertThat(new ApiDocument(document).operationsWithABody()).containsExactly("POST /v1/events");
    }

    @Test
    void whatIsWrongWithAnEventIsToldInTheSameFormAsAtEveryDoor() {
        List<String> expected = new ArrayList<>();
        List<String> answered = new ArrayList<>();

        for (BadBody bad : BadBody.values()) {
            RawHttp.Answer answer = http.send(bad.in(event(), LIMIT));
            expected.add(bad + " " + expected(bad));
            answered.add(bad + " " + published(answer));
        }

        assertThat(answered).isEqualTo(expected);
    }

    @Test
    void daysThatNobodyLivesInAreInvalidParameters() {
        Phone phone = new Phone(stack);
        String sessions = "/v1/clients/" + phone.client + "/sessions?";
        List<String> wrong = new ArrayList<>();

        for (String parameter : List.of("from=", "to=")) {
            for (String day : List.of(
                    "-999999999-01-01", "%2B10000-01-01", "0000-01-01", "1999-12-31", "2101-01-01", "2026-02-30")) {
                RawHttp.Answer answer = http.send(new RawHttp.Request(
                        "GET", sessions + parameter + day, phone.token(), List.of(), new byte[0], false));
                if (!published(answer).equals("400 invalid-parameter")) {
                    wrong.add(parameter + day + " " + published(answer));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void noMutatedRequestMakesItFailOrSaysAgainWhatWasSent() {
        // Given
        List<RawHttp.Request> good = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Phone phone = new Phone(stack);
            good.add(post(phone, Phone.EVENT, phone.rating("AFTER", 3)));
            good.add(post(phone, Phone.BATCH, Phone.batch(phone.start(), phone.stop("PAIN"))));
            good.add(new RawHttp.Request(
                    "GET",
                    "/v1/clients/" + phone.client + "/sessions?from=2026-11-01&to=2026-11-21&cursor=MjAyNi0x",
                    phone.token(),
                    List.of(),
                    new byte[0],
                    false));
        }

        // When
        List<String> broken = new HttpGate(http, Mutations.seeded()).brokenPromises(MUTATED, good);

        // Then
        assertThat(broken).isEmpty();
    }

    private static String expected(BadBody bad) {
        if (bad == BadBody.TOO_LARGE || bad == BadBody.TOO_LARGE_OF_UNKNOWN_LENGTH) {
            return "413 too-large";
        }
        if (EnumSet.range(BadBody.ANOTHER_MEDIA_TYPE, BadBody.AN_EMPTY_CONTENT_TYPE)
                .contains(bad)) {
            return "415 unsupported-media-type";
        }
        return switch (bad) {
            case U_0000_IN_A_TEXT, HALF_A_SURROGATE_PAIR, A_NUMBER_BEYOND_INT, AN_ARRAY_FOR_AN_OBJECT ->
                "400 not-a-cloudevent";
            default -> "400 malformed-json";
        };
    }

    private static String published(RawHttp.Answer answer) {
        boolean form = answer.status() < 300 || answer.isCodedProblem();
        return answer.status() + " " + answer.code() + (form ? "" : " (no problem document)");
    }

    private RawHttp.Request event() {
        Phone phone = new Phone(stack);
        return post(phone, Phone.EVENT, phone.rating("AFTER", 3));
    }

    private static RawHttp.Request post(Phone phone, String type, String body) {
        return new RawHttp.Request(
                "POST", "/v1/events", phone.token(), List.of(type), body.getBytes(StandardCharsets.UTF_8), false);
    }
}
