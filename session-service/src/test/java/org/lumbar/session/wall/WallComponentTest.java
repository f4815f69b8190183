package org.lumbar.session.wall;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Every read once more, with the service's own checks switched off: PostgreSQL alone keeps strangers out. */
@QuarkusTest
@TestProfile(Gullible.Profile.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "session"))
class WallComponentTest {
    @InjectBackbone
    TestStack stack;

    private final UUID practice = UUID.randomUUID();
    private final UUID elsewhere = UUID.randomUUID();
    private final UUID client = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();

    @BeforeEach
    void aClientInAnnasCareWithASession() {
        Gullible.practice = practice;
        stack.produce("clients", client.toString(), Map.of(), """
            {"clientId":"%s","practiceId":"%s","revision":1,"displayName":"A","timezone":"Europe/Berlin","status":"ACTIVE",\
            "careTeam":["anna"],"lockClearances":[]}\
            """.formatted(client, practice)
                .getBytes(UTF_8));
        stack.produce(
                "session-events",
                client.toString(),
                Map.of("content-type", "application/cloudevents+json; charset=UTF-8"),
                """
                {"specversion":"1.0","id":"%s","source":"urn:lumbar:app:test","subject":"%s","time":"2026-11-02T20:00:00Z",\
                "timezone":"Europe/Berlin","type":"org.lumbar.session.started.v1","data":{"sessionId":"%s","planId":"%s",\
                "occurrenceId":"%s/2026-11-02/am"}}\
                """.formatted(UUID.randomUUID(), client, session, UUID.randomUUID(), UUID.randomUUID())
                        .getBytes(UTF_8));
        await("both are known").until(() -> stack.lag("clients") == 0 && stack.lag("session-events") == 0);
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
        String stranger = who.formatted(practice, elsewhere, client);

        for (String read : reads()) {
            Response answer = get(stranger, read);
            assertThat(answer.statusCode()).as(read).isNotEqualTo(500);
            assertThat(answer.asString()).as(read).doesNotContain("\"sessionId\":\"" + session, "2026-11-02");
        }
    }

    /** Else the test above would pass on a service that answers nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"therapist@%1$s/anna", "practice-admin@%1$s/max", "client@%1$s/%3$s"})
    void whoMaySeeTheClientIsServedThroughTheWall(String who) {
        Response answer =
                get(who.formatted(practice, elsewhere, client), "/v1/clients/" + client + "/sessions/" + session);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).contains(session.toString());
    }

    @Test
    void requestsWriteNothingAndTheServiceOwnsNothing() {
        List<String> tables = List.copyOf(stack.rows().keySet());

        assertThat(tables).allSatisfy(table -> {
            assertThat(stack.asService("SELECT has_table_privilege('" + table + "', 'TRUNCATE')::text"))
                    .isEqualTo("false");
            assertThat(stack.asService("SELECT has_table_privilege(current_user || '_caller', '" + table
                            + "', 'INSERT, UPDATE, DELETE')::text"))
                    .isEqualTo("false");
        });
        assertThat(stack.asService("SELECT count(*)::text FROM pg_tables WHERE tableowner = current_user"))
                .isEqualTo("0");
    }

    @Test
    void everyTableAboutAClientOrAPracticeIsBehindTheWall() {
        assertThat(stack.asService(TestStack.OUTSIDE_THE_WALL)).isEqualTo("none");
    }

    /** Without a token whoever asks has every role here, and without a subject no row. */
    @Test
    void whoHasNoTokenReadsNoRow() {
        for (String read : reads()) {
            Response answer = given().get(read);
            assertThat(answer.statusCode()).as(read).isNotIn(401, 500);
            assertThat(answer.asString()).as(read).doesNotContain("\"sessionId\":\"" + session, "2026-11-02");
        }
    }

    /** The check of the token is the framework's, and comes before all that is switched off here. */
    @ParameterizedTest
    @EnumSource
    void whoHasATokenThatCantBeTrustedGetsNoFurtherThanTheDoor(ForgedTokens.Flaw flaw) {
        String bad = new ForgedTokens(stack.issuer()).flawed("practice-admin@" + practice + "/max", flaw);

        for (String read : reads()) {
            Response answer = given().auth().oauth2(bad).get(read);
            assertThat(answer.statusCode()).as(read).isEqualTo(401);
            assertThat(answer.asString()).as(read).doesNotContain("2026-11-02");
        }
    }

    /** All that the document has: a new one is asked from its first day. */
    private List<String> reads() {
        return new ApiDocument(given().get("/q/openapi?format=json").asString())
                .operations().stream()
                        .filter(operation -> operation.startsWith("GET "))
                        .map(operation -> operation
                                .substring("GET ".length())
                                .replace("{clientId}", client.toString())
                                .replace("{sessionId}", session.toString()))
                        .toList();
    }

    private Response get(String who, String path) {
        return given().auth().oauth2(stack.token(who)).get(path);
    }
}
