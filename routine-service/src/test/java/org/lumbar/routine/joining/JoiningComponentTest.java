package org.lumbar.routine.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.ForgedTokens;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Joining;
import org.lumbar.routine.Practice;

/** Somebody whom nobody has given any rights gets a code, and is the client. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class JoiningComponentTest {
    @InjectBackbone
    TestStack stack;

    private Stranger one;
    private Practice practice;
    private Joining joining;
    private UUID client;
    private String sam;

    @BeforeEach
    void aClientAndAStranger() {
        one = Stranger.beside(stack);
        practice = one.practice();
        joining = one.joining();
        client = one.client();
        sam = one.sam();
    }

    @Test
    void aStrangerWhoRedeemsACodeIsTheClientFromThenOn() {
        // Given
        assertThat(one.today(sam).statusCode()).isEqualTo(403);
        Response invited = joining.invite(client);

        // When
        Response joined = Joining.redeem(stack, sam, invited.path("code"));

        // Then
        assertThat(joined.statusCode()).isEqualTo(200);
        assertThat(joined.jsonPath().getMap(""))
                .isEqualTo(Map.of(
                        "roles", List.of("client"),
                        "practiceId", practice.id().toString(),
                        "clientId", client.toString()));
        assertThat(one.today(sam).statusCode()).isEqualTo(200);
        assertThat(one.states()).containsExactly("REDEEMED by max");
        assertThat(one.history())
                .containsExactly("CLIENT_REGISTERED by max", "LOGIN_BOUND by " + Stranger.subject(sam));
        assertThat(one.published().path("logins"))
                .hasSize(1)
                .allSatisfy(login -> assertThat(login.path("issuer").textValue() + " "
                                + login.path("subject").textValue())
                        .isEqualTo(stack.issuer() + " " + Stranger.subject(sam)));
        assertThat(practice.admin()
                        .get("/v1/clients/{id}/audit-events", client)
                        .jsonPath()
                        .getList("events.collect { it.agent + ' ' + it.role + ' ' + it.operation }"))
                .contains(Stranger.subject(sam) + " client POST /v1/invitations/redeem");
    }

    @Test
    void whoIsSomebodyAlreadyBecomesNobodyElse() {
        // Given
        UUID other = practice.newClient();
        joining.join(other, sam, stack);

        // Then
        for (String taken : List.of(
                sam,
                "therapist@" + practice.id() + "/anna",
                "event-producer@" + practice.id() + "/gateway",
                "client@" + practice.id() + "/" + other,
                "client@" + UUID.randomUUID() + "/" + client)) {
            Response invited = joining.invite(client);
            Response answer = Joining.redeem(stack, taken, invited.path("code"));
            assertThat(answer.statusCode()).as(taken).isEqualTo(409);
            assertThat(answer.jsonPath().getString("code")).isEqualTo("login-not-free");
            one.revoke(invited.path("invitationId")).then().statusCode(204);
        }
        assertThat(one.logins()).isEmpty();
        Joining.redeem(
                        stack,
                        "client@" + practice.id() + "/" + client,
                        joining.invite(client).path("code"))
                .then()
                .statusCode(200);
    }

    @Test
    void aRevokedLoginIsNobodyAndMayBeAnotherClientLater() {
        // Given
        joining.join(client, sam, stack);
        one.today(sam).then().statusCode(200);

        // When
        joining.revokeLogin(client, sam);

        // Then
        assertThat(one.today(sam).statusCode()).isEqualTo(403);
        assertThat(one.published().path("logins")).isEmpty();
        UUID other = practice.newClient();
        joining.join(other, sam, stack);
        assertThat(one.today(sam).statusCode()).isEqualTo(404);
    }

    @Test
    void aTokenThatClaimsAnotherClientThanItsLoginIsBoundToHasNoRole() {
        // Given
        joining.join(client, sam, stack);
        UUID other = practice.newClient();
        ForgedTokens forged = new ForgedTokens(stack.issuer());
        String claims = forged.with("client@" + practice.id() + "/" + other, "sub", Stranger.subject(sam));
        String ownClaims = forged.with("client@" + practice.id() + "/" + client, "sub", Stranger.subject(sam));

        // Then
        assertThat(Stranger.todayBy(claims, other).statusCode()).isEqualTo(403);
        assertThat(Stranger.todayBy(claims, client).statusCode()).isEqualTo(403);
        assertThat(Stranger.todayBy(ownClaims, client).statusCode()).isEqualTo(200);
    }

    @Test
    void aClientHasTenLoginsAtMostAndTenOpenInvitations() {
        // Given
        IntStream.range(0, 10).forEach(any -> joining.join(client, "stranger/" + UUID.randomUUID(), stack));

        // When
        Response eleventh = Joining.redeem(stack, sam, joining.invite(client).path("code"));
        IntStream.range(0, 9).forEach(any -> joining.invite(client));
        Response tooMany = practice.anna().post("/v1/clients/{id}/invitations", client);

        // Then
        assertThat(eleventh.statusCode()).isEqualTo(409);
        assertThat(eleventh.jsonPath().getString("code")).isEqualTo("too-many-logins");
        assertThat(tooMany.statusCode()).isEqualTo(409);
        assertThat(tooMany.jsonPath().getString("code")).isEqualTo("too-many-invitations");
    }

    @Test
    void anErasureRemovesLoginsAndInvitationsAndTheReceiptNamesThem() {
        // Given
        joining.join(client, sam, stack);

        // When
        practice.admin().delete("/v1/clients/{id}", client).then().statusCode(204);

        // Then
        assertThat(stack.rows().get("client_login")).noneMatch(row -> row.contains(Stranger.subject(sam)));
        assertThat(stack.rows().get("client_invitation")).noneMatch(row -> row.contains(client.toString()));
        await("nobody").until(() -> one.today(sam).statusCode() == 403);
        await("a receipt")
                .until(() -> practice
                        .admin()
                        .get("/v1/erasures/{id}", client)
                        .jsonPath()
                        .<Map<String, Object>>getList("receipts[0].removed")
                        .stream()
                        .collect(Collectors.toMap(each -> each.get("what"), each -> each.get("count")))
                        .entrySet()
                        .containsAll(Map.<Object, Object>of("logins", 1, "invitations", 1)
                                .entrySet()));
    }

    @Test
    void loginsThatARelayOfAnEarlierReleaseLeftOutArePublishedAgain() {
        // Given
        joining.join(client, sam, stack);
        long before = one.published().path("revision").longValue();
        await("it to be noted")
                .until(() -> stack.asService(
                                "select logins_revision::text from client where client_id = '" + client + "'")
                        .equals(Long.toString(before)));

        // When
        stack.asOwner("update client set logins_revision = 0 where client_id = '" + client + "'");

        // Then
        await("the next revision").until(() -> one.published().path("revision").longValue() == before + 1);
        assertThat(one.published().path("logins")).hasSize(1);
    }
}
