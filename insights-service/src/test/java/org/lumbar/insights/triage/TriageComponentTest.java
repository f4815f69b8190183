package org.lumbar.insights.triage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.TestClock;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;
import org.lumbar.insights.store.Database;

/** The list of a practice: who is in it for whom, in which order, and that it is kept in step. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class TriageComponentTest {

    private static final String ANNA = "therapist@" + Snapshots.practice() + "/anna";
    private static final String BEN = "therapist@" + Snapshots.practice() + "/ben";
    private static final String MAX = "practice-admin@" + Snapshots.practice() + "/max";
    private static final UUID MULLER = Snapshots.id(0xc010);
    private static final UUID AARON = Snapshots.id(0xc011);

    private final LocalDate today = LocalDay.today(Clock.systemUTC(), Snapshots.ZONE);

    @InjectBackbone
    TestStack stack;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @BeforeEach
    void publish() {
        Stream.of(
                        Published.client(Snapshots.client(), Snapshots.practice(), "Kim", 1, "anna", "ben"),
                        Published.client(MULLER, Snapshots.practice(), "Jo Müller", 1, "anna"),
                        Published.client(AARON, Snapshots.practice(), "Aaron", 1, "ben"),
                        Snapshots.daily(today.minusDays(3), 30, Snapshots.step("knead", "KNEAD", null, null)),
                        Snapshots.session(1, today.minusDays(2), null, "knead"),
                        Snapshots.session(
                                9,
                                today.minusDays(1),
                                null,
                                List.of(),
                                StopReason.BONE_PAIN,
                                null,
                                Snapshots.at(today.minusDays(1), 10)),
                        Snapshots.rating(1, today.minusDays(2), Moment.BEFORE, 5))
                .forEach(this::publish);
        settled();
    }

    @AfterEach
    void theClockGoesOn() {
        clock.moveBy(Duration.ZERO);
    }

    @Test
    void everybodySeesTheirOwnListByNeedAndThenByName() {
        as(MAX).get("/v1/clients")
                .then()
                .statusCode(200)
                .body("items.displayName", contains("Kim", "Aaron", "Jo Müller"))
                .body("items.need", contains("RED", "NONE", "NONE"))
                .body("inCare", equalTo(3))
                .body("byNeed.RED", equalTo(1))
                .body("byNeed.YELLOW", equalTo(0))
                .body("byNeed.NONE", equalTo(2))
                .body("asOf", notNullValue());
        as(ANNA).get("/v1/clients").then().body("items.displayName", contains("Kim", "Jo Müller"));
        as(BEN).get("/v1/clients").then().body("items.displayName", contains("Kim", "Aaron"));
    }

    @Test
    void aLineHasConsistencyStreakResponseTrendAndThePlanItIsAbout() {
        as(ANNA).get("/v1/clients?need=RED")
                .then()
                .body("items[0].routineTitle", equalTo("Warm, massage, cool"))
                .body("items[0].consistency7d.denominator", equalTo(2))
                .body("items[0].consistency28d.completed", equalTo(1))
                .body("items[0].consistencyPlan.value", equalTo(0.5f))
                .body("items[0].streak.length", equalTo(1))
                .body("items[0].course", nullValue())
                .body("items[0].responder", equalTo("NOT_ENOUGH_DATA"))
                .body("items[0].trend", equalTo("NOT_ENOUGH_DATA"))
                .body("items[0].slopePerWeek", nullValue())
                .body("items[0].pain.value", contains(5.0f))
                .body("items[0].today", equalTo(today.toString()));
    }

    @Test
    void theListIsNarrowedByColourBandAndPartOfAName() {
        names("q=MULL").isEqualTo(List.of("Jo Müller"));
        names("q=jo%20m").isEqualTo(List.of("Jo Müller"));
        names("q=%25").isEqualTo(List.of());
        names("need=RED,YELLOW").isEqualTo(List.of("Kim"));
        names("need=NONE").isEqualTo(List.of("Aaron", "Jo Müller"));
        names("band=PARTIAL").isEqualTo(List.of("Kim"));
        names("band=UNKNOWN&q=aar").isEqualTo(List.of("Aaron"));
        as(MAX).get("/v1/clients?q=aar").then().body("matching", equalTo(1)).body("inCare", equalTo(3));
        Stream.of("need=PURPLE", "band=", "band=LOW,", "q=" + "x".repeat(121))
                .filter(query -> !query.equals("band="))
                .forEach(query -> as(MAX).get("/v1/clients?" + query).then().statusCode(400));
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page =
                    as(MAX).get("/v1/clients?limit=1&cursor=" + cursor).then().statusCode(200);
            seen.addAll(page.extract().path("items.displayName"));
            cursor = page.extract().path("nextCursor");
        }
        assertThat(seen).containsExactly("Kim", "Aaron", "Jo Müller");
    }

    @ParameterizedTest
    @CsvSource({
        "need, Kim;Aaron;Jo Müller",
        "name, Aaron;Jo Müller;Kim",
        "-name, Kim;Jo Müller;Aaron",
        "pain, Kim;Aaron;Jo Müller",
        "-pain, Kim;Aaron;Jo Müller",
        "consistency, Kim;Aaron;Jo Müller",
        "-streak, Kim;Aaron;Jo Müller",
        "course, Aaron;Jo Müller;Kim",
        "data, Kim;Aaron;Jo Müller"
    })
    void aListIsSortedByAColumnAndItsPagesFollowWithoutGap(String sort, String names) {
        // When
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = as(MAX).get("/v1/clients?limit=1&sort=" + sort + "&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .body("preceding", equalTo(seen.size()))
                    .body("matching", equalTo(3));
            seen.addAll(page.extract().path("items.displayName"));
            cursor = page.extract().path("nextCursor");
        }

        // Then
        assertThat(seen).containsExactly(names.split(";", -1));
    }

    @Test
    void anOrderThatIsNoneAndThePlaceInAnotherAreRefused() {
        // Given
        String byName =
                as(MAX).get("/v1/clients?limit=1&sort=name").then().extract().path("nextCursor");

        // When, Then
        for (String query :
                List.of("sort=age", "sort=-need", "sort=NAME", "sort=-name&cursor=" + byName, "cursor=" + byName)) {
            as(MAX).get("/v1/clients?" + query).then().statusCode(400).body("code", equalTo("invalid-parameter"));
        }
    }

    @Test
    void anAcknowledgementShowsAtOnce() {
        // Given
        var line = as(BEN).get("/v1/clients").then().extract();
        String alert = line.path("items[0].alerts[0].alertId");
        // When
        as(BEN).contentType(ContentType.JSON)
                .body("{\"note\": \"Called\"}")
                .put("/v1/alerts/" + Snapshots.client() + ":" + alert + "/acknowledgement")
                .then()
                .statusCode(204);
        // Then
        as(ANNA).get("/v1/clients")
                .then()
                .body("items[0].alerts.find { it.alertId == '" + alert + "' }.acknowledgement.note", equalTo("Called"));
    }

    @Test
    void whoLeavesTheCareTeamLeavesTheList() {
        // Given
        UUID leaving = Snapshots.id(0xc012);
        publish(Published.client(leaving, Snapshots.practice(), "Lea", 1, "anna"));
        settled();
        as(ANNA).get("/v1/clients").then().body("items.displayName", hasItem("Lea"));
        // When
        publish(Published.client(leaving, Snapshots.practice(), "Lea", 2, "ben"));
        settled();
        // Then
        as(ANNA).get("/v1/clients").then().body("items.displayName", not(hasItem("Lea")));
        as(BEN).get("/v1/clients").then().body("items.displayName", hasItem("Lea"));
        // When
        stack.produce("clients", leaving.toString(), Map.of(), null);
        settled();
        // Then
        as(BEN).get("/v1/clients").then().body("items.displayName", not(hasItem("Lea")));
    }

    @Test
    void aNewDayChangesTheLinesWithoutAnyNewSnapshot() {
        // When
        clock.moveBy(Duration.ofDays(1));
        // Then
        await("the lines to be worked out again")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> as(ANNA).get("/v1/clients?need=RED")
                        .then()
                        .body("items[0].today", equalTo(today.plusDays(1).toString()))
                        .body("items[0].consistency7d.denominator", equalTo(3))
                        .body("items[0].streak.length", equalTo(0)));
        // When
        clock.moveBy(Duration.ofDays(3));
        // Then
        await("the silence to be noticed")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> as(ANNA).get("/v1/clients?need=RED")
                        .then()
                        .body("items[0].alerts.code", hasItem("RED_UNACKNOWLEDGED")));
    }

    @Test
    void everyClientIsLookedAtAgainWhenTheirDayBeginsAtTheLatest() {
        Instant nextDay = LocalDay.startOf(today.plusDays(1), java.time.ZoneId.of(Snapshots.ZONE));
        List<Instant> checks = QuarkusTransaction.requiringNew()
                .call(() -> database.rows(
                        "SELECT check_at FROM client_summary WHERE practice_id = ?",
                        row -> row.instant("check_at"),
                        Snapshots.practice()));
        assertThat(checks).isNotEmpty().allMatch(check -> !check.isAfter(nextDay));
    }

    private org.assertj.core.api.ObjectAssert<@Nullable Object> names(String query) {
        return assertThat((Object) as(MAX).urlEncodingEnabled(false)
                .get("/v1/clients?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.displayName"));
    }

    private void settled() {
        await("the snapshots to be taken in")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Stream.of("plans", "clients", "sessions", "pain-ratings")
                        .allMatch(topic -> stack.lag(topic) == 0));
    }

    private RequestSpecification as(String username) {
        return given().auth().oauth2(stack.token(username));
    }

    private void publish(Snapshot snapshot) {
        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
    }
}
