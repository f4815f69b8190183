package org.lumbar.routine.joining;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Joining;
import org.lumbar.routine.Practice;

/** A code opens a client once, to one, in its time; whoever guesses has to wait. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class CodesComponentTest {
    private static final String INVALID_CODE = "0000-0000-0000-0000";

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
        assertThat(one.logins()).containsExactly(Stranger.subject(sam));
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
        assertThat(one.logins()).hasSize(1);
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
                .filteredOn(row -> row.contains(Stranger.subject(sam)))
                .hasSize(1);
    }

    @Test
    void usedRevokedExpiredUnknownAndMalformedCodesAreRefusedAlike() {
        // Given
        Response used = joining.invite(client);
        Joining.redeem(stack, "stranger/" + UUID.randomUUID(), used.path("code"));
        Response revoked = joining.invite(client);
        one.revoke(revoked.path("invitationId")).then().statusCode(204);
        one.revoke(revoked.path("invitationId")).then().statusCode(204);
        Response expired = joining.invite(client);
        stack.asOwner("update client_invitation set expires_at = now() - interval '1 second' where invitation_id = '"
                + expired.path("invitationId") + "'");
        Response ofAnErased = one.joiningOfAnErasedClient();

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
        assertThat(one.states()).containsExactly("REDEEMED by max", "REVOKED by max", "EXPIRED by max");
        assertThat(one.revoke(used.path("invitationId")).jsonPath().getString("code"))
                .isEqualTo("invitation-redeemed");
        assertThat(one.logins()).hasSize(1);
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
    void codesAreStoredAsHashesAndShownOnce() {
        String code = joining.invite(client).path("code");

        assertThat(practice.anna().get("/v1/clients/{id}/invitations", client).asString())
                .doesNotContain(code);
        assertThat(stack.rows().values().stream().flatMap(List::stream))
                .noneMatch(row -> row.contains(code) || row.contains(code.replace("-", "")));
    }
}
