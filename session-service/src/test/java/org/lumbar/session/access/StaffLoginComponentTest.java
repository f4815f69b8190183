package org.lumbar.session.access;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.ForgedTokens;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** A login that a practice's snapshot names works there, without a claim that says so; an operator sees nobody. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class StaffLoginComponentTest {
    private static final String EVENT = "application/cloudevents+json; charset=UTF-8";

    @InjectBackbone
    TestStack stack;

    private final UUID practice = UUID.randomUUID();
    private final UUID client = UUID.randomUUID();
    private final UUID another = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();
    private final String therapist = UUID.randomUUID().toString();
    private final String admin = UUID.randomUUID().toString();

    @BeforeEach
    void aPracticeWithATherapistAnAdministratorAndTwoClients() {
        announce(client, therapist);
        announce(another, "ben");
        practice(1, member(therapist, "THERAPIST", 1), member(admin, "PRACTICE_ADMIN", 1));
        stack.produce(
                "session-events",
                client.toString(),
                Map.of("content-type", EVENT),
                event(client).getBytes(UTF_8));
        settle();
        await("what was known before to be out of date")
                .until(() -> reads("stranger/" + therapist, client).get(0).statusCode() == 200);
    }

    @Test
    void aBoundTherapistReadsExactlyWhatOneWithTheClaimReads() {
        for (UUID of : List.of(client, another, UUID.randomUUID())) {
            assertThat(texts(reads("stranger/" + therapist, of)))
                    .isEqualTo(texts(reads("therapist@" + practice + "/" + therapist, of)));
            assertThat(texts(reads("stranger/" + admin, of)))
                    .isEqualTo(texts(reads("practice-admin@" + practice + "/max", of)));
        }
        assertThat(reads("stranger/" + therapist, another))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(404));
        assertThat(reads("stranger/" + admin, another).get(0).statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsNoLongerInTheListIsNobodyWithinSeconds() {
        // When
        practice(2, member(admin, "PRACTICE_ADMIN", 1));
        settle();

        // Then
        await("what was known to be out of date")
                .until(() -> reads("stranger/" + therapist, client).get(0).statusCode() == 403);
        assertThat(reads("stranger/" + admin, client).get(0).statusCode()).isEqualTo(200);
    }

    @Test
    void anOlderSnapshotChangesNothing() {
        // Given
        practice(3, member(therapist, "THERAPIST", 1));

        // When
        practice(2, member(admin, "PRACTICE_ADMIN", 1));
        settle();

        // Then
        await("what was known to be out of date")
                .until(() -> reads("stranger/" + admin, client).get(0).statusCode() == 403);
        assertThat(reads("stranger/" + therapist, client).get(0).statusCode()).isEqualTo(200);
    }

    @Test
    void ofAPracticeAndAClientWhoseSnapshotsCrossTheNewerBindingCounts() {
        // Given
        String crossing = UUID.randomUUID().toString();
        announceWithLogin(another, crossing, 2);
        practice(4, member(therapist, "THERAPIST", 1), member(crossing, "PRACTICE_ADMIN", 1));
        settle();
        assertThat(reads("stranger/" + crossing, another).get(0).statusCode()).isEqualTo(200);
        assertThat(reads("stranger/" + crossing, client).get(0).statusCode()).isEqualTo(404);

        // When
        practice(5, member(therapist, "THERAPIST", 1), member(crossing, "PRACTICE_ADMIN", 3));
        settle();

        // Then
        await("what was known to be out of date")
                .until(() -> reads("stranger/" + crossing, client).get(0).statusCode() == 200);
    }

    @Test
    void aTokenThatClaimsAnotherPracticeThanItsLoginWorksForHasNoRole() {
        String claims =
                new ForgedTokens(stack.issuer()).with("therapist@" + UUID.randomUUID() + "/anna", "sub", therapist);

        assertThat(given().auth()
                        .oauth2(claims)
                        .get("/v1/clients/" + client + "/sessions")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anOperatorReadsAndSendsNothing() {
        reads("operator/olga", client).forEach(StaffLoginComponentTest::isForbidden);
        isForbidden(as("operator/olga").get("/v1/audit-events"));
        isForbidden(as("operator/olga").get("/v1/clients/" + client + "/audit-events"));
        isForbidden(as("operator/olga").contentType(EVENT).body(event(client)).post("/v1/events"));
    }

    @Test
    void whatCantBeTrueOfAPracticeIsADeadLetterAndChangesNothing() {
        // Given
        UUID other = UUID.randomUUID();
        String good = snapshot(practice, 2, member(admin, "PRACTICE_ADMIN", 1));

        // When
        stack.produce("practices", other.toString(), Map.of(), good.getBytes(UTF_8));
        stack.produce(
                "practices",
                practice.toString(),
                Map.of(),
                snapshot(practice, Long.MAX_VALUE, member(admin, "PRACTICE_ADMIN", 1))
                        .getBytes(UTF_8));
        stack.produce("practices", practice.toString(), Map.of(), null);
        settle();

        // Then
        assertThat(letters(other)).containsExactly("key-mismatch /practiceId");
        assertThat(letters(practice)).containsExactlyInAnyOrder("invalid-field /revision", "malformed-json ");
        assertThat(stack.asService("SELECT revision::text FROM practice WHERE practice_id = '" + practice + "'"))
                .isEqualTo("1");
    }

    private List<String> letters(UUID key) {
        return stack.consume("session-events-dlq").stream()
                .filter(letter -> key.toString().equals(letter.key()))
                .map(letter -> header(letter, "lumbar-code") + " " + header(letter, "lumbar-pointer"))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> letter, String name) {
        return letter.headers().lastHeader(name) == null
                ? ""
                : new String(letter.headers().lastHeader(name).value(), UTF_8);
    }

    private void settle() {
        await("all to be taken in")
                .until(() -> Stream.of("clients", "practices", "session-events")
                                .mapToLong(stack::lag)
                                .sum()
                        == 0);
    }

    private static void isForbidden(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("forbidden");
    }

    private static List<String> texts(List<Response> answers) {
        return answers.stream()
                .map(answer -> answer.statusCode() + answer.asString())
                .toList();
    }

    private List<Response> reads(String who, UUID of) {
        String sessions = "/v1/clients/" + of + "/sessions";
        return List.of(
                as(who).get(sessions),
                as(who).get(sessions + "/" + session),
                as(who).get(sessions + "/" + session + "/guidance"));
    }

    private RequestSpecification as(String who) {
        return given().auth().oauth2(stack.token(who));
    }

    private void practice(long revision, String... members) {
        stack.produce(
                "practices",
                practice.toString(),
                Map.of(),
                snapshot(practice, revision, members).getBytes(UTF_8));
    }

    private static String snapshot(UUID practice, long revision, String... members) {
        return "{\"practiceId\":\"%s\",\"revision\":%d,\"staff\":[%s]}"
                .formatted(practice, revision, Stream.of(members).collect(Collectors.joining(",")));
    }

    private String member(String subject, String role, int day) {
        return "{\"issuer\":\"%s\",\"subject\":\"%s\",\"roles\":[\"%s\"],\"boundAt\":\"2026-11-0%dT08:00:00Z\"}"
                .formatted(stack.issuer(), subject, role, day);
    }

    private void announce(UUID of, String carer) {
        clients(of, 1, carer, "");
    }

    private void announceWithLogin(UUID of, String subject, int day) {
        clients(
                of,
                2,
                "ben",
                "{\"issuer\":\"%s\",\"subject\":\"%s\",\"boundAt\":\"2026-11-0%dT08:00:00Z\"}"
                        .formatted(stack.issuer(), subject, day));
    }

    private void clients(UUID of, int revision, String carer, String logins) {
        String snapshot = """
                {"clientId":"%s","practiceId":"%s","revision":%d,"displayName":"A","timezone":"Europe/Berlin","status":"ACTIVE",\
                "careTeam":["%s"],"lockClearances":[],"logins":[%s]}""".formatted(of, practice, revision, carer, logins);
        stack.produce("clients", of.toString(), Map.of(), snapshot.getBytes(UTF_8));
    }

    private String event(UUID of) {
        return """
                {"specversion":"1.0","id":"%s","source":"urn:lumbar:app:test","subject":"%s","time":"2026-11-02T20:00:00Z",\
                "timezone":"Europe/Berlin","type":"org.lumbar.session.pain-rated.v1",\
                "data":{"sessionId":"%s","moment":"DURING","score":5}}""".formatted(UUID.randomUUID(), of, session);
    }
}
