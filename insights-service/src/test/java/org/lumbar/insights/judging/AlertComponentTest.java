package org.lumbar.insights.judging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.alert.Severity;
import org.lumbar.insights.snapshot.ClientSnapshot;
import org.lumbar.insights.snapshot.ClientSnapshot.LockClearance;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;

/** From snapshots on Kafka to alerts, timeline, steps, exports and live changes. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class AlertComponentTest {

    private static final String ANNA = "therapist@" + Snapshots.practice() + "/anna";
    private static final String BEN = "therapist@" + Snapshots.practice() + "/ben";
    private static final UUID CALM = Snapshots.id(0xc100);
    private static final String PATH = "/v1/clients/" + Snapshots.client();

    private final LocalDate today = LocalDay.today(Clock.systemUTC(), Snapshots.ZONE);
    private final SessionSnapshot stopped = Snapshots.session(
            9,
            today.minusDays(1),
            null,
            List.of(skipped("knead", "PAIN")),
            StopReason.BONE_PAIN,
            null,
            Snapshots.at(today.minusDays(1), 10));

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/v1/live")
    URI live;

    @BeforeEach
    void publish() {
        Stream.of(
                        kim(1),
                        Published.client(CALM, Snapshots.practice(), "Aaron", 1, "anna"),
                        Snapshots.daily(today.minusDays(3), 30, Snapshots.step("knead", "KNEAD", null, null)),
                        Snapshots.session(1, today.minusDays(2), null, "knead"),
                        stopped,
                        Snapshots.rating(1, today.minusDays(2), Moment.BEFORE, 5),
                        Snapshots.rating(2, today.minusDays(1), Moment.AD_HOC, 7),
                        Snapshots.day(today.minusDays(1), 310, List.of(), List.of("KNEAD")))
                .forEach(this::publish);
        await("the alert to be raised")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> as(ANNA).get(PATH + "/alerts").then().body("code", hasItem("BONE_PAIN")));
    }

    @Test
    void whoIsInTroubleComesFirstWithTheReasonUntilSomebodySawItAndTheLockIsCleared() {
        // Given
        as(ANNA).get("/v1/clients")
                .then()
                .body("items[0].displayName", equalTo("Kim"))
                .body("items[0].alerts.code", hasItem("DOSE_EXCEEDED"))
                .body("items[1].displayName", equalTo("Aaron"))
                .body("items[1].alerts", hasSize(0));
        String alert = as(ANNA).get("/v1/alerts")
                .then()
                .body("items[0].code", equalTo("BONE_PAIN"))
                .body("items[0].severity", equalTo("RED"))
                .extract()
                .path("items[0].alertId");
        // When
        acknowledge(ANNA, Snapshots.client() + ":" + alert, "Called, will see her on Monday", 204);
        acknowledge(ANNA, Snapshots.client() + ":" + alert, null, 204);
        // Then
        as(ANNA).get("/v1/alerts")
                .then()
                .body("items.find { it.code == 'BONE_PAIN' }.acknowledgement.by", equalTo("anna"))
                .body("items.find { it.code == 'BONE_PAIN' }.acknowledgement.note", startsWith("Called"));
        // When
        publish(kim(2, stopped.sessionId()));
        // Then
        await("the cleared lock to end the alert")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> as(ANNA).get("/v1/alerts").then().body("items.code", not(hasItem("BONE_PAIN"))));
        as(ANNA).get(PATH + "/alerts").then().body("find { it.code == 'BONE_PAIN' }.holds", equalTo(false));
    }

    @Test
    void nobodyElseSeesOrAcknowledgesAnything() {
        // Given
        String alert = as(ANNA).get(PATH + "/alerts").then().extract().path("[0].alertId");
        // When, Then
        Stream.of("/alerts", "/timeline", "/timeline.csv", "/steps", "/facts.ndjson")
                .forEach(what -> {
                    as(BEN).get(PATH + what).then().statusCode(404).body("code", equalTo("client-not-found"));
                    as("client@" + Snapshots.practice() + "/" + Snapshots.client())
                            .get(PATH + what)
                            .then()
                            .statusCode(403);
                });
        as(BEN).get("/v1/alerts").then().statusCode(200).body("items", hasSize(0));
        acknowledge(BEN, Snapshots.client() + ":" + alert, null, 404);
        acknowledge(ANNA, Snapshots.client() + ":" + UUID.randomUUID(), null, 404);
        acknowledge(ANNA, "nonsense", null, 404);
        acknowledge(ANNA, Snapshots.client() + ":" + alert, "x".repeat(2001), 400);
    }

    @Test
    void theTimelineSaysWhatHappenedAndWhatItAmountsTo() {
        as(ANNA).get(PATH + "/timeline")
                .then()
                .statusCode(200)
                .body("days.find { it.localDay == '" + today.minusDays(2) + "' }.pain", equalTo(5.0f))
                .body(
                        "days.find { it.localDay == '" + today.minusDays(2) + "' }.occurrences.state",
                        hasItem("COMPLETED"))
                .body("days.find { it.localDay == '" + today.minusDays(1) + "' }.doseUsedSeconds", equalTo(310))
                .body("days.find { it.localDay == '" + today.minusDays(1) + "' }.locked", hasItem("KNEAD"))
                .body("trend.label", equalTo("NOT_ENOUGH_DATA"))
                .body("trend.line", nullValue())
                .body("chartLine.points", hasSize(2))
                .body("plans[0].streak.length", equalTo(1))
                .body("plans[0].response.responderClass", equalTo("NOT_ENOUGH_DATA"));
    }

    @Test
    void stepsSayWhatIsSkippedAndWhereSessionsStop() {
        as(ANNA).get(PATH + "/steps")
                .then()
                .statusCode(200)
                .body("plans[0].steps[0].stepKey", equalTo("knead"))
                .body("plans[0].steps[0].done", equalTo(1))
                .body("plans[0].steps[0].skipped.PAIN", equalTo(1));
    }

    @Test
    void everythingCanBeTakenAlongAsATableOrAsSnapshots() {
        as(ANNA).get(PATH + "/timeline.csv")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(startsWith("localDay,pain,"))
                .body(containsString("\r\n" + today.minusDays(2) + ",5.0,"));
        String lines = as(ANNA).get(PATH + "/facts.ndjson")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(lines.lines()).hasSizeGreaterThanOrEqualTo(6).allMatch(line -> line.startsWith("{\"kind\": "));
    }

    @Test
    void whoListensHearsWhichClientChanged() {
        // Given
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(live)
                .header("Authorization", "Bearer " + stack.token(ANNA))
                .build();
        HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(heard)));
        // When, Then
        await("a change to be heard")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    publish(Snapshots.rating(
                            (int) (System.nanoTime() % 100_000), today.minusDays(40), Moment.AFTER, 4));
                    return heard.stream()
                            .anyMatch(line -> line.contains(Snapshots.client().toString()));
                });
        assertThat(heard).noneMatch(line -> line.contains("score"));
        as("client@" + Snapshots.practice() + "/" + Snapshots.client())
                .get("/v1/live")
                .then()
                .statusCode(403);
    }

    @Test
    void pagesOfOneShowEveryAlertOnceWhatSomebodySawAfterWhatNobodyDid() {
        // Given
        List<String> before = as(ANNA).get("/v1/alerts").path("items.alertId");
        String seen = as(ANNA).get("/v1/alerts").path("items.find { it.severity == 'RED' }.alertId");
        acknowledge(ANNA, Snapshots.client() + ":" + seen, null, 204);
        // When
        List<String> alerts = new ArrayList<>();
        List<String> order = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = as(ANNA).queryParam("limit", 1)
                    .queryParam("cursor", cursor)
                    .get("/v1/alerts")
                    .jsonPath();
            alerts.add(page.getString("items[0].alertId"));
            boolean acknowledged = page.get("items[0].acknowledgement") != null;
            order.add(Severity.valueOf(page.getString("items[0].severity")).ordinal() + (acknowledged ? "b" : "a"));
            cursor = page.getString("nextCursor");
        }
        // Then
        assertThat(alerts).containsExactlyInAnyOrderElementsOf(before);
        assertThat(order).isSorted().contains(Severity.RED.ordinal() + "b");
    }

    @Test
    void everyAlertSaysHowUrgentItIs() {
        as(ANNA).get(PATH + "/alerts").then().body("severity", everyItem(not(nullValue())));
    }

    private static ClientSnapshot kim(long revision, UUID... cleared) {
        return new ClientSnapshot(
                Snapshots.client(),
                Snapshots.practice(),
                revision,
                "Kim",
                Snapshots.ZONE,
                "ACTIVE",
                List.of("anna"),
                Stream.of(cleared)
                        .map(lock -> new LockClearance(lock, "KNEAD", Snapshots.at(LocalDate.EPOCH, 10), "anna"))
                        .toList(),
                null,
                List.of(),
                List.of(),
                List.of(),
                ClientSnapshot.Consent.NOT_ASKED,
                List.of());
    }

    private static SessionSnapshot.Step skipped(String key, String reason) {
        return new SessionSnapshot.Step(key, false, reason, null, null, null);
    }

    private void acknowledge(String who, String id, @Nullable String note, int status) {
        as(who).contentType(ContentType.JSON)
                .body(note == null ? "{}" : "{\"note\": \"" + note + "\"}")
                .put("/v1/alerts/" + id + "/acknowledgement")
                .then()
                .statusCode(status);
    }

    private RequestSpecification as(String username) {
        return given().auth().oauth2(stack.token(username));
    }

    private void publish(Snapshot snapshot) {
        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
    }
}
