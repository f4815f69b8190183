package org.lumbar.routine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.ForgedTokens;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Operations.Operation;

/** Every operation of the matrix once more, with the service's own checks switched off: PostgreSQL alone keeps strangers out. */
@QuarkusTest
@TestProfile(Gullible.Profile.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "routine"))
class WallComponentTest {
    private static final String SECRET = "Ada Canary";

    @InjectBackbone
    TestStack stack;

    private Practice practice;
    private UUID client;
    private String plan;

    @BeforeEach
    void aClientInBensCare() {
        practice = new Practice(stack);
        Gullible.practice = practice.id();
        client = practice.newClient();
        plan = practice.newPlan(client, "eight-steps").path("planId");
        practice.admin()
                .body(Map.of("careTeam", List.of("ben"), "displayName", SECRET))
                .patch("/v1/clients/{id}", client)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "therapist@%1$s/anna",
                "therapist@%1$s/cara",
                "therapist@%2$s/ben",
                "practice-admin@%2$s/max",
                "client@%1$s/%3$s",
                "client@%2$s/%4$s",
                "stranger/%3$s"
            })
    void noStrangerReadsOrChangesARow(String who) {
        // Given
        UUID other = practice.newClient();
        String stranger = who.formatted(practice.id(), UUID.randomUUID(), other, client);
        bind(other);
        Map<String, List<String>> before = rows();

        // When
        List<Response> answers = Stream.concat(
                        Operations.ofClients().stream().map(operation -> ask(operation, stranger)),
                        Stream.of("/v1/clients", "/v1/proposals", "/v1/audit-events")
                                .map(list -> given().auth()
                                        .oauth2(stack.token(stranger))
                                        .get(list)))
                .toList();

        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isNotEqualTo(500);
            assertThat(answer.asString()).doesNotContain(SECRET, "eight-steps");
            assertThat(answer.asString()).doesNotContain("\"clientId\":\"" + client);
        });
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "therapist@%1$s/anna",
                "practice-admin@%2$s/max",
                "client@%1$s/%3$s",
                "operator/olga",
                "stranger/eve"
            })
    void nobodyButItsAdministratorReadsOrChangesWhoWorksForAPractice(String who) {
        // Given
        practice.admin()
                .body(Map.of("role", "THERAPIST", "name", SECRET))
                .post("/v1/practices/{id}/invitations", practice.id())
                .then()
                .statusCode(201);
        stack.asOwner(
                "insert into practice_login (practice_id, login_id, issuer, subject, role, bound_at, invitation_id)"
                        + " select practice_id, gen_random_uuid(), 'x', invitation_id, role, now(), invitation_id"
                        + " from practice_invitation where practice_id = '" + practice.id() + "'");
        String stranger = who.formatted(practice.id(), UUID.randomUUID(), client);
        Map<String, List<String>> before = rows();

        // When
        List<Response> answers = Operations.ofPractices().stream()
                .map(operation -> ask(operation, stranger))
                .toList();

        // Then
        assertThat(answers)
                .hasSize(5)
                .allSatisfy(answer -> assertThat(answer.asString()).doesNotContain(SECRET, "issuer", "invitationId"));
        assertThat(rows()).isEqualTo(before);
        assertThat(practice.admin()
                        .get("/v1/practices/{id}/logins", practice.id())
                        .asString())
                .contains(SECRET);
    }

    /** Without a token whoever asks has every role here, and without a subject no row. */
    @Test
    void whoHasNoTokenReadsOrChangesNoRow() {
        // Given
        Map<String, List<String>> before = rows();

        // When
        List<Response> answers = Stream.concat(
                        Operations.ofClients().stream().map(operation -> operation.ask(given(), client, plan)),
                        Stream.of("/v1/clients", "/v1/proposals", "/v1/audit-events")
                                .map(list -> given().get(list)))
                .toList();

        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isNotEqualTo(500);
            assertThat(answer.asString()).doesNotContain(SECRET, "\"clientId\":\"" + client);
        });
        assertThat(rows()).isEqualTo(before);
    }

    /** The check of the token is the framework's, and comes before all that is switched off here. */
    @ParameterizedTest
    @EnumSource
    void whoHasATokenThatCantBeTrustedGetsNoFurtherThanTheDoor(ForgedTokens.Flaw flaw) {
        // Given
        String bad = new ForgedTokens(stack.issuer()).flawed("practice-admin@" + practice.id() + "/max", flaw);
        Map<String, List<String>> before = rows();

        // When
        List<Response> answers = Operations.guarded().stream()
                .map(operation -> operation.ask(given().auth().oauth2(bad), client, plan))
                .toList();

        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.asString()).doesNotContain(SECRET);
        });
        assertThat(rows()).isEqualTo(before);
    }

    /** The login of that name, without any claim, is the client. */
    private void bind(UUID to) {
        stack.asOwner(
                "insert into client_login (client_id, login_id, practice_id, issuer, subject, bound_at, invitation_id)"
                        + " select client_id, gen_random_uuid(), practice_id, '" + stack.issuer() + "', '" + to
                        + "', now(), gen_random_uuid() from client where client_id = '" + to + "'");
    }

    /** Else the test above would pass on a service that answers nobody. */
    @Test
    void theCarerAndTheAdministratorAreServedThroughTheWall() {
        for (String who : List.of("therapist@%s/ben", "practice-admin@%s/max")) {
            String carer = who.formatted(practice.id());
            assertThat(given().auth()
                            .oauth2(stack.token(carer))
                            .get("/v1/clients/{id}", client)
                            .asString())
                    .contains(SECRET);
            assertThat(given().auth()
                            .oauth2(stack.token(carer))
                            .get("/v1/plans/{id}", plan)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void theServiceOwnsNothingAndChangesNoAudit() {
        List<String> tables = List.copyOf(stack.rows().keySet());

        assertThat(stack.asService("SELECT count(*)::text FROM pg_tables WHERE tableowner = current_user"))
                .isEqualTo("0");
        assertThat(tables)
                .allSatisfy(table -> assertThat(
                                stack.asService("SELECT has_table_privilege('" + table + "', 'TRUNCATE')::text"))
                        .isEqualTo("false"));
        for (String audit : List.of("audit_event", "audit_list")) {
            assertThat(stack.asService(
                            "SELECT has_table_privilege('%1$s', 'UPDATE')::text || has_table_privilege('%1$s', 'DELETE')::text"
                                    .formatted(audit)))
                    .isEqualTo("falsefalse");
        }
    }

    @Test
    void everyTableAboutAClientOrAPracticeIsBehindTheWall() {
        assertThat(stack.asService(TestStack.OUTSIDE_THE_WALL)).isEqualTo("none");
    }

    private Response ask(Operation operation, String who) {
        return operation.ask(given().auth().oauth2(stack.token(who)), client, plan, practice.id());
    }

    private Map<String, List<String>> rows() {
        return SettledRows.of(stack);
    }
}
