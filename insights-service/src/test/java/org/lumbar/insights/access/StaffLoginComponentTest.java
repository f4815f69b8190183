package org.lumbar.insights.access;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.ApiDocument;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.ForgedTokens;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.PageVisitor;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.wall.Pages;

/** A login that a practice's snapshot names works there, on the API and on the pages, without a claim that says so; an operator sees nobody. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class StaffLoginComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NAME = "Ada Canary";

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/")
    URI home;

    private final UUID practice = UUID.randomUUID();
    private final UUID client = UUID.randomUUID();
    private final UUID another = UUID.randomUUID();
    private final String therapist = UUID.randomUUID().toString();
    private final String admin = UUID.randomUUID().toString();

    @BeforeEach
    void aPracticeWithATherapistAnAdministratorAndTwoClients() {
        client(client, therapist);
        client(another, "ben");
        practice(1, member(therapist, "THERAPIST"), member(admin, "PRACTICE_ADMIN"));
        settle();
        await("what was known before to be out of date")
                .atMost(PATIENCE)
                .until(() ->
                        get("stranger/" + therapist, "/v1/clients").asString().contains(NAME));
    }

    @Test
    void aBoundTherapistReadsExactlyWhatOneWithTheClaimReads() {
        for (UUID of : List.of(client, another, UUID.randomUUID())) {
            for (String read : reads(of)) {
                assertThat(text("stranger/" + therapist, read))
                        .as(read)
                        .isEqualTo(text("therapist@" + practice + "/" + therapist, read));
            }
        }
        assertThat(get("stranger/" + therapist, "/v1/clients").asString())
                .contains(client.toString())
                .doesNotContain(another.toString());
        assertThat(get("stranger/" + admin, "/v1/clients").asString()).contains(client.toString(), another.toString());
        assertThat(get("stranger/" + therapist, "/v1/audit-events").statusCode())
                .isEqualTo(403);
        assertThat(get("stranger/" + admin, "/v1/audit-events").statusCode()).isEqualTo(200);
    }

    @Test
    void aBoundTherapistOpensTheDashboard() throws Exception {
        PageVisitor visitor = PageVisitor.signedIn(home, "stranger/" + therapist);

        assertThat(visitor.open("/").body()).contains(NAME, client.toString()).doesNotContain(another.toString());
        assertThat(visitor.open("/clients/" + client).statusCode()).isEqualTo(200);
        assertThat(visitor.open("/clients/" + another).statusCode()).isEqualTo(404);
    }

    @Test
    void whoIsNoLongerInTheListIsNobodyWithinSeconds() {
        // When
        practice(2, member(admin, "PRACTICE_ADMIN"));
        practice(1, member(admin, "PRACTICE_ADMIN"), member(therapist, "THERAPIST"));
        settle();

        // Then
        await("what was known to be out of date")
                .atMost(PATIENCE)
                .until(() -> get("stranger/" + therapist, "/v1/clients").statusCode() == 403);
        assertThat(get("stranger/" + admin, "/v1/clients").statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenThatClaimsAnotherPracticeThanItsLoginWorksForHasNoRole() {
        String claims =
                new ForgedTokens(stack.issuer()).with("therapist@" + UUID.randomUUID() + "/anna", "sub", therapist);

        assertThat(given().auth().oauth2(claims).get("/v1/clients").statusCode())
                .isEqualTo(403);
    }

    @Test
    void anOperatorReadsNothingAndSeesNoPage() throws Exception {
        for (String read : reads(client)) {
            Response answer = get("operator/olga", read);
            assertThat(answer.statusCode()).as(read).isEqualTo(403);
            assertThat(answer.jsonPath().getString("code")).as(read).isEqualTo("forbidden");
        }
        PageVisitor visitor = PageVisitor.signedIn(home, "operator/olga");
        for (String page : Pages.PATHS) {
            if (page.startsWith("GET ") && !page.contains("/sign") && !page.endsWith("/live")) {
                String path = page.substring("GET ".length())
                        .replace("{clientId}", client.toString())
                        .replace("{sessionId}", UUID.randomUUID().toString());
                assertThat(visitor.open(path).statusCode()).as(page).isEqualTo(403);
            }
        }
    }

    @Test
    void whatCantBeTrueOfAPracticeIsADeadLetterAndChangesNothing() {
        // Given
        UUID other = UUID.randomUUID();

        // When
        stack.produce(
                "practices",
                other.toString(),
                Map.of(),
                snapshot(2, member(admin, "PRACTICE_ADMIN")).getBytes(UTF_8));
        practice(Long.MAX_VALUE, member(admin, "PRACTICE_ADMIN"));
        practice(3, member(admin, "OPERATOR"));
        stack.produce("practices", practice.toString(), Map.of(), null);
        settle();

        // Then
        assertThat(letters(other)).containsExactly("key-mismatch ");
        assertThat(letters(practice))
                .containsExactly("invalid-field /revision", "invalid-field /staff/0/roles/0", "malformed-json ");
        assertThat(stack.asService("SELECT revision::text FROM practice WHERE practice_id = '" + practice + "'"))
                .isEqualTo("1");
    }

    private List<String> letters(UUID key) {
        return stack.consume("insights-dlq").stream()
                .filter(letter -> key.toString().equals(letter.key()))
                .map(letter -> header(letter, "lumbar-code") + " " + header(letter, "lumbar-pointer"))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> letter, String name) {
        return letter.headers().lastHeader(name) == null
                ? ""
                : new String(letter.headers().lastHeader(name).value(), UTF_8);
    }

    /** All that the document has: the stream has no end for those whom it takes. */
    private List<String> reads(UUID of) {
        return new ApiDocument(given().get("/q/openapi?format=json").asString())
                .operations().stream()
                        .filter(operation -> operation.startsWith("GET ") && !operation.endsWith("/live"))
                        .map(operation -> operation
                                .substring("GET ".length())
                                .replace("{clientId}", of.toString())
                                .replaceAll("\\{\\w+}", of.toString()))
                        .toList();
    }

    private String text(String who, String path) {
        Response answer = get(who, path);
        return answer.statusCode() + answer.asString();
    }

    private Response get(String who, String path) {
        return given().auth().oauth2(stack.token(who)).get(path);
    }

    private void settle() {
        await("all to be taken in")
                .atMost(PATIENCE)
                .until(() -> stack.lag("clients") == 0 && stack.lag("practices") == 0);
    }

    private void practice(long revision, String... members) {
        stack.produce(
                "practices",
                practice.toString(),
                Map.of(),
                snapshot(revision, members).getBytes(UTF_8));
    }

    private String snapshot(long revision, String... members) {
        return "{\"practiceId\":\"%s\",\"revision\":%d,\"staff\":[%s]}"
                .formatted(practice, revision, Stream.of(members).collect(Collectors.joining(",")));
    }

    private String member(String subject, String role) {
        return "{\"issuer\":\"%s\",\"subject\":\"%s\",\"roles\":[\"%s\"],\"boundAt\":\"2026-11-01T08:00:00Z\"}"
                .formatted(stack.issuer(), subject, role);
    }

    private void client(UUID of, String carer) {
        String snapshot = """
                {"clientId":"%s","practiceId":"%s","revision":1,"displayName":"%s","timezone":"Europe/Berlin","status":"ACTIVE",\
                "careTeam":["%s"],"lockClearances":[]}""".formatted(of, practice, NAME, carer);
        stack.produce("clients", of.toString(), Map.of(), snapshot.getBytes(UTF_8));
    }
}
