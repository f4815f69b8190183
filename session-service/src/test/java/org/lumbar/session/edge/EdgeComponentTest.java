package org.lumbar.session.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class EdgeComponentTest {
    private static final String PRACTICE = "0190a000-0000-7000-8000-00000000d001";
    private static final String OTHER_PRACTICE = "0190a000-0000-7000-8000-00000000d002";
    private static final String EVENT = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    @InjectBackbone
    TestStack stack;

    private final String client = UUID.randomUUID().toString();

    @Test
    void aBatchIsAnsweredEventByEventAndABadOneNeverCostsTheGoodOnes() {
        // Given
        String first = rating(client, 3);
        String bad = rating(client, 11);
        String last = rating(client, 4);

        // When
        ValidatableResponse answer = post(BATCH, asClient(), batch(first, bad, "7", last));

        // Then
        answer.statusCode(202)
                .body("results.status", contains("accepted", "rejected", "rejected", "accepted"))
                .body("results[1].code", equalTo("invalid-field"))
                .body("results[1].pointer", equalTo("/data/score"))
                .body("results[2].code", equalTo("not-a-cloudevent"));
        assertThat(sentFor(client)).hasSize(2);
    }

    @Test
    void whatIsSentIsTheAppsOwnEventKeyedByItsClient() {
        // Given
        String event = rating(client, 3);

        // When
        post(EVENT, asClient(), event).statusCode(202).body("results[0].id", notNullValue());

        // Then
        ConsumerRecord<String, byte[]> sent = sentFor(client).get(0);
        assertThat(sent.value()).asString(StandardCharsets.UTF_8).isEqualTo(event);
        assertThat(sent.headers().lastHeader("content-type").value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("application/cloudevents+json; charset=UTF-8");
    }

    @Test
    void theClientIdComesFromTheTokenAndAnotherOneIsRejected() {
        // Given
        String without = rating(client, 3).replace("\"subject\":\"" + client + "\",", "");
        String other = rating(UUID.randomUUID().toString(), 3);

        // When
        ValidatableResponse answer = post(BATCH, asClient(), batch(without, other));

        // Then
        answer.statusCode(202)
                .body("results.status", contains("accepted", "rejected"))
                .body("results[1].code", equalTo("subject-mismatch"));
        assertThat(sentFor(client).get(0).value())
                .asString(StandardCharsets.UTF_8)
                .contains("\"subject\":\"" + client + "\"");
    }

    @Test
    void anEventProducerSpeaksOnlyForClientsOfItsPractice() {
        // Given
        announce(client, PRACTICE);
        String stranger = UUID.randomUUID().toString();
        String elsewhere = UUID.randomUUID().toString();
        announce(elsewhere, OTHER_PRACTICE);
        String token = stack.token("event-producer@" + PRACTICE + "/gateway");

        // When
        await("the client is known")
                .untilAsserted(() -> post(EVENT, token, rating(client, 1)).statusCode(202));
        String own = rating(client, 2);

        // Then
        for (String other : List.of(stranger, elsewhere)) {
            post(BATCH, token, batch(own, rating(other, 2)))
                    .statusCode(503)
                    .header("Retry-After", equalTo("1"))
                    .body("code", equalTo("client-not-yet-known"));
            assertThat(sentFor(other)).isEmpty();
        }
        assertThat(sentFor(client)).as("the good one is taken all the same").hasSize(3);
    }

    @Test
    void anEventOfAClientWhoWasMadeAMomentAgoIsNeverRefusedForGood() {
        // Given
        String token = stack.token("event-producer@" + PRACTICE + "/gateway");
        String event = rating(client, 1);

        // When
        post(EVENT, token, event).statusCode(503).body("code", equalTo("client-not-yet-known"));
        announce(client, PRACTICE);

        // Then
        await("the news are here").untilAsserted(() -> post(EVENT, token, event).statusCode(202));
    }

    @Test
    void aClientWhoIsToldOfUnderAnotherPracticeStaysTheirFirstOnes() {
        // Given
        announce(client, OTHER_PRACTICE);
        String token = stack.token("event-producer@" + PRACTICE + "/gateway");
        String theirs = stack.token("event-producer@" + OTHER_PRACTICE + "/gateway");
        await("the client is known")
                .untilAsserted(() -> post(EVENT, theirs, rating(client, 1)).statusCode(202));

        // When
        announce(client, PRACTICE, 2);
        await("it has been read").until(() -> stack.lag("clients") == 0);

        // Then
        post(EVENT, token, rating(client, 1)).statusCode(503);
        post(EVENT, theirs, rating(client, 1)).statusCode(202);
    }

    @Test
    void aSingleBadEventIsAProblemWithCodeAndPointer() {
        post(EVENT, asClient(), rating(client, -1))
                .statusCode(400)
                .contentType(containsString("application/problem+json"))
                .body("code", equalTo("invalid-field"))
                .body("pointer", equalTo("/data/score"));
    }

    @Test
    void aRequestThatIsWrongAsAWholeSaysWhatIsWrong() {
        post(BATCH, asClient(), "[{\"specversion\":").statusCode(400).body("code", equalTo("malformed-json"));
        post(BATCH, asClient(), "{}").statusCode(400).body("code", equalTo("malformed-json"));
        post(BATCH, asClient(), batch(Collections.nCopies(501, "{}").toArray(String[]::new)))
                .statusCode(413)
                .body("code", equalTo("too-many-events"));
    }

    @Test
    void aGzippedBatchIsTakenAndABombIsNot() throws Exception {
        byte[] good = BodyTest.gzip(batch(rating(client, 3)).getBytes(StandardCharsets.UTF_8));
        byte[] bomb = BodyTest.gzip(new byte[32 << 20]);

        gzipped(good).statusCode(202).body("results", hasSize(1));
        gzipped(bomb).statusCode(413).body("code", equalTo("too-large"));
    }

    @Test
    void nobodySendsWithoutATokenOrInAnotherRole() {
        given().contentType(EVENT)
                .body(rating(client, 1))
                .post("/v1/events")
                .then()
                .statusCode(401);
        post(EVENT, stack.token("therapist@" + PRACTICE + "/anna"), rating(client, 1))
                .statusCode(403);
        post(EVENT, asClient() + "x", rating(client, 1)).statusCode(401);
        assertThat(sentFor(client)).isEmpty();
    }

    @Test
    void whileKafkaIsAwayTheAnswerIs503WithinTwoSecondsAndAfterwardsTheSameEventIsTaken() {
        // Given
        String event = rating(client, 5);
        String token = asClient();
        post(EVENT, token, rating(client, 1)).statusCode(202);
        stack.stopBroker();

        // When
        post(EVENT, token, event)
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("not-acknowledged"))
                .time(lessThan(2_000L));
        stack.startBroker();

        // Then
        await("the edge finds the broker again")
                .untilAsserted(() -> post(EVENT, token, event).statusCode(202));
    }

    private ValidatableResponse post(String contentType, String token, String body) {
        return request(contentType, token).body(body).post("/v1/events").then();
    }

    private ValidatableResponse gzipped(byte[] body) {
        return request(BATCH, asClient())
                .header("Content-Encoding", "gzip")
                .body(body)
                .post("/v1/events")
                .then();
    }

    private static RequestSpecification request(String contentType, String token) {
        return given().config(RestAssuredConfig.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders())
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(EVENT, ContentType.TEXT)
                                .encodeContentTypeAs(BATCH, ContentType.TEXT)))
                .auth()
                .oauth2(token)
                .contentType(contentType);
    }

    private String asClient() {
        return stack.token("client@" + PRACTICE + "/" + client);
    }

    private List<ConsumerRecord<String, byte[]>> sentFor(String clientId) {
        return stack.consume("session-events").stream()
                .filter(sent -> sent.key().equals(clientId))
                .toList();
    }

    private void announce(String clientId, String practice) {
        announce(clientId, practice, 1);
    }

    private void announce(String clientId, String practice, int revision) {
        String snapshot = """
                {"clientId":"%s","practiceId":"%s","revision":%d,"displayName":"A","timezone":"Europe/Berlin","status":"ACTIVE",\
                "careTeam":["anna"],"lockClearances":[]}""".formatted(clientId, practice, revision);
        stack.produce(
                "clients",
                clientId,
                Map.of("content-type", "application/json"),
                snapshot.getBytes(StandardCharsets.UTF_8));
    }

    private static String batch(String... events) {
        return "[" + String.join(",", events) + "]";
    }

    private static String rating(String clientId, int score) {
        return """
                {"specversion":"1.0","id":"%s","source":"urn:lumbar:app:test","subject":"%s","time":"2026-11-02T08:00:00Z",\
                "timezone":"Europe/Berlin","type":"org.lumbar.session.pain-rated.v1","data":{"moment":"AD_HOC","score":%d}}""".formatted(UUID.randomUUID(), clientId, score);
    }
}
