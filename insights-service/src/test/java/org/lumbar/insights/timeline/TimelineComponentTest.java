package org.lumbar.insights.timeline;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot.Course;
import org.lumbar.insights.snapshot.PlanSnapshot.Pause;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;

/** Every measure is on the API, with a reason where there is not enough data. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TimelineComponentTest {
    private static final String ANNA = "therapist@" + Snapshots.practice() + "/anna";
    private static final UUID EMPTY = Snapshots.id(0xc200);

    private final LocalDate today = LocalDay.today(Clock.systemUTC(), Snapshots.ZONE);
    private final LocalDate start = today.minusDays(20);

    @InjectBackbone
    TestStack stack;

    @BeforeEach
    void publish() {
        PlanSnapshot plan = Snapshots.with(
                Snapshots.daily(start, 40, Snapshots.step("knead", "KNEAD", null, null)),
                new Course(10, 15),
                List.of(new Pause(start.plusDays(2), start.plusDays(3))));
        publish(Published.client(Snapshots.client(), Snapshots.practice(), "Kim", 1, "anna"));
        publish(Published.client(EMPTY, Snapshots.practice(), "Aaron", 1, "anna"));
        publish(plan);
        // Pain falls by a point every three days.
        IntStream.range(0, 20)
                .forEach(i -> publish(Snapshots.rating(100 + i, start.plusDays(i), Moment.AD_HOC, 8 - i / 3)));
        publish(Snapshots.session(1, start, null, "knead"));
        publish(inSession(201, 1, start, Moment.BEFORE, 6));
        publish(inSession(202, 1, start, Moment.AFTER, 4));
        publish(nextDay(301, start.plusDays(1)));
        publish(Snapshots.day(start, 310, List.of(), List.of()));
        publish(Snapshots.day(start.plusDays(1), 120, List.of("KNEAD"), List.of()));
        publish(Snapshots.day(start.plusDays(4), 0, List.of(), List.of()));
        settled();
    }

    @Test
    void aDayHasPainBeforeAfterAndOnTheNextDayDoseAndRest() {
        String first = "days.find { it.localDay == '" + start + "' }.";
        String second = "days.find { it.localDay == '" + start.plusDays(1) + "' }.";
        timeline(Snapshots.client())
                .body(first + "before", contains(6))
                .body(first + "after", contains(4))
                .body(first + "sessions[0].change", equalTo(-2))
                .body(first + "doseUsedSeconds", equalTo(310))
                .body(first + "doseLimitSeconds", equalTo(300))
                .body(first + "doseRemainingSeconds", equalTo(0))
                .body(first + "stiff", nullValue())
                .body(second + "nextDay", contains(7))
                .body(second + "stiff", equalTo(false))
                .body(second + "sore", equalTo(true))
                .body(second + "resting", contains("KNEAD"))
                .body(second + "revised", equalTo(false))
                .body("soreness[0].from", equalTo(start.plusDays(1).toString()))
                .body("soreness[0].to", equalTo(start.plusDays(3).toString()))
                .body("soreness[0].lasts", equalTo(false));
    }

    @Test
    void trendLineDriftFlaresAndProgressAreThere() {
        timeline(Snapshots.client())
                .body("trend.label", equalTo("IMPROVING"))
                .body("trend.p", lessThan(0.05))
                .body("trend.meaningful", equalTo(true))
                .body("slope.perWeek", closeTo(-7 / 3.0, 0.3))
                .body("slope.lowerPerWeek", notNullValue())
                .body("slope.upperPerWeek", notNullValue())
                .body("chartLine.points", hasSize(20))
                .body("chartLine.points[19].drift", equalTo("BELOW"))
                .body("limitsReason", nullValue())
                .body("plans[0].habit.value", notNullValue())
                .body("plans[0].course.completed", equalTo(1))
                .body("plans[0].course.stage", equalTo("UNDER_WAY"))
                .body("plans[0].response.responderClass", equalTo("SUBSTANTIAL"))
                .body("plans[0].streak.length", equalTo(0));
    }

    @Test
    void plansAreMarkedWhereTheyChange() {
        timeline(Snapshots.client())
                .body("marks.kind", contains("STARTED", "PAUSED", "RESUMED"))
                .body(
                        "marks.day",
                        contains(
                                start.toString(),
                                start.plusDays(2).toString(),
                                start.plusDays(4).toString()));
    }

    @Test
    void aTimelineOfThePastIsAsOfItsLastDay() {
        // Given everything but the first day was missed since
        String now = "/v1/clients/" + Snapshots.client() + "/timeline";
        as(ANNA).get(now).then().body("plans[0].streak.length", equalTo(0));
        // When, Then
        as(ANNA).get(now + "?to=" + start)
                .then()
                .statusCode(200)
                .body("plans[0].streak.length", equalTo(1))
                .body("plans[0].habit.value", closeTo(1 - Math.pow(0.5, 1 / 13.0), 1e-9))
                .body("plans[0].response.responderClass", equalTo("NOT_ENOUGH_DATA"))
                .body("trend.values", equalTo(1))
                .body("days.localDay", contains(start.toString()));
    }

    @Test
    void aDayWithoutASnapshotInheritsWhatRests() {
        // Given the third day has no data of its own but a rating
        String third = "days.find { it.localDay == '" + start.plusDays(2) + "' }.";
        // When, Then
        timeline(Snapshots.client())
                .body(third + "resting", contains("KNEAD"))
                .body(third + "doseUsedSeconds", nullValue());
    }

    @Test
    void whatThereIsNotEnoughDataForIsNullWithAReason() {
        timeline(EMPTY)
                .body("trend.label", equalTo("NOT_ENOUGH_DATA"))
                .body("trend.line", nullValue())
                .body("slope", nullValue())
                .body("chartLine.baseline", nullValue())
                .body("limitsReason", equalTo("not-enough-data"))
                .body("dataUpTo", nullValue())
                .body("days", hasSize(0));
        as(ANNA).get("/v1/clients/" + Snapshots.client() + "/consistency?asOf=" + start.minusDays(1))
                .then()
                .body("plans[0].windows.value", contains(nullValue(), nullValue(), nullValue()))
                .body(
                        "plans[0].windows.reason",
                        contains("nothing-scheduled", "nothing-scheduled", "nothing-scheduled"));
    }

    /** The last one: it changes what the others read. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aLateArrivalRevisesThePastAndIsMarked() {
        // Given
        LocalDate day = start.plusDays(9);
        String shown = "days.find { it.localDay == '" + day + "' }.";
        timeline(Snapshots.client())
                .body(shown + "occurrences[0].state", equalTo("MISSED"))
                .body(shown + "revised", equalTo(false));
        double before = consistency();
        // When
        Instant late = Snapshots.at(day.plusDays(5), 12);
        publish(Snapshots.session(7, day, null, List.of(Snapshots.done("knead", null, null)), null, null, late));
        publish(Snapshots.rating(700, day, Moment.AD_HOC, 1, late));
        settled();
        // Then
        timeline(Snapshots.client())
                .body(shown + "occurrences[0].state", equalTo("COMPLETED"))
                .body(shown + "occurrences[0].revisedAt", equalTo(late.toString()))
                .body(shown + "pain", equalTo(3.0))
                .body(shown + "painRevisedAt", equalTo(late.toString()))
                .body(shown + "revised", equalTo(true));
        as(ANNA).get("/v1/clients/" + Snapshots.client() + "/consistency")
                .then()
                .body("plans[0].revised", equalTo(1));
        org.assertj.core.api.Assertions.assertThat(consistency()).isGreaterThan(before);
        as(ANNA).get("/v1/clients/" + Snapshots.client() + "/pain?from=" + day + "&to=" + day)
                .then()
                .body("daily[0].revisedAt", equalTo(late.toString()));
        as(ANNA).get("/v1/clients")
                .then()
                .body(
                        "items.find { it.displayName == 'Kim' }.pain.find { it.localDay == '" + day + "' }.value",
                        equalTo(3.0));
    }

    @Test
    void theApiDocumentsSayWhatEachMeasureIs() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("components.schemas", hasKey("Timeline"))
                .body(
                        "components.schemas.Timeline.properties.keySet()",
                        hasItems("trend", "chartLine", "flares", "marks"))
                .body("components.schemas.TimelineDay.properties.keySet()", hasItems("doseRemainingSeconds", "sore"))
                .body("components.schemas.TriageLine.properties.keySet()", hasItems("streak", "responder", "need"))
                .body("paths.'/v1/clients/{clientId}/timeline'.get.description", startsWith("Without from and to"))
                .body("paths.keySet()", not(hasItem("/sign-out")));
    }

    private double consistency() {
        return as(ANNA).get("/v1/clients/" + Snapshots.client() + "/consistency")
                .then()
                .extract()
                .jsonPath()
                .getDouble("plans[0].windows[2].value");
    }

    private ValidatableResponse timeline(UUID client) {
        return as(ANNA).get("/v1/clients/" + client + "/timeline").then().statusCode(200);
    }

    private io.restassured.specification.RequestSpecification as(String username) {
        RestAssuredConfig config = RestAssuredConfig.config()
                .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE));
        return given().config(config).auth().oauth2(stack.token(username));
    }

    private static RatingSnapshot inSession(int number, int session, LocalDate day, Moment moment, int score) {
        RatingSnapshot any = Snapshots.rating(number, day, moment, score);
        return with(any, Snapshots.id(0x5e00 + session), null, null);
    }

    private static RatingSnapshot nextDay(int number, LocalDate day) {
        return with(Snapshots.rating(number, day, Moment.NEXT_DAY, 7), null, false, true);
    }

    private static RatingSnapshot with(
            RatingSnapshot any, @Nullable UUID session, @Nullable Boolean stiff, @Nullable Boolean sore) {
        return new RatingSnapshot(
                any.ratingId(),
                any.clientId(),
                any.practiceId(),
                any.revision(),
                any.moment(),
                any.score(),
                session,
                null,
                stiff,
                sore,
                null,
                any.localDay(),
                any.timezone(),
                any.occurredAt(),
                any.receivedAt());
    }

    private void settled() {
        await("the snapshots to be taken in")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Stream.of("plans", "clients", "sessions", "pain-ratings", "client-days")
                        .allMatch(topic -> stack.lag(topic) == 0));
    }

    private void publish(Snapshot snapshot) {
        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
    }
}
