package org.lumbar.insights.access;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.ForgedTokens;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.OwnIds;

/** A login that a client's snapshot names is the client, without a claim that says so. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class BoundLoginComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> FOR_CLIENTS =
            List.of("/v1/clients/%s/consistency", "/v1/clients/%s/pain", "/v1/clients/%s/progress");
    private static final List<String> FOR_CLINICIANS =
            List.of("/v1/clients/%s/timeline", "/v1/clients", "/v1/alerts", "/v1/live");

    @InjectBackbone
    TestStack stack;

    private final UUID practice = UUID.randomUUID();
    private final UUID client = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final String own = UUID.randomUUID().toString();
    private final String anothers = UUID.randomUUID().toString();
    private final String revoked = UUID.randomUUID().toString();

    @BeforeEach
    void twoClientsWithLogins() {
        publish(client, 1, own, revoked);
        publish(other, 1, anothers);
        await("both").atMost(PATIENCE).until(() -> stack.lag("clients") == 0);
        // Connections that a test before has cut are found one by one.
        await("both to be served")
                .atMost(PATIENCE)
                .until(() -> get(own, FOR_CLIENTS.get(0), client).statusCode() == 200
                        && get(anothers, FOR_CLIENTS.get(0), other).statusCode() == 200);
    }

    @Test
    void aLoginReadsItsOwnClientAndNobodyElse() {
        for (String path : FOR_CLIENTS) {
            assertThat(get(own, path, client).statusCode()).as(path).isEqualTo(200);
            assertThat(get(own, path, other).statusCode()).as(path).isEqualTo(404);
            assertThat(get(anothers, path, client).statusCode()).as(path).isEqualTo(404);
        }
        for (String path : FOR_CLINICIANS) {
            assertThat(get(own, path, client).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(given().auth()
                        .oauth2(stack.token("practice-admin@" + practice + "/max"))
                        .get("/v1/clients/{id}/audit-events", client)
                        .jsonPath()
                        .getList("events.collect { it.agent + ' ' + it.role }"))
                .contains(own + " client");
    }

    @Test
    void aRevokedLoginIsNobodyWithinSeconds() {
        // Given
        String path = FOR_CLIENTS.get(0);
        assertThat(get(revoked, path, client).statusCode()).isEqualTo(200);

        // When
        publish(client, 2, own);

        // Then
        await("it to be revoked")
                .atMost(PATIENCE)
                .until(() -> get(revoked, path, client).statusCode() == 403);
        assertThat(get(own, path, client).statusCode()).isEqualTo(200);
    }

    @Test
    void ofARevisionThatAnOlderReleaseHasTakenInNoLoginCounts() {
        // Given
        String path = FOR_CLIENTS.get(0);
        assertThat(get(own, path, client).statusCode()).isEqualTo(200);

        // When
        stack.asOwner("UPDATE client SET revision = 2 WHERE client_id = '" + client + "'");

        // Then
        await("what was known to be out of date")
                .atMost(PATIENCE)
                .until(() -> get(own, path, client).statusCode() == 403);
        publish(client, 3, own);
        await("the next revision")
                .atMost(PATIENCE)
                .until(() -> get(own, path, client).statusCode() == 200);
    }

    @Test
    void ofTwoClientsWhoseSnapshotsCrossTheNewerBindingCounts() {
        // Given
        publish(client, 2, own);
        stack.produce(
                "clients",
                other.toString(),
                Map.of(),
                snapshot(other, 2, login(own, "2026-11-02T08:00:00Z")).getBytes(UTF_8));
        await("both").atMost(PATIENCE).until(() -> stack.lag("clients") == 0);

        // Then
        await("what was known before to be out of date")
                .atMost(PATIENCE)
                .until(() -> get(own, FOR_CLIENTS.get(0), other).statusCode() == 200);
        assertThat(get(own, FOR_CLIENTS.get(0), client).statusCode()).isEqualTo(404);
    }

    @Test
    void aTokenThatClaimsAnotherClientThanItsLoginIsBoundToHasNoRole() {
        ForgedTokens forged = new ForgedTokens(stack.issuer());
        String claimsOther = forged.with("client@" + practice + "/" + other, "sub", own);
        String claimsItself = forged.with("client@" + practice + "/" + client, "sub", own);

        assertThat(by(claimsOther, FOR_CLIENTS.get(0), other).statusCode()).isEqualTo(403);
        assertThat(by(claimsItself, FOR_CLIENTS.get(0), client).statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverCantBeLookedUpIsAskedToComeBack() {
        // Given
        String stranger = stack.token("stranger/" + UUID.randomUUID());

        // When
        stack.stopPostgres();
        Response answer = by(stranger, FOR_CLIENTS.get(0), client);
        stack.startPostgres();

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("temporarily-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        await("it to be known again")
                .atMost(PATIENCE)
                .until(() -> by(stranger, FOR_CLIENTS.get(0), client).statusCode() == 403);
    }

    private Response get(String subject, String path, UUID of) {
        return by(stack.token("stranger/" + subject), path, of);
    }

    private static Response by(String token, String path, UUID of) {
        return given().auth().oauth2(token).get(path.formatted(of));
    }

    private void publish(UUID of, int revision, String... subjects) {
        String logins = List.of(subjects).stream()
                .map(subject -> login(subject, "2026-11-01T08:00:00Z"))
                .collect(Collectors.joining(","));
        stack.produce(
                "clients",
                of.toString(),
                Map.of(),
                snapshot(of, revision, logins).getBytes(UTF_8));
    }

    private String login(String subject, String boundAt) {
        return "{\"issuer\":\"%s\",\"subject\":\"%s\",\"boundAt\":\"%s\"}".formatted(stack.issuer(), subject, boundAt);
    }

    private String snapshot(UUID of, int revision, String logins) {
        return """
                {"clientId":"%s","practiceId":"%s","revision":%d,"displayName":"A","timezone":"Europe/Berlin","status":"ACTIVE",\
                "careTeam":["anna"],"lockClearances":[],"logins":[%s]}""".formatted(of, practice, revision, logins);
    }
}
