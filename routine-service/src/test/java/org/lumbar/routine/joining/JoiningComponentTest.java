package org.lumbar.routine.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
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
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "routine"))
class JoiningComponentTest {
    private static final String INVALID_CODE = "0000-0000-0000-0000";

    @InjectBackbone
    TestStack stack;

    private Practice practice;
    private Joining joining;
    private UUID client;
    private String sam;

    @BeforeEach
    void aClientAndAStranger() {
        practice = new Practice(stack);
        joining = new Joining(practice);
        client = practice.newClient();
        sam = "stranger/" + UUID.randomUUID();
    }

    @Test
    void aStrangerWhoRedeemsACodeIsTheClientFromThenOn() {
        // Given
        assertThat(today(sam).statusCode()).isEqualTo(403);
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
        assertThat(today(sam).statusCode()).isEqualTo(200);
        assertThat(states()).containsExactly("REDEEMED by max");
        assertThat(history()).containsExactly("CLIENT_REGISTERED by max", "LOGIN_BOUND by " + subject(sam));
        assertThat(published().path("logins"))
                .hasSize(1)
                .allSatisfy(login -> assertThat(login.path("issuer").textValue() + " "
                                + login.path("subject").textValue())
                        .isEqualTo(stack.issuer() + " " + subject(sam)));
        assertThat(practice.admin()
                        .get("/v1/clients/{id}/audit-events", client)
                        .jsonPath()
                        .getList("events.collect { it.agent + ' ' + it.role + ' ' + it.operation }"))
                .contains(subject(sam) + " client POST /v1/invitations/redeem");
    }

    @Test
    void aCodeIsTakenHoweverItIsTyped() {
        String code = joining.invite(client).path("code");

        assertThat(Joining.redeem(
                                stack,
                                sam,
                                " " + code.toLowerCase(java.util.Locale.ROOT).replace("-", " "))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void redeemingAgainIsTheSameAsOnceForTheSameLoginAndNoCodeForOthers() {
        // Given
        String code = joining.invite(client).path("code");
        Joining.redeem(stack, sam, code).then().statusCode(200);

        // When
        Response again = Joining.redeem(stack, sam, code);
        Response anotherCode = Joining.redeem(stack, sam, joining.invite(client).path("code"));
        Response byAnother = Joining.redeem(stack, "stranger/" + UUID.randomUUID(), code);

        // Then
        assertThat(List.of(again, anotherCode))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(byAnother.statusCode()).isEqualTo(404);
        assertThat(logins()).containsExactly(subject(sam));
    }

    @Test
    void ofTwoAtOnceOneIsTheClient() {
        String code = joining.invite(client).path("code");

        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(any -> Joining.redeem(stack, "stranger/" + UUID.randomUUID(), code)
                        .statusCode())
                .toList();

        assertThat(statuses).containsOnlyOnce(200).hasSize(8);
        assertThat(statuses.stream().filter(status -> status == 404)).hasSize(7);
        assertThat(logins()).hasSize(1);
    }

    @Test
    void aLoginThatRedeemsTwoCodesAtOnceIsOneClientOrTheOther() {
        List<String> codes = IntStream.range(0, 6)
                .mapToObj(any -> joining.invite(practice.newClient()).<String>path("code"))
                .toList();

        List<Integer> statuses = codes.parallelStream()
                .map(code -> Joining.redeem(stack, sam, code).statusCode())
                .toList();

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(stack.rows().get("client_login"))
                .filteredOn(row -> row.contains(subject(sam)))
                .hasSize(1);
    }

    @Test
    void usedRevokedExpiredUnknownAndMalformedCodesAreRefusedAlike() {
        // Given
        Response used = joining.invite(client);
        Joining.redeem(stack, "stranger/" + UUID.randomUUID(), used.path("code"));
        Response revoked = joining.invite(client);
        revoke(revoked.path("invitationId")).then().statusCode(204);
        revoke(revoked.path("invitationId")).then().statusCode(204);
        Response expired = joining.invite(client);
        stack.asOwner("update client_invitation set expires_at = now() - interval '1 second' where invitation_id = '"
                + expired.path("invitationId") + "'");
        Response ofAnErased = joiningOfAnErasedClient();

        // When
        List<String> answers = new ArrayList<>();
        for (String code : List.<String>of(
                used.path("code"),
                revoked.path("code"),
                expired.path("code"),
                ofAnErased.path("code"),
                INVALID_CODE,
                "?")) {
            Response answer = Joining.redeem(stack, "stranger/" + UUID.randomUUID(), code);
            answers.add(answer.statusCode() + answer.asString());
        }

        // Then
        assertThat(answers).allMatch(answer -> answer.startsWith("404") && answer.contains("invitation-not-valid"));
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(states()).containsExactly("REDEEMED by max", "REVOKED by max", "EXPIRED by max");
        assertThat(revoke(used.path("invitationId")).jsonPath().getString("code"))
                .isEqualTo("invitation-redeemed");
        assertThat(logins()).hasSize(1);
    }

    @Test
    void afterFiveWrongCodesALoginHasToWaitEvenWithTheRightOne() {
        // Given
        String code = joining.invite(client).path("code");

        // When
        List<Integer> wrong = IntStream.range(0, 5)
                .mapToObj(any -> Joining.redeem(stack, sam, INVALID_CODE).statusCode())
                .toList();
        Response right = Joining.redeem(stack, sam, code);

        // Then
        assertThat(wrong).containsOnly(404);
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.jsonPath().getString("code")).isEqualTo("too-many-codes");
        assertThat(Integer.parseInt(right.header("Retry-After"))).isBetween(800, 900);
        assertThat(Joining.redeem(stack, "stranger/" + UUID.randomUUID(), code).statusCode())
                .isEqualTo(200);
    }

    @Test
    void afterTwentyWrongCodesAnAddressHasToWaitWhoeverComesFromIt() {
        String address = "203.0.113.7";

        List<Integer> statuses = IntStream.range(0, 21)
                .mapToObj(
                        any -> Joining.from(stack, "stranger/" + UUID.randomUUID(), UUID.randomUUID() + ", " + address)
                                .body(Map.of("code", INVALID_CODE))
                                .post("/v1/invitations/redeem")
                                .statusCode())
                .toList();

        assertThat(statuses.subList(0, 20)).containsOnly(404);
        assertThat(statuses.get(20)).isEqualTo(429);
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
            revoke(invited.path("invitationId")).then().statusCode(204);
        }
        assertThat(logins()).isEmpty();
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
        today(sam).then().statusCode(200);

        // When
        joining.revokeLogin(client, sam);

        // Then
        assertThat(today(sam).statusCode()).isEqualTo(403);
        assertThat(published().path("logins")).isEmpty();
        UUID other = practice.newClient();
        joining.join(other, sam, stack);
        assertThat(today(sam).statusCode()).isEqualTo(404);
    }

