package org.lumbar.insights.outcome;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.ClientSnapshot;
import org.lumbar.insights.snapshot.ClientSnapshot.ScreeningHold;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;

/** From a client's snapshot on Kafka to the numbers of the days on which a failed screening kept them away. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class ScreeningHoldComponentTest {

    private static final String ANNA = "therapist@" + Snapshots.practice() + "/anna";
    private static final String PATH = "/v1/clients/" + Snapshots.client();

    private static long revision = 1;

    private final LocalDate today = LocalDay.today(Clock.systemUTC(), Snapshots.ZONE);
    private final LocalDate start = today.minusDays(5);
    private final ScreeningHold fourDays =
            new ScreeningHold(Snapshots.at(start.plusDays(1), 9), Snapshots.at(start.plusDays(4), 9));

    @InjectBackbone
    TestStack stack;

    /** Five days of which the first was done, and nothing was heard since. */
    @BeforeEach
    void oneOfFiveSessionsIsDone() {
        publish(Snapshots.daily(start, 5, Snapshots.step("knead", "KNEAD", null, null)));
        publish(Snapshots.session(1, start, null, "knead"));
        publish(client());
        settle();
        consistency("").body("plans[0].windows[2].value", equalTo(0.2f));
    }

    @Test
    void daysOfAHoldAreExemptAndJudgedAnewWhenItChanges() {
        // When
        publish(Published.held(client(), fourDays));
        settle();

        // Then
        consistency("")
                .body("plans[0].windows[2].value", equalTo(1.0f))
                .body("plans[0].windows[2].denominator", equalTo(1))
                .body("plans[0].counts.EXEMPT", equalTo(4));
        timeline()
                .body(
                        "days.occurrences.flatten().exemption",
                        contains(null, "SCREENING", "SCREENING", "SCREENING", "SCREENING"))
                .body("plans[0].streak.length", equalTo(1));

        // When
        publish(Published.held(
                client(), new ScreeningHold(Snapshots.at(start, 8), Snapshots.at(start.plusDays(1), 9))));
        settle();

        // Then
        consistency("")
                .body("plans[0].windows[2].value", equalTo(0.25f))
                .body("plans[0].counts.EXEMPT", equalTo(1))
                .body("plans[0].counts.COMPLETED", equalTo(1));
    }

    @Test
    void whereAHoldLeavesNothingToCountTheReasonSaysSo() {
        // When
        publish(Published.held(client(), fourDays));
        settle();

        // Then also as of a day in the past
        consistency("?asOf=" + start.plusDays(4))
                .body("plans[0].windows[0].value", equalTo(1.0f))
                .body("plans[0].counts.EXEMPT", equalTo(4));

        // When nothing else was done, either
        publish(Published.held(client(), new ScreeningHold(Snapshots.at(start.minusDays(1), 9), null)));
        stack.produce("sessions", Snapshots.session(1, start, null).key(), Map.of(), null);
        settle();

        // Then
        consistency("")
                .body("plans[0].windows[2].value", nullValue())
                .body("plans[0].windows[2].reason", equalTo("screening"));
    }

    @Test
    void aSnapshotWithAHoldThatEndsBeforeItStartsChangesNothingAndIsSetApart() {
        // Given
        publish(Published.held(client(), fourDays));
        ClientSnapshot bad = Published.held(
                client(), new ScreeningHold(fourDays.from(), fourDays.from().minusSeconds(1)));

        // When
        publish(bad);
        settle();

        // Then
        consistency("").body("plans[0].counts.EXEMPT", equalTo(4));
        ConsumerRecord<String, byte[]> letter = stack.consume("insights-dlq").stream()
                .filter(each -> each.key().equals(bad.key()))
                .findFirst()
                .orElseThrow();
        assertThat(header(letter, "lumbar-code")).isEqualTo("invalid-field");
        assertThat(header(letter, "lumbar-pointer")).isEqualTo("/screeningHolds/0/to");
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static ClientSnapshot client() {
        return Published.client(Snapshots.client(), Snapshots.practice(), "Kim", revision++, "anna");
    }

    private ValidatableResponse consistency(String query) {
        return given().auth()
                .oauth2(stack.token(ANNA))
                .get(PATH + "/consistency" + query)
                .then();
    }

    private ValidatableResponse timeline() {
        return given().auth()
                .oauth2(stack.token(ANNA))
                .get(PATH + "/timeline?from=" + start + "&to=" + today)
                .then();
    }

    private void publish(Snapshot snapshot) {
        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
    }

    private void settle() {
        await("the snapshots to be taken in")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Stream.of("plans", "clients", "sessions").allMatch(topic -> stack.lag(topic) == 0));
    }
}
