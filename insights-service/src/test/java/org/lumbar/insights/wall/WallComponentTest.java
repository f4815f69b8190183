package org.lumbar.insights.wall;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.ApiDocument;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.ForgedTokens;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;

/** Every operation and page once more, with the service's own checks switched off: PostgreSQL alone keeps strangers out. */
@QuarkusTest
@TestProfile(Gullible.Profile.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "insights"))
class WallComponentTest {
    private static final UUID ELSEWHERE = Snapshots.id(0xa002);
    private static final String SECRET = "Ada Canary";
    private static boolean published;

    private final LocalDate today = LocalDay.today(Clock.systemUTC(), Snapshots.ZONE);

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/")
    URI home;

    @BeforeEach
    void publish() {
        Gullible.practice = Snapshots.practice();
        if (published) {
            return;
        }
        Stream.of(
                        Published.client(Snapshots.client(), Snapshots.practice(), SECRET, 1, "anna"),
                        Snapshots.daily(today.minusDays(3), 30, Snapshots.step("knead", "KNEAD", null, null)),
                        Snapshots.session(1, today.minusDays(3), null, "knead"),
                        Snapshots.rating(1, today.minusDays(3), Moment.BEFORE, 9))
                .forEach(this::publish);
        await("the client to be shown")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(get("therapist@" + Snapshots.practice() + "/anna", "/v1/clients")
                                .asString())
                        .contains(SECRET));
        published = true;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "therapist@%1$s/ben",
                "therapist@%2$s/anna",
                "practice-admin@%2$s/max",
                "client@%2$s/%3$s",
                "client@%1$s/00000000-0000-4000-8000-00000000000a"
            })
    void noStrangerReadsARow(String who) {
        String stranger = stranger(who);

        for (String read : reads()) {
            Response answer = get(stranger, read);
            assertThat(answer.statusCode()).as(read).isNotEqualTo(500);
            assertThat(answer.asString())
                    .as(read)
                    .doesNotContain(SECRET, "knead", "\"clientId\":\"" + Snapshots.client());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"therapist@%1$s/ben", "therapist@%2$s/anna", "practice-admin@%2$s/max"})
    void noStrangerSeesAPage(String who) throws Exception {
        Pages pages = Pages.signedIn(home, stranger(who));
        for (String page : pages()) {
            assertThat(pages.read(page)).as(page).doesNotContain(SECRET, "knead", "went wrong");
        }
    }

    @Test
    void noStrangerAcknowledges() {
        Map<String, List<String>> before = rows();

        for (String who : List.of("therapist@%1$s/ben", "therapist@%2$s/anna", "practice-admin@%2$s/max")) {
            for (String alert : alerts()) {
                Response answer = given().auth()
                        .oauth2(stack.token(stranger(who)))
                        .contentType("application/json")
                        .body("{}")
                        .put("/v1/alerts/" + alert + "/acknowledgement");
                assertThat(answer.statusCode()).isIn(403, 404);
                Response undone = given().auth()
                        .oauth2(stack.token(stranger(who)))
                        .delete("/v1/alerts/" + alert + "/acknowledgement");
                assertThat(undone.statusCode()).isIn(403, 404);
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    /** Else the tests above would pass on a service that answers nobody. */
    @Test
    void whoMaySeeTheClientIsServedThroughTheWall() throws Exception {
        String anna = "therapist@" + Snapshots.practice() + "/anna";

        assertThat(get(anna, "/v1/clients/" + Snapshots.client() + "/pain").asString())
                .contains("9");
        Pages pages = Pages.signedIn(home, anna);
        assertThat(pages.read("/")).contains(SECRET);
        assertThat(pages.read("/clients/" + Snapshots.client())).contains(SECRET);
    }

    @Test
    void everyTableAboutAClientOrAPracticeIsBehindTheWallAndTheServiceOwnsNone() {
        assertThat(stack.asService(TestStack.OUTSIDE_THE_WALL)).isEqualTo("none");
        assertThat(stack.asService("SELECT count(*)::text FROM pg_tables WHERE tableowner = current_user"))
                .isEqualTo("0");
        assertThat(List.copyOf(stack.rows().keySet()))
                .allSatisfy(table -> assertThat(
                                stack.asService("SELECT has_table_privilege('" + table + "', 'TRUNCATE')::text"))
                        .isEqualTo("false"));
    }

    /** With every role, and without a subject: the API shows no row. A page asks for an identity token as well. */
    @Test
    void whoHasNoTokenReadsNoRow() {
        for (String page : pages()) {
            assertThat(given().redirects().follow(false).get(page).statusCode())
                    .as(page)
                    .isEqualTo(302);
        }
        Gullible.nobodyHasEveryRole = true;
        try {
            for (String read : reads()) {
                Response answer = given().get(read);
                assertThat(answer.statusCode()).as(read).isNotIn(401, 500);
                assertThat(answer.asString())
                        .as(read)
                        .doesNotContain(SECRET, "knead", "\"clientId\":\"" + Snapshots.client());
            }
        } finally {
            Gullible.nobodyHasEveryRole = false;
        }
    }

    /** The check of the token is the framework's, and comes before all that is switched off here. */
    @ParameterizedTest
    @EnumSource
    void whoHasATokenThatCantBeTrustedGetsNoFurtherThanTheDoor(ForgedTokens.Flaw flaw) {
        String bad = new ForgedTokens(stack.issuer()).flawed("practice-admin@" + Snapshots.practice() + "/max", flaw);

        for (String read : reads()) {
            Response answer = given().auth().oauth2(bad).get(read);
            assertThat(answer.statusCode()).as(read).isEqualTo(401);
            assertThat(answer.asString()).as(read).doesNotContain(SECRET, "knead");
        }
    }

    /** All pages that can be read and have an end. */
    private static List<String> pages() {
        return Pages.PATHS.stream()
                .filter(page -> page.startsWith("GET ") && !page.endsWith("/live"))
                .map(page -> page.substring("GET ".length())
                        .replace("{clientId}", Snapshots.client().toString())
                        .replace("{sessionId}", Snapshots.id(0x5e01).toString()))
                .filter(page -> !page.startsWith("/sign"))
                .toList();
    }

    private static String stranger(String who) {
        return who.formatted(Snapshots.practice(), ELSEWHERE, Snapshots.client());
    }

    /** All that the document has but the stream, which has no end: a new one is asked from its first day. */
    private List<String> reads() {
        return new ApiDocument(given().get("/q/openapi?format=json").asString())
                .operations().stream()
                        .filter(operation -> operation.startsWith("GET ") && !operation.endsWith("/live"))
                        .map(operation -> operation
                                .substring("GET ".length())
                                .replace("{clientId}", Snapshots.client().toString())
                                .replaceAll("\\{\\w+}", Snapshots.id(1).toString()))
                        .toList();
    }

    private List<String> alerts() {
        List<String> ids = new ArrayList<>();
        stack.rows().getOrDefault("alert", List.of()).forEach(row -> {
            String[] columns = row.replace("(", "").split(",");
            ids.add(columns[0] + ":" + columns[1]);
        });
        assertThat(ids).isNotEmpty();
        return ids;
    }

    /** The audit, and what is worked out again by itself, left out. */
    private Map<String, List<String>> rows() {
        Map<String, List<String>> rows = stack.rows();
        rows.keySet().retainAll(List.of("acknowledgement", "acknowledgement_entry", "alert", "care", "client"));
        return rows;
    }

    private Response get(String who, String path) {
        return given().auth().oauth2(stack.token(who)).get(path);
    }

    private void publish(Snapshot snapshot) {
        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
    }
}
