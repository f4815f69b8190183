package org.lumbar.session.edge;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.ExportedMetrics;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** How much the edge takes, and what it needs to take anything. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class EdgeLimitsComponentTest {
    @InjectBackbone
    TestStack stack;

    @Test
    void everyMetricIsOnTheListThatAlertsAndDashboardsAreCheckedAgainst() {
        // Given: counters of requests are there after the first one, whatever became of it
        given().get("/v1/clients");
        // When
        List<String> exported = ExportedMetrics.in(
                given().get(stack.management("/q/metrics")).then().extract().asString());
        // Then
        assertThat(exported).isEqualTo(ExportedMetrics.listed("session-service", exported));
    }

    @Test
    void thatAClientIsNotKnownYetIsAnAnswerAndNoErrorInTheLog() {
        // Given
        Phone phone = new Phone(stack);
        String token = stack.token("event-producer@" + Phone.PRACTICE + "/gateway");
        List<LogRecord> logged = new CopyOnWriteArrayList<>();
        Handler listener = listener(logged);
        Logger problems = Logger.getLogger("http-problem");
        problems.addHandler(listener);

        // When
        var answer = Phone.send(Phone.EVENT, token, phone.rating("BEFORE", 1));
        Phone.send(Phone.EVENT, token, "{").statusCode(400);
        problems.removeHandler(listener);

        // Then
        answer.statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("1"))
                .body("code", equalTo("client-not-yet-known"));
        assertThat(logged)
                .as("a body that can't be read is published of")
                .hasSize(1)
                .allSatisfy(record -> assertThat(record.getMessage()).contains("status=400"));
    }

    private static Handler listener(List<LogRecord> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void fiveHundredEventsAreTakenAtOnceAndAnsweredInOrder() {
        // Given
        Phone phone = new Phone(stack);
        String[] events = IntStream.range(0, 500)
                .mapToObj(i -> phone.rating("AFTER", i % 11))
                .toArray(String[]::new);

        // When
        var answer = phone.sendAll(events);

        // Then
        String[] ids = IntStream.range(0, 500)
                .mapToObj(i -> events[i].replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1"))
                .toArray(String[]::new);
        answer.statusCode(202)
                .body("results", hasSize(500))
                .body("results.status", everyItem(equalTo("accepted")))
                .body("results.id", contains(ids));
    }

    @Test
    void anEventsTraceGoesOnWithWhatFollowsFromItIfItIsSampled() {
        // Given
        Phone traced = new Phone(stack);
        Phone untraced = new Phone(stack);
        traced.announceClient();
        untraced.announceClient();
        await("both clients are known").until(() -> stack.lag("clients") == 0);
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        // When
        traced.sendTraced("00-" + trace + "-00f067aa0ba902b7-01", traced.rating("AFTER", 2))
                .statusCode(202);
        untraced.sendTraced("00-" + trace + "-00f067aa0ba902b7-00", untraced.rating("AFTER", 2))
                .statusCode(202);

        // Then
        await("both ratings are published")
                .until(() ->
                        published(traced).isPresent() && published(untraced).isPresent());
        assertThat(published(traced).orElseThrow())
                .startsWith("00-" + trace + "-")
                .endsWith("-01");
        assertThat(published(untraced)).contains("");
    }

    /** The trace header of the phone's rating as it was published; empty if it has none. */
    private Optional<String> published(Phone phone) {
        return stack.consume("pain-ratings").stream()
                .filter(record -> record.key().startsWith(phone.client.toString()))
                .map(record -> record.headers().lastHeader("traceparent"))
                .map(header -> header == null ? "" : new String(header.value(), UTF_8))
                .findFirst();
    }

    @Test
    void moreThanAMebibyteIsAProblem() {
        Phone phone = new Phone(stack);
        phone.sendAll("\"" + "x".repeat(1 << 20) + "\"").statusCode(413).body("code", equalTo("too-large"));
    }

    @Test
    void anEventThatNestsTooDeepIsRejectedAloneAndADocumentThatDoesIsNotRead() {
        // Given
        Phone phone = new Phone(stack);
        String deep = phone.rating("AFTER", 1)
                .replaceFirst("\"moment\"", "\"more\":" + "[".repeat(31) + "]".repeat(31) + ",\"moment\"");

        // When
        var answer = phone.sendAll(deep, phone.rating("AFTER", 1));

        // Then
        answer.statusCode(202)
                .body("results.status", contains("rejected", "accepted"))
                .body("results[0].code", equalTo("too-deep"));
        phone.sendAll("[".repeat(2_000)).statusCode(400).body("code", equalTo("malformed-json"));
    }

    @Test
    void onePhoneThatSendsTooMuchIsToldWhenToGoOnAndOthersAreNotHeldUp() {
        // Given
        Phone wild = new Phone(stack);
        String[] nothings = Collections.nCopies(500, "{}").toArray(String[]::new);
        for (int i = 0; i < 20; i++) {
            wild.sendAll(nothings).statusCode(202);
        }

        // When
        var answer = wild.sendAll(nothings);

        // Then
        answer.statusCode(429)
                .header("Retry-After", matchesPattern("[1-9]|10"))
                .contentType(containsString("application/problem+json"))
                .body("code", equalTo("too-many-events"));
        new Phone(stack).sendAll(nothings).statusCode(202);
    }

    @Test
    void whileTheDatabaseIsAwayAProducerSpeaksForTheClientsItSpokeForBefore() {
        // Given
        Phone known = new Phone(stack);
        Phone unknown = new Phone(stack);
        known.announceClient();
        String gateway = stack.token("event-producer@" + Phone.PRACTICE + "/gateway");
        await("the client is known")
                .untilAsserted(
                        () -> Phone.send(Phone.EVENT, gateway, known.start()).statusCode(202));
        stack.stopPostgres();

        // When
        var taken = Phone.send(Phone.EVENT, gateway, known.rating("AFTER", 1));
        var asked = Phone.send(Phone.BATCH, gateway, Phone.batch(known.start(), unknown.start()));
        stack.startPostgres();

        // Then
        taken.statusCode(202).time(lessThan(1_000L));
        asked.statusCode(503).header("Retry-After", notNullValue()).body("code", equalTo("temporarily-unavailable"));
        await("unknown clients are published from known ones again")
                .untilAsserted(() -> Phone.send(
                                Phone.BATCH, gateway, Phone.batch(known.rating("AFTER", 1), unknown.start()))
                        .statusCode(503)
                        .body("code", equalTo("client-not-yet-known")));
    }
}
