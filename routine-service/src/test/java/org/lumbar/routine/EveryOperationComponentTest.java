package org.lumbar.routine;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.lumbar.routine.Operations.For;
import org.lumbar.routine.Operations.Operation;

/** Who may what: every operation of the API document, asked by everybody whom it is for and by every kind of stranger. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class EveryOperationComponentTest {
    private static final UUID UNKNOWN = UUID.fromString("00000000-0000-7000-8000-0000000000aa");

    @InjectBackbone
    TestStack stack;

    private Practice practice;
    private Practice elsewhere;
    private ForgedTokens forged;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    /** Registered for anna, and in ben's care since. */
    private UUID client;

    private String plan;

    @BeforeEach
    void aClientWhoHasLeftAnnasCare() {
        practice = new Practice(stack);
        elsewhere = new Practice(stack);
        forged = new ForgedTokens(stack.issuer());
        client = practice.newClient();
        plan = practice.newPlan(client, "eight-steps").path("planId");
        practice.admin()
                .body(Map.of("careTeam", List.of("ben")))
                .patch("/v1/clients/{id}", client)
                .then()
                .statusCode(200);
    }

    @Test
    void everyOperationIsInTheMatrix() {
        String document = given().get("/q/openapi?format=json").then().extract().asString();

        assertThat(new ApiDocument(document).operations())
                .isEqualTo(Operations.byName().keySet());
    }

    @Test
    void whoHasNoTokenIsNobody() {
        for (Operation operation : Operations.guarded()) {
            isRefused(operation.ask(given(), client, plan), 401, "unauthenticated", operation);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoHasATokenThatCantBeTrustedIsNobody(ForgedTokens.Flaw flaw) {
        String bad = forged.flawed(admin(practice), flaw);

        for (Operation operation : Operations.guarded()) {
            Response answer = operation.ask(given().auth().oauth2(bad), client, plan);
            assertThat(answer.statusCode()).as(operation.name()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "(absent)"})
    void whoseTokenNamesNobodyHasNoRole(String subject) {
        for (String role : List.of("client", "therapist", "practice-admin")) {
            String username = role + "@" + practice.id() + "/" + client;
            String nobody = forged.with(username, "sub", subject.equals("(absent)") ? null : subject);

            for (Operation operation : Operations.withRoles()) {
                isRefused(operation.ask(given().auth().oauth2(nobody), client, plan), 403, "forbidden", operation);
            }
        }
    }

    @Test
    void whoHasAnotherRoleIsForbidden() {
        for (Operation operation : Operations.withRoles()) {
            isRefused(as("event-producer@" + practice.id() + "/gateway", operation), 403, "forbidden", operation);
            isRefused(
                    operation.ask(
                            given().auth()
                                    .oauth2(forged.with(admin(practice), "roles", List.of("owner", "Practice-Admin"))),
                            client,
                            plan),
                    403,
                    "forbidden",
                    operation);
            if (!Set.of(For.CLIENTS, For.CLIENTS_TOO, For.CLIENTS_AND_ADMINS)
                    .contains(requireNonNull(operation.audience()))) {
                isRefused(as("client@" + practice.id() + "/" + client, operation), 403, "forbidden", operation);
            }
            if (!Set.of(For.CLINICIANS, For.CLIENTS_TOO).contains(requireNonNull(operation.audience()))) {
                isRefused(as("therapist@" + practice.id() + "/ben", operation), 403, "forbidden", operation);
            }
            if (operation.audience() == For.OPERATORS || operation.audience() == For.CLIENTS) {
                isRefused(as(admin(practice), operation), 403, "forbidden", operation);
            }
            if (operation.audience() != For.OPERATORS && operation.audience() != For.ADMINS_AND_OPERATORS) {
                isRefused(as("operator/olga", operation), 403, "forbidden", operation);
            }
        }
    }

    @Test
    void everyStrangerIsAnsweredAsIfThereWereNoSuchClientOrPlan() {
        String before = practice.admin().get("/v1/clients/{id}", client).asString();
        for (Operation operation : Operations.ofClients()) {
            for (String stranger : strangers(operation)) {
                Response answer = as(stranger, operation);
                assertThat(answer.statusCode())
                        .as(operation.name() + " by " + stranger)
                        .isEqualTo(404);
                assertThat(withoutIds(answer))
                        .as(operation.name() + " by " + stranger)
                        .isEqualTo(withoutIds(
                                operation.ask(given().auth().oauth2(token(stranger)), UNKNOWN, UNKNOWN.toString())));
                assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            }
        }
        assertThat(practice.admin().get("/v1/clients/{id}", client).asString()).isEqualTo(before);
    }

    @Test
    void whoeverTheyAreForIsServedAndNobodyOnTheWayKeepsIt() {
        boolean changed = true;
        for (Operation operation : Operations.guarded()) {
            for (String caller : audience(operation)) {
                if (changed) {
                    aClientWhoHasLeftAnnasCare();
                }
                changed = !operation.name().startsWith("GET ");
                Response answer = as(caller.formatted(practice.id(), client), operation);
                assertThat(answer.statusCode())
                        .as(operation.name() + " by " + caller)
                        .isNotIn(401, 403)
                        .isLessThan(500);
                assertThat(answer.asString())
                        .as(operation.name() + " by " + caller)
                        .doesNotContain("client-not-found", "plan-not-found");
                assertThat(answer.header("Cache-Control")).as(operation.name()).isEqualTo("no-store");
            }
        }
    }

    @Test
    void listsShowStrangersNothing() {
        for (String path : List.of("/v1/clients", "/v1/proposals")) {
            for (String stranger : List.of(
                    "therapist@" + practice.id() + "/anna", "therapist@" + elsewhere.id() + "/ben", admin(elsewhere))) {
                Response answer = given().auth().oauth2(token(stranger)).get(path);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.asString()).doesNotContain(client.toString());
            }
            String nowhere = forged.with(admin(practice), "lumbar_practice", null);
            assertThat(given().auth().oauth2(nowhere).get(path).asString()).doesNotContain(client.toString());
        }
    }

    @Test
    void whoRegistersAClientAgainSeesThemOnlyIfTheyMayAndElseThatTheIdIsTaken() {
        // Given
        Map<String, Object> body = Practice.clientBody(client);

        // When
        Response byCarer = practice.as("therapist", "ben").body(body).post("/v1/clients");
        Response byAdmin = practice.admin().body(body).post("/v1/clients");
        Response byFormerCarer = practice.anna().body(body).post("/v1/clients");
        Response byColleague = practice.as("therapist", "cara").body(body).post("/v1/clients");
        Response elsewhereAgain = elsewhere.anna().body(body).post("/v1/clients");
        Response byFormerCarerWithAnotherBody = practice.anna()
                .body(Map.of("clientId", client, "displayName", "Z", "timezone", "UTC", "careTeam", List.of("anna")))
                .post("/v1/clients");

        // Then
        assertThat(List.of(byCarer, byAdmin)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.jsonPath().getList("careTeam")).containsExactly("ben");
        });
        assertThat(List.of(byFormerCarer, byColleague, byFormerCarerWithAnotherBody))
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(409);
                    assertThat(answer.asString()).isEqualTo(elsewhereAgain.asString());
                });
    }

    @Test
    void anotherPracticesErasedClientIsAnUnknownOne() {
        // Given
        practice.admin().delete("/v1/clients/{id}", client).then().statusCode(204);
        String nowhere = forged.with(admin(practice), "lumbar_practice", null);

        // Then
        practice.admin().delete("/v1/clients/{id}", client).then().statusCode(204);
        for (Operation operation : Operations.ofClients()) {
            int status = operation.audience() == For.CLIENTS ? 403 : 404; // forbidden to every administrator
            Response byStranger = as(admin(elsewhere), operation);
            assertThat(byStranger.statusCode()).as(operation.name()).isEqualTo(status);
            assertThat(withoutIds(byStranger))
                    .as(operation.name())
                    .isEqualTo(withoutIds(operation.ask(
                            given().auth().oauth2(token(admin(elsewhere))), UNKNOWN, UNKNOWN.toString())));
            assertThat(operation
                            .ask(given().auth().oauth2(nowhere), client, plan)
                            .statusCode())
                    .as(operation.name())
                    .isEqualTo(status);
        }
    }

    private List<String> audience(Operation operation) {
        return switch (operation.audience()) {
            case ADMINS -> List.of("practice-admin@%s/max");
            case OPERATORS -> List.of("operator/olga");
            case ADMINS_AND_OPERATORS -> List.of("practice-admin@%s/max", "operator/olga");
            case CLIENTS -> List.of("client@%s/%s");
            case CLINICIANS -> List.of("practice-admin@%s/max", "therapist@%s/ben");
            case CLIENTS_AND_ADMINS -> List.of("practice-admin@%s/max", "client@%s/%s");
            case CLIENTS_TOO -> List.of("practice-admin@%s/max", "therapist@%s/ben", "client@%s/%s");
            case SIGNED_IN -> List.of("practice-admin@%s/max", "event-producer@%s/gateway", "stranger/sam");
        };
    }

    /** With a role that the operation takes, and no right to see the client. */
    private List<String> strangers(Operation operation) {
        List<String> admins = List.of(admin(elsewhere));
        List<String> therapists = List.of(
                admin(elsewhere),
                "therapist@" + practice.id() + "/cara",
                "therapist@" + practice.id() + "/anna",
                "therapist@" + elsewhere.id() + "/ben");
        List<String> clients =
                List.of("client@" + practice.id() + "/" + UUID.randomUUID(), "client@" + elsewhere.id() + "/" + client);
        return switch (operation.audience()) {
            case SIGNED_IN, OPERATORS, ADMINS_AND_OPERATORS -> List.of();
            case ADMINS -> admins;
            case CLINICIANS -> therapists;
            case CLIENTS -> clients;
            case CLIENTS_AND_ADMINS ->
                Stream.concat(admins.stream(), clients.stream()).toList();
            case CLIENTS_TOO ->
                Stream.concat(therapists.stream(), clients.stream()).toList();
        };
    }

    private Response as(String username, Operation operation) {
        return operation.ask(given().auth().oauth2(token(username)), client, plan, practice.id());
    }

    private String token(String username) {
        return tokens.computeIfAbsent(username, forged::good);
    }

    private static String admin(Practice of) {
        return "practice-admin@" + of.id() + "/max";
    }

    private String withoutIds(Response answer) {
        return answer.asString()
                .replace(client.toString(), "<id>")
                .replace(plan, "<id>")
                .replace(UNKNOWN.toString(), "<id>");
    }

    private static void isRefused(Response answer, int status, String code, Operation operation) {
        assertThat(answer.statusCode()).as(operation.name()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("code")).as(operation.name()).isEqualTo(code);
        assertThat(answer.header("Cache-Control")).as(operation.name()).isEqualTo("no-store");
    }
}
