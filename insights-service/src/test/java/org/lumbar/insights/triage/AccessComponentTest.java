package org.lumbar.insights.triage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.ExportedMetrics;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;
import org.lumbar.insights.wall.Pages;

/** The API, and who gets what from it. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class AccessComponentTest {

    private static final UUID NEIGHBOUR = Snapshots.id(0xc002);
    private static final UUID ELSEWHERE = Snapshots.id(0xa002);
    private static final String ANNA = "therapist@" + Snapshots.practice() + "/anna";
    private static final String ADMIN = "practice-admin@" + Snapshots.practice() + "/max";
    private static boolean published;

    private final LocalDate today = LocalDay.today(Clock.systemUTC(), Snapshots.ZONE);

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/")
    URI home;

    @BeforeEach
    void publish() {
        if (published) {
            return;
        }
        PlanSnapshot plan = Snapshots.daily(today.minusDays(3), 30, Snapshots.step("knead", "KNEAD", null, null));
        Stream.of(
                        Published.client(Snapshots.client(), Snapshots.practice(), "Ada", 1, "anna"),
                        Published.client(NEIGHBOUR, Snapshots.practice(), "Bo", 1, "ben"),
                        Published.client(Snapshots.id(0xc003), ELSEWHERE, "Zoe", 1, "anna"),
                        plan,
                        Snapshots.session(1, today.minusDays(3), null, "knead"),
                        Snapshots.session(2, today.minusDays(1), null, "knead"),
                        Snapshots.rating(1, today.minusDays(3), Moment.BEFORE, 6),
                        Snapshots.rating(2, today.minusDays(1), Moment.AD_HOC, 3))
                .forEach(this::publish);
        await("the snapshots to be taken in")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Stream.of("plans", "clients", "sessions", "pain-ratings")
                                .mapToLong(stack::lag)
                                .sum()
                        == 0);
        published = true;
    }

    @Test
    void everyMetricIsOnTheListThatAlertsAndDashboardsAreCheckedAgainst() {
        // Given: counters of requests are there after the first one, whatever became of it
        given().get("/v1/clients");
        // When
        List<String> exported = ExportedMetrics.in(
                given().get(stack.management("/q/metrics")).then().extract().asString());
        // Then
        assertThat(exported).isEqualTo(ExportedMetrics.listed("insights-service", exported));
    }

    @Test
    void aTherapistSeesWhoIsInTheirCareWithConsistencyPainAndUpToWhenThereIsData() {
        as(ANNA).get("/v1/clients")
                .then()
                .statusCode(200)
                .body("items.displayName", contains("Ada"))
                .body("items[0].consistency28d.completed", equalTo(2))
                .body("items[0].consistency28d.denominator", equalTo(3))
                .body("items[0].pain.value", contains(6.0f, 3.0f))
                .body("items[0].dataUpTo", notNullValue())
                .body("nextCursor", nullValue());
    }

    @Test
    void whoAsksWhilePostgresqlIsAwayIsAskedToComeBack() {
        // Given
        stack.stopPostgres();
        // When
        Response answer = as(ANNA).get("/v1/clients");
        stack.startPostgres();
        // Then
        answer.then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body("code", equalTo("temporarily-unavailable"));
        await("the same request to succeed")
                .atMost(Duration.ofSeconds(20))
                .until(() -> as(ANNA).get("/v1/clients").statusCode() == 200
                        && given().get(stack.management("/q/health/ready")).statusCode() == 200);
    }

    @Test
    void anAdminPagesThroughThePracticeAndNoFurther() {
        String cursor = as(ADMIN)
                .get("/v1/clients?limit=1")
                .then()
                .body("items.displayName", contains("Ada"))
                .extract()
                .path("nextCursor");
        as(ADMIN)
                .get("/v1/clients?limit=1&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("items.displayName", contains("Bo"))
                .body("items[0].pain", empty())
                .body("nextCursor", nullValue());
    }

    @Test
    void consistencyComesInThreeWindowsWithItsCounts() {
        as(ANNA).get("/v1/clients/" + Snapshots.client() + "/consistency")
                .then()
                .statusCode(200)
                .body("asOf", equalTo(today.toString()))
                .body("plans", hasSize(1))
                .body("plans[0].windows.window", contains("7d", "28d", "plan"))
                .body("plans[0].windows[0].value", equalTo(2 / 3f))
                .body("plans[0].windows[0].band", equalTo("PARTIAL"))
                .body("plans[0].counts.COMPLETED", equalTo(2))
                .body("plans[0].counts.MISSED", equalTo(1))
                .body("plans[0].counts.PENDING", equalTo(1))
                .body("barred", empty());
        as(ANNA).get("/v1/clients/" + Snapshots.client() + "/consistency?asOf=" + today.minusDays(30))
                .then()
                .body("plans[0].windows[2].value", nullValue())
                .body("plans[0].windows[2].reason", equalTo("nothing-scheduled"));
    }

    @Test
    void dailyPainCanBeNarrowedToSomeDays() {
        as(ANNA).get("/v1/clients/" + Snapshots.client() + "/pain?from=" + today.minusDays(2))
                .then()
                .statusCode(200)
                .body("daily.localDay", contains(today.minusDays(1).toString()))
                .body("daily[0].value", equalTo(3.0f))
                .body("daily[0].ratings", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"consistency", "pain"})
    void whoMayNotSeeAClientLearnsNothingNotEvenThatThereIsOne(String what) {
        String path = "/v1/clients/" + Snapshots.client() + "/" + what;
        String ben = "therapist@" + Snapshots.practice() + "/ben";
        String foreignAdmin = "practice-admin@" + ELSEWHERE + "/eve";
        String foreignAnna = "therapist@" + ELSEWHERE + "/anna";
        String neighbour = "client@" + Snapshots.practice() + "/" + NEIGHBOUR;
        Stream.of(ben, foreignAdmin, foreignAnna, neighbour)
                .forEach(who -> refused(as(who).get(path).then(), 404, "client-not-found"));
        refused(as(ANNA).get("/v1/clients/" + Snapshots.id(0xdead) + "/" + what).then(), 404, "client-not-found");
        refused(as(ANNA).get("/v1/clients/nonsense/" + what).then(), 404, "client-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"consistency", "pain"})
    void clientsReadTheirOwnDataOnly(String what) {
        String ada = "client@" + Snapshots.practice() + "/" + Snapshots.client();
        as(ada).get("/v1/clients/" + Snapshots.client() + "/" + what).then().statusCode(200);
        refused(as(ada).get("/v1/clients/" + NEIGHBOUR + "/" + what).then(), 404, "client-not-found");
    }

    @Test
    void theWrongRoleIsForbiddenAndNoTokenIsUnauthenticated() {
        String ada = "client@" + Snapshots.practice() + "/" + Snapshots.client();
        String gateway = "event-producer@" + Snapshots.practice() + "/gateway";
        refused(as(ada).get("/v1/clients").then(), 403, "forbidden");
        refused(as(gateway).get("/v1/clients").then(), 403, "forbidden");
        refused(as(gateway).get("/v1/clients/" + Snapshots.client() + "/pain").then(), 403, "forbidden");
        refused(given().get("/v1/clients").then(), 401, "unauthenticated");
        refused(given().auth().oauth2("no.such.token").get("/v1/clients").then(), 401, "unauthenticated");
    }

    @Test
    void badParametersAreNamed() {
        String pain = "/v1/clients/" + Snapshots.client() + "/pain";
        String consistency = "/v1/clients/" + Snapshots.client() + "/consistency";
        Map.of(
                        pain + "?from=yesterday",
                        "/from",
                        pain + "?from=2026-02-30",
                        "/from",
                        pain + "?from=2026-02-02&to=2026-02-01",
                        "/from",
                        consistency + "?asOf=" + today.plusDays(2),
                        "/asOf",
                        "/v1/clients?limit=0",
                        "/limit",
                        "/v1/clients?cursor=%25",
                        "/cursor")
                .forEach((path, pointer) -> refused(
                                as(ANNA).urlEncodingEnabled(false).get(path).then(), 400, "invalid-parameter")
                        .body("errors.pointer", contains(pointer)));
    }

    @Test
    void healthAndApiDocumentsAreOpen() {
        given().get(stack.management("/q/health")).then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
        given().get("/q/swagger-ui/").then().statusCode(200);
    }

    private RequestSpecification as(String username) {
        return given().auth().oauth2(stack.token(username));
    }

    private static ValidatableResponse refused(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("title", notNullValue());
    }

    @Test
    void whoeverIsListedOrShownIsInTheAudit() throws Exception {
        // When
        as(ANNA).get("/v1/clients").then().statusCode(200);
        as(ANNA).get("/v1/alerts").then().statusCode(200);
        as(ANNA).get("/v1/clients/" + Snapshots.client() + "/pain").then().statusCode(200);
        Pages pages = Pages.signedIn(home, ANNA);
        assertThat(pages.read("/")).contains("Ada");
        assertThat(pages.read("/clients/" + Snapshots.client())).contains("Ada");

        // Then
        List<String> operations = as(ADMIN)
                .queryParam("client", Snapshots.client())
                .queryParam("agent", "anna")
                .get("/v1/audit-events")
                .jsonPath()
                .getList("events.operation");
        assertThat(operations).contains("GET /v1/clients", "GET /v1/clients/{id}/pain", "GET /", "GET /clients/{id}");
        assertThat(as("practice-admin@" + ELSEWHERE + "/max")
                        .get("/v1/audit-events")
                        .asString())
                .doesNotContain(Snapshots.client().toString());
    }

    private void publish(Snapshot snapshot) {
        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
    }
}
