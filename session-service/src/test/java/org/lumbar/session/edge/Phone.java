package org.lumbar.session.edge;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.config.DecoderConfig;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.lumbar.backbone.TestStack;

/** One client's phone while a session runs: makes events that happen now, and sends them over HTTP. */
final class Phone {
    static final String PRACTICE = "0190a000-0000-7000-8000-00000000d001";
    static final String EVENT = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    final UUID client = UUID.randomUUID();
    final UUID plan = UUID.randomUUID();
    final UUID session = UUID.randomUUID();
    private final TestStack stack;
    private final String token;

    Phone(TestStack stack) {
        this.stack = stack;
        this.token = stack.token("client@" + PRACTICE + "/" + client);
    }

    String token() {
        return token;
    }

    String start() {
        return event("started", Instant.now(), "\"planId\":\"" + plan + "\"");
    }

    String rating(String moment, int score) {
        return rating(moment, score, Instant.now());
    }

    String rating(String moment, int score, Instant time) {
        return event("pain-rated", time, "\"moment\":\"" + moment + "\",\"score\":" + score);
    }

    /** A rating outside of sessions. */
    String daily(String moment, int score) {
        return rating(moment, score).replace("\"sessionId\":\"" + session + "\",", "");
    }

    String stop(String reason) {
        return event("stopped", Instant.now(), "\"reason\":\"" + reason + "\"");
    }

    private String event(String type, Instant time, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"urn:lumbar:app:phone","subject":"%s","time":"%s",\
                "timezone":"Europe/Berlin","type":"org.lumbar.session.%s.v1","data":{"sessionId":"%s",%s}}""".formatted(UUID.randomUUID(), client, time, type, session, data);
    }

    ValidatableResponse send(String event) {
        return send(EVENT, token, event);
    }

    /** @param traceparent as an app sends it that traces its requests */
    ValidatableResponse sendTraced(String traceparent, String event) {
        return request(EVENT, token)
                .header("traceparent", traceparent)
                .body(event)
                .post("/v1/events")
                .then();
    }

    ValidatableResponse sendAll(String... events) {
        return send(BATCH, token, batch(events));
    }

    static ValidatableResponse send(String contentType, String token, String body) {
        return request(contentType, token).body(body).post("/v1/events").then();
    }

    static String batch(String... events) {
        return "[" + String.join(",", events) + "]";
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

    /** What routine-service says of the client. */
    void announceClient() {
        String value = """
                {"clientId":"%s","practiceId":"%s","revision":1,"displayName":"A","timezone":"Europe/Berlin",\
                "status":"ACTIVE","careTeam":["anna"],"lockClearances":[]}""".formatted(client, PRACTICE);
        stack.produce("clients", client.toString(), Map.of(), value.getBytes(UTF_8));
    }

    /** What routine-service says of the plan, whose sources name that stop. */
    void announcePlan(String stopRule) {
        String value = """
                {"planId":"%s","clientId":"%s","practiceId":"%s","revision":1,"status":"ACTIVE","startDate":"2026-10-01",\
                "timezone":"Europe/Berlin","schedule":{"kind":"PER_WEEK","timesPerWeek":3},\
                "routine":{"key":"ball","version":1,"title":"Ball","actors":["SELF"],"stopRules":["%s"],"steps":[{\
                "key":"roll","phase":"MASSAGE","technique":"BALL_ROLL","title":"Roll","required":true,"prompt":false}]},\
                "horizon":{"from":"2026-10-01","to":"2026-11-30"},"occurrences":[],"pauses":[]}""".formatted(plan, client, PRACTICE, stopRule);
        stack.produce("plans", client + ":" + plan, Map.of(), value.getBytes(UTF_8));
    }
}
