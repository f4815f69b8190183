package org.lumbar.insights.wall;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.ApiDocument;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.backbone.api.StoredDocument;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;

/**
 * Every operation of the API document, every page, every export and the live streams, each asked by somebody else: whoever got something
 * about the client is in the client's audit, and while that can't be written nobody gets anything.
 */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
@Timeout(120)
class EveryWayOutComponentTest {
    private static final String SECRET = "Ada Canary";
    private static final UUID SESSION = Snapshots.id(0x5e01);
    private static final String REPORT = "/clients/" + Snapshots.client() + "/report";
    private static final String PAGES = "org.lumbar.insights.dashboard.PagesResource";

    private final LocalDate today = LocalDay.today(Clock.systemUTC(), Snapshots.ZONE);

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/")
    URI home;

    private int readers;
    private String alert = "";

    @BeforeEach
    void aClientWithAnAlert() {
        Stream.of(
                        Published.client(Snapshots.client(), Snapshots.practice(), SECRET, 1, "anna"),
                        Snapshots.daily(today.minusDays(3), 30, Snapshots.step("knead", "KNEAD", null, null)),
                        Snapshots.session(1, today.minusDays(3), null, "knead"),
                        Snapshots.rating(1, today.minusDays(3), Moment.BEFORE, 9))
                .forEach(this::publish);
        await("an alert that stays").atMost(Duration.ofSeconds(60)).until(() -> !alert().isEmpty());
        alert = alert();
    }

    /** Run with {@code -Dapi.store=true} to store what has changed. */
    @Test
    void theApiDocumentIsTheOneThatTheContractHasStored() {
        String running = given().get("/q/openapi?format=json").asString();

        List<String> both = StoredDocument.both("insights-service", running, java.nio.file.Path.of(".."));

        assertThat(both.get(1)).isEqualTo(both.get(0));
    }

    @Test
    void everyOperationThatAnswersAboutTheClientIsInTheirAudit() {
        Set<String> about = new TreeSet<>();
        for (String operation : operations()) {
            // Given
            String reader = "operation" + readers++;

            // When
            Response answer = ask(operation, reader);

            // Then
            assertThat(answer.statusCode())
                    .as(operation + " " + answer.asString())
                    .isLessThan(300);
            if (isAbout(address(operation)) || isAbout(answer.asString())) {
                about.add(operation);
                assertThat(seen(reader)).as(operation).contains(withoutIds(address(operation)));
            }
        }
        assertThat(about)
                .contains(
                        "GET /v1/clients",
                        "GET /v1/alerts",
                        "GET /v1/audit-events",
                        "PUT /v1/alerts/{id}/acknowledgement",
                        "GET /v1/alerts/{id}/acknowledgement",
                        "DELETE /v1/alerts/{id}/acknowledgement",
                        "GET /v1/clients/{clientId}/facts.ndjson",
                        "GET /v1/clients/{clientId}/timeline.csv");
    }

    @Test
    void everyPageThatShowsTheClientIsInTheirAudit() throws Exception {
        Set<String> about = new TreeSet<>();
        for (String page : pages()) {
            // Given
            String reader = "page" + readers++;
            Pages pages = Pages.signedIn(home, "practice-admin@" + Snapshots.practice() + "/" + reader);

            // When
            HttpResponse<String> shown = pages.open(page);

            // Then
            if (isAbout(shown.body())) {
                about.add(page);
                assertThat(seen(reader))
                        .as(page)
                        .contains("GET " + withoutIds(shown.uri().getPath()));
            }
        }
        assertThat(about)
                .contains(
                        "/",
                        "/clients/" + Snapshots.client(),
                        REPORT,
                        "/clients/" + Snapshots.client() + "/sessions/" + SESSION);
    }

    @Test
    void whatALiveStreamPushesIsInTheAuditBeforeItArrives() throws Exception {
        // Given
        String reader = "stream" + readers++;
        try (BufferedReader stream = listen(reader)) {
            // When
            change();

            // Then
            assertThat(next(stream)).contains(Snapshots.client().toString());
            assertThat(seen(reader)).contains("GET /v1/live");
        }
    }