    @Test
    void aTokenThatClaimsAnotherClientThanItsLoginIsBoundToHasNoRole() {
        // Given
        joining.join(client, sam, stack);
        UUID other = practice.newClient();
        ForgedTokens forged = new ForgedTokens(stack.issuer());
        String claims = forged.with("client@" + practice.id() + "/" + other, "sub", subject(sam));
        String ownClaims = forged.with("client@" + practice.id() + "/" + client, "sub", subject(sam));

        // Then
        assertThat(todayBy(claims, other).statusCode()).isEqualTo(403);
        assertThat(todayBy(claims, client).statusCode()).isEqualTo(403);
        assertThat(todayBy(ownClaims, client).statusCode()).isEqualTo(200);
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
        assertThat(stack.rows().get("client_login")).noneMatch(row -> row.contains(subject(sam)));
        assertThat(stack.rows().get("client_invitation")).noneMatch(row -> row.contains(client.toString()));
        await("nobody").until(() -> today(sam).statusCode() == 403);
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
    void codesAreStoredAsHashesAndShownOnce() {
        String code = joining.invite(client).path("code");

        assertThat(practice.anna().get("/v1/clients/{id}/invitations", client).asString())
                .doesNotContain(code);
        assertThat(stack.rows().values().stream().flatMap(List::stream))
                .noneMatch(row -> row.contains(code) || row.contains(code.replace("-", "")));
    }

    @Test
    void loginsThatARelayOfAnEarlierReleaseLeftOutArePublishedAgain() {
        // Given
        joining.join(client, sam, stack);
        long before = published().path("revision").longValue();
        await("it to be noted")
                .until(() -> stack.asService(
                                "select logins_revision::text from client where client_id = '" + client + "'")
                        .equals(Long.toString(before)));

        // When
        stack.asOwner("update client set logins_revision = 0 where client_id = '" + client + "'");

        // Then
        await("the next revision").until(() -> published().path("revision").longValue() == before + 1);
        assertThat(published().path("logins")).hasSize(1);
    }

    private Response joiningOfAnErasedClient() {
        UUID erased = practice.newClient();
        Response invited = joining.invite(erased);
        practice.admin().delete("/v1/clients/{id}", erased).then().statusCode(204);
        return invited;
    }

    private Response today(String who) {
        return todayBy(stack.token(who), client);
    }

    private static Response todayBy(String token, UUID of) {
        return io.restassured.RestAssured.given().auth().oauth2(token).get("/v1/clients/{id}/today", of);
    }

    private Response revoke(String invitation) {
        return practice.anna().delete("/v1/clients/{id}/invitations/{invitation}", client, invitation);
    }

    private List<String> states() {
        return practice.anna()
                .get("/v1/clients/{id}/invitations", client)
                .jsonPath()
                .getList("collect { it.state + ' by ' + it.createdBy }");
    }

    private List<String> logins() {
        return practice.anna().get("/v1/clients/{id}/logins", client).jsonPath().getList("subject");
    }

    private List<String> history() {
        return practice.anna()
                .get("/v1/clients/{id}/history", client)
                .jsonPath()
                .getList("collect { it.change + ' by ' + it.changedBy }");
    }

    /** The newest snapshot, once all of them are published. */
    private JsonNode published() {
        await("all to be published")
                .until(() -> stack.asService(
                                "select (revision = published_revision)::text from client where client_id = '" + client
                                        + "'")
                        .equals("true"));
        List<byte[]> values = stack.consume("clients").stream()
                .filter(each -> each.key().equals(client.toString()))
                .map(each -> each.value())
                .toList();
        try {
            return new ObjectMapper().readTree(values.get(values.size() - 1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String subject(String username) {
        return username.substring(username.indexOf('/') + 1);
    }
}
