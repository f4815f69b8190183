package org.lumbar.routine.reminding;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.FinishedSpans;
import org.lumbar.routine.Happenings;
import org.lumbar.routine.PlannedClient;
import org.lumbar.routine.Practice;

/** A client's calendar shows when something is due, and nothing else; nobody but they make it, see it or take it back. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class CalendarFeedComponentTest {
    private static final Pattern UID = Pattern.compile("(?m)^UID:([^\\r]*(?:\\r\\n [^\\r]*)*)\\r\\n");
    private static final int AHEAD = 28;

    @InjectBackbone
    TestStack stack;

    @Inject
    FinishedSpans spans;

    private PlannedClient client;
    private LocalDate today;

    @BeforeEach
    void aClientWithADailyBallPlan() {
        client = new PlannedClient(stack, "ball-or-roller", 14);
        today = client.today;
    }

    @Test
    void theFeedHasEveryDayThatIsPlannedFromTodayOnUnderTheIdOfItsOccurrence() {
        // When
        Response made = make("07:30");
        Response feed = fetch(made.path("path"));

        // Then
        assertThat(feed.statusCode()).isEqualTo(200);
        assertThat(feed.contentType()).isEqualToIgnoringCase("text/calendar;charset=utf-8");
        assertThat(uids(feed)).containsExactlyElementsOf(days(today, AHEAD));
        assertThat(feed.asString())
                .contains("DTSTART:", "BEGIN:VALARM")
                .doesNotContain(
                        "Ball",
                        "ball-or-roller",
                        "Client",
                        client.id.toString(),
                        practice().id().toString());
        assertThat(feed.header("Cache-Control")).isEqualTo("no-store");

        // And who asks again learns that it is the same
        String tag = feed.header("ETag");
        Response again = given().header("If-None-Match", tag).get(made.<String>path("path"));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asString()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
    }

    @Test
    void theClientAloneSeesThatThereIsOneAndTheAddressIsShownOnce() {
        // When
        Response made = make("07:30");
        String path = made.path("path");

        // Then
        assertThat(path.substring(path.lastIndexOf('/') + 1)).hasSizeGreaterThanOrEqualTo(32);
        own().get(door(), client.id)
                .then()
                .statusCode(200)
                .body("times", equalTo(Map.of("am", "07:30")))
                .body("madeAt", equalTo(made.path("madeAt")));
        assertThat(own().get(door(), client.id).asString()).doesNotContain("path", path);
        assertThat(Stream.of(practice().anna(), practice().admin())
                        .map(other -> other.get(door(), client.id).statusCode()))
                .containsOnly(403);
        assertThat(feeds()).doesNotContain(path.substring(path.lastIndexOf('/')));
    }

    @Test
    void aFeedThatIsTakenBackOrReplacedLeadsNowhereLikeOneThatNeverWas() {
        // Given
        String first = make("07:30").path("path");
        String second = make("08:00").path("path");

        // When
        own().delete(door(), client.id).then().statusCode(204);
        own().delete(door(), client.id).then().statusCode(204);

        // Then
        List<String> answers = Stream.of(first, second, FeedResource.PATH + "/nobodys", FeedResource.PATH + "/%20")
                .map(path -> fetch(path))
                .peek(answer -> assertThat(answer.statusCode()).isEqualTo(404))
                .map(answer ->
                        answer.jsonPath().getString("code") + answer.jsonPath().getString("detail"))
                .distinct()
                .toList();
        assertThat(answers).hasSize(1);
        own().get(door(), client.id).then().statusCode(404).body("code", equalTo("calendar-feed-not-found"));
    }

    @Test
    void whatIsDoneOrRestsTodayIsNotThereTodayAndWhatIsLockedIsNotThereAtAll() {
        // Given
        String path = make("07:30").path("path");
        List<String> fromTomorrow = days(today.plusDays(1), AHEAD - 1);

        // When it rests, Then tomorrow it is asked for again
        client.happens.day(today, 0, List.of(Happenings.resting(today)), List.of(), List.of());
        shows(path, fromTomorrow::equals);
        client.happens.day(today, 0, List.of(), List.of(), List.of());
        shows(path, days(today, AHEAD)::equals);

        // When it is done
        client.happens.session(client.planId, today, "GO_ON", "NRS_0_3", "wall-lean", "wall-move");
        shows(path, fromTomorrow::equals);

        // When it is locked
        client.happens.day(today, 0, List.of(), List.of(Happenings.locked(UUID.randomUUID(), today)), List.of());
        shows(path, List::isEmpty);
    }

    @Test
    void nothingIsThereWhileThePlanIsPausedNorOnceItIsOver() {
        // Given
        String path = make("07:30").path("path");

        // When
        plan("pause");
        shows(path, List::isEmpty);
        plan("resume");
        shows(path, days(today, AHEAD)::equals);
        plan("complete");

        // Then
        shows(path, List::isEmpty);
    }

    @Test
    void aYesOfTheScreeningEmptiesIt() {
        // Given
        String path = make("07:30").path("path");
        Map<String, Boolean> answers = Practice.healthy();
        answers.put("fever", true);

        // When
        own().body(Map.of("version", Practice.SCREENING, "answers", answers))
                .post("/v1/clients/{id}/screenings", client.id)
                .then()
                .statusCode(201);

        // Then
        shows(path, List::isEmpty);
    }

    @Test
    void whoReadsItIsInTheAuditAndTheAddressIsInNoSpan() {
        // Given
        String path = make("07:30").path("path");
        String trace = "4bf92f3577b34da6a3ce929d0e0e4799";

        // When
        given().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .get(path)
                .then()
                .statusCode(200);
        own().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .get("/v1/clients/{id}", client.id)
                .then()
                .statusCode(200);

        // Then
        Response audit = own().get("/v1/clients/{id}/audit-events", client.id);
        assertThat(audit.jsonPath().<String>getList("events.agent")).contains(ShowFeed.SUBJECT);
        assertThat(audit.asString()).doesNotContain(path.substring(path.lastIndexOf('/')));
        await("the other request's span").until(() -> !spans.of(trace).isEmpty());
        assertThat(spans.of(trace).toString()).doesNotContain(FeedResource.PATH);
    }

    @Test
    void anErasedClientsFeedIsGone() {
        // Given
        String path = make("07:30").path("path");

        // When
        practice().admin().delete("/v1/clients/{id}", client.id).then().statusCode(204);

        // Then
        assertThat(fetch(path).statusCode()).isEqualTo(404);
        assertThat(feeds()).doesNotContain(client.id.toString());
    }

    @Test
    void whoeverGuessesAndWhoeverAsksTooOftenHasToWait() {
        // Given
        String path = make("07:30").path("path");

        // When
        List<Integer> guesses = IntStream.range(0, 25)
                .mapToObj(any -> from("192.0.2.7", FeedResource.PATH + "/" + UUID.randomUUID()))
                .map(Response::statusCode)
                .toList();
        List<Response> asked =
                IntStream.range(0, 40).mapToObj(any -> from("192.0.2.8", path)).toList();

        // Then
        assertThat(guesses.subList(0, 20)).containsOnly(404);
        assertThat(guesses.subList(20, 25)).containsOnly(429);
        assertThat(from("192.0.2.7", path).statusCode()).isEqualTo(429);
        assertThat(asked.get(0).statusCode()).isEqualTo(200);
        assertThat(asked).anySatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).isNotBlank();
        });
    }

    private Response make(String time) {
        Response made = own().body(Map.of("times", Map.of("am", time))).post(door(), client.id);
        made.then().statusCode(201);
        return made;
    }

    private static Response fetch(String path) {
        return from("192.0.2.1", path);
    }

    private static Response from(String address, String path) {
        return given().urlEncodingEnabled(false)
                .header("X-Forwarded-For", address)
                .get(path);
    }

    private void shows(String path, Predicate<List<String>> expected) {
        await("the feed").pollInterval(Duration.ofMillis(500)).until(() -> {
            Response feed = fetch(path);
            return feed.statusCode() == 200 && expected.test(uids(feed));
        });
    }

    private void plan(String what) {
        practice().anna().post("/v1/plans/{id}/" + what, client.planId).then().statusCode(200);
    }

    private static List<String> uids(Response feed) {
        return UID.matcher(feed.asString())
                .results()
                .map((MatchResult found) -> found.group(1).replace("\r\n ", ""))
                .toList();
    }

    private List<String> days(LocalDate from, int ahead) {
        return IntStream.rangeClosed(0, ahead)
                .mapToObj(day -> client.planId + ":" + from.plusDays(day) + ":am")
                .toList();
    }

    private Practice practice() {
        return client.practice;
    }

    private RequestSpecification own() {
        return practice().client(client.id);
    }

    private String feeds() {
        return String.valueOf(stack.rows().get("calendar_feed"));
    }

    private static String door() {
        return "/v1/clients/{id}/calendar-feed";
    }
}