    @Test
    void nothingLeavesByAnyWayWhileTheAuditCantBeWritten() throws Exception {
        // Given
        String reader = "nobody" + readers++;
        BufferedReader stream = listen(reader);
        String service = stack.database().user();
        stack.asOwner("REVOKE INSERT ON audit_event FROM " + service);
        List<Response> answers = new ArrayList<>();
        try (stream) {
            // When
            operations().stream()
                    .filter(operation -> operation.contains("{clientId}"))
                    .forEach(operation -> answers.add(ask(operation, reader)));
            change();

            // Then
            assertThat(answers).isNotEmpty().allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(isAbout(answer.asString())).isFalse();
            });
            assertThat(next(stream)).isEmpty();
        } finally {
            stack.asOwner("GRANT INSERT ON audit_event TO " + service);
        }
    }

    /** One that came and went is shown to nobody. */
    private String alert() {
        return stack.asService("SELECT coalesce(max(client_id || ':' || alert_id), '') FROM alert"
                + " WHERE holds AND code = 'SEVERE_PAIN' AND client_id = '" + Snapshots.client() + "'");
    }

    /** All but the stream, which has no end. */
    private List<String> operations() {
        return new ApiDocument(given().get("/q/openapi?format=json").asString())
                .operations().stream()
                        .filter(operation -> !operation.endsWith("/live"))
                        .toList();
    }

    /** A new one is asked from its first day; one whose address names something else needs its id here. */
    private String address(String operation) {
        return operation.replace("{clientId}", Snapshots.client().toString()).replace("{id}", alert);
    }

    private Response ask(String operation, String reader) {
        String[] parts = address(operation).split(" ", -1);
        var request = given().auth().oauth2(stack.token("practice-admin@" + Snapshots.practice() + "/" + reader));
        return parts[0].equals("GET")
                ? request.get(parts[1])
                : request.contentType("application/json").body("{}").request(parts[0], parts[1]);
    }

    /** Those that the class of pages has, but for streams. */
    private static List<String> pages() throws ClassNotFoundException {
        Stream<String> ofOne = Arrays.stream(Class.forName(PAGES).getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(GET.class))
                .filter(method -> !method.isAnnotationPresent(Produces.class)
                        || !List.of(method.getAnnotation(Produces.class).value())
                                .contains(MediaType.SERVER_SENT_EVENTS))
                .map(method -> method.isAnnotationPresent(Path.class)
                        ? method.getAnnotation(Path.class).value()
                        : "")
                .map(path -> "/"
                        + path.replace("{clientId}", Snapshots.client().toString())
                                .replace("{sessionId}", SESSION.toString()));
        return Stream.concat(ofOne, Stream.of(REPORT)).sorted().toList();
    }

    private static boolean isAbout(String answer) {
        return answer.contains(SECRET) || answer.contains(Snapshots.client().toString());
    }

    /** What that reader did with the client, as the audit has it, on separate lines. */
    private List<String> seen(String reader) {
        return stack.asService("SELECT coalesce(string_agg(operation, E'\\n'), '') FROM ("
                        + "SELECT operation, agent FROM audit_event WHERE client_id = '" + Snapshots.client() + "'"
                        + " UNION ALL SELECT operation, agent FROM audit_list WHERE '" + Snapshots.client()
                        + "' = ANY (client_ids)) AS either WHERE agent = '" + reader + "'")
                .lines()
                .map(operation -> operation.replace("%3A", ":"))
                .toList();
    }

    private static String withoutIds(String text) {
        return text.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "{id}");
    }

    private BufferedReader listen(String reader) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(home.resolve("/v1/live"))
                .header(
                        "Authorization",
                        "Bearer " + stack.token("practice-admin@" + Snapshots.practice() + "/" + reader))
                .build();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new BufferedReader(new InputStreamReader(
                http.send(request, BodyHandlers.ofInputStream()).body(), UTF_8));
    }

    /** As the intake says it when it commits. */
    private void change() {
        stack.asService("SELECT count(pg_notify('lumbar_client_changed', '" + Snapshots.practice() + " "
                + Snapshots.client() + "'))::text");
    }

    /** The next thing that is said; empty if the stream ends, or breaks off, without a word. */
    private static String next(BufferedReader stream) {
        try {
            String line = stream.readLine();
            while (line != null && !line.startsWith("data:")) {
                line = stream.readLine();
            }
            return line == null ? "" : line;
        } catch (IOException brokenOff) {
            return "";
        }
    }

    private void publish(Snapshot snapshot) {
        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
    }
}
