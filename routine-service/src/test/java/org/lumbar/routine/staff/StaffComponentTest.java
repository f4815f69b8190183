package org.lumbar.routine.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.ForgedTokens;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.ContractSchemas;
import org.lumbar.routine.Joining;
import org.lumbar.routine.Practice;

/** An operator makes a practice, its administrator joins, and invites those who work there; none of their tokens claims anything. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class StaffComponentTest {
    @InjectBackbone
    TestStack stack;

    @Test
    void aPracticeIsMadeItsAdministratorJoinsAndInvitesATherapistWhoCaresForAClient() {
        // Given
        Staff staff = Staff.ofANewPractice(stack);
        String admin = Staff.newSubject();
        String therapist = Staff.newSubject();
        UUID client = UUID.randomUUID();
        assertThat(staff.as(admin).get("/v1/clients").statusCode()).isEqualTo(403);

        // When
        Response joined = staff.redeem(admin, staff.firstCode());
        String code = staff.invite(admin, "THERAPIST").path("code");
        staff.redeem(therapist, code).then().statusCode(200);
        staff.as(admin)
                .body(Map.of("clientId", client, "displayName", "A", "timezone", "UTC", "careTeam", List.of(therapist)))
                .post("/v1/clients")
                .then()
                .statusCode(201);

        // Then
        assertThat(joined.jsonPath().getList("roles")).containsExactly("practice-admin");
        assertThat(joined.<String>path("practiceId")).isEqualTo(staff.practice().toString());
        assertThat(joined.<String>path("clientId")).isNull();
        assertThat(staff.as(therapist).get("/v1/clients/{id}", client).statusCode())
                .isEqualTo(200);
        assertThat(staff.as(therapist).get(staff.path("logins")).statusCode()).isEqualTo(403);
        assertThat(staff.logins(admin)).containsExactly(admin + " PRACTICE_ADMIN", therapist + " THERAPIST");
        JsonNode published = staff.published();
        assertThat(ContractSchemas.faults("practice.v1.json", published)).isEmpty();
        assertThat(published.path("staff").findValuesAsText("subject")).containsExactly(admin, therapist);
        assertThat(published.path("staff").findValuesAsText("issuer")).containsOnly(stack.issuer());
    }

    @Test
    void whatAnAdministratorSeesOfAnInvitationHasNoCodeAndSaysWhatBecameOfIt() {
        // Given
        Staff staff = Staff.ofANewPractice(stack);
        String admin = staff.admin();
        Response open = staff.invite(admin, "THERAPIST");
        Response revoked = staff.invite(admin, "PRACTICE_ADMIN");
        String path = staff.path("invitations/" + revoked.path("invitationId"));
        staff.as(admin).delete(path).then().statusCode(204);
        staff.as(admin).delete(path).then().statusCode(204);

        // When
        Response list = staff.as(admin).get(staff.path("invitations"));

        // Then
        assertThat(list.jsonPath().<String>getList("collect { it.state + ' ' + it.role + ' ' + it.name }"))
                .containsExactly("REDEEMED PRACTICE_ADMIN null", "OPEN THERAPIST Eve", "REVOKED PRACTICE_ADMIN Eve");
        assertThat(list.asString()).doesNotContain(open.<String>path("code"), "code", "hash");
        assertThat(staff.redeem(Staff.newSubject(), revoked.path("code")).statusCode())
                .isEqualTo(404);
        assertThat(stack.rows().get("practice_invitation"))
                .noneMatch(row -> row.contains(open.<String>path("code").replace("-", "")));
    }

    @Test
    void usedExpiredAndUnknownCodesAreRefusedAlike() {
        // Given
        Staff staff = Staff.ofANewPractice(stack);
        String admin = staff.admin();
        Response expired = staff.invite(admin, "THERAPIST");
        stack.asOwner("update practice_invitation set expires_at = now() - interval '1 second' where invitation_id = '"
                + expired.path("invitationId") + "'");

        // When
        List<String> answers = List.of(staff.firstCode(), expired.<String>path("code"), "0000-0000-0000-0000").stream()
                .map(code -> staff.redeem(Staff.newSubject(), code).asString())
                .toList();

        // Then
        assertThat(answers).containsOnly(answers.get(0));
        assertThat(answers.get(0)).contains("invitation-not-valid");
        assertThat(staff.redeem(admin, staff.firstCode()).statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsSomebodyAlreadyJoinsNoPractice() {
        // Given
        Staff staff = Staff.ofANewPractice(stack);
        String admin = staff.admin();
        Practice elsewhere = new Practice(stack);
        Joining joining = new Joining(elsewhere);
        UUID client = elsewhere.newClient();
        joining.join(client, "stranger/bound-" + client, stack);
        String colleague = staff.joined(admin, "THERAPIST");

        // Then
        for (String taken : List.of(
                "stranger/bound-" + client,
                "stranger/" + colleague,
                "operator/olga",
                "therapist@" + elsewhere.id() + "/anna",
                "event-producer@" + staff.practice() + "/gateway",
                "client@" + staff.practice() + "/" + client)) {
            Response invited = staff.invite(admin, "PRACTICE_ADMIN");
            Response answer = Joining.redeem(stack, taken, invited.path("code"));
            assertThat(answer.statusCode()).as(taken).isEqualTo(409);
            assertThat(answer.jsonPath().getString("code")).isEqualTo("login-not-free");
        }
        Response asClient = Joining.redeem(
                stack, "stranger/" + colleague, joining.invite(client).path("code"));
        assertThat(asClient.statusCode()).isEqualTo(409);
        assertThat(staff.logins(admin)).hasSize(2);
    }

    @Test
    void aLoginThatIsTakenAwayIsNobodyAndTheRecordOfItStays() {
        // Given
        Staff staff = Staff.ofANewPractice(stack);
        String admin = staff.admin();
        String therapist = staff.joined(admin, "THERAPIST");
        staff.as(therapist).get("/v1/clients").then().statusCode(200);

        // When
        staff.end(admin, therapist).then().statusCode(204);
        staff.end(admin, therapist).then().statusCode(204);

        // Then
        await("nobody").until(() -> staff.as(therapist).get("/v1/clients").statusCode() == 403);
        assertThat(staff.published().path("staff").findValuesAsText("subject")).containsExactly(admin);
        assertThat(staff.as(admin)
                        .get(staff.path("logins"))
                        .jsonPath()
                        .<String>getList("findAll { it.endedAt != null }.collect { it.subject + ' by ' + it.endedBy }"))
                .containsExactly(therapist + " by " + admin);
        staff.redeem(therapist, staff.invite(admin, "THERAPIST").path("code"))
                .then()
                .statusCode(200);
        assertThat(staff.as(therapist).get("/v1/clients").statusCode()).isEqualTo(200);
    }

    @Test
    void theOnlyAdministratorStaysUntilThereIsAnother() {
        // Given
        Staff staff = Staff.ofANewPractice(stack);
        String admin = staff.admin();

        // When
        Response last = staff.end(admin, admin);

        // Then
        assertThat(last.statusCode()).isEqualTo(409);
        assertThat(last.jsonPath().getString("code")).isEqualTo("last-administrator");
        String second = staff.joined(admin, "PRACTICE_ADMIN");
        staff.end(second, admin).then().statusCode(204);
        assertThat(staff.logins(second)).containsExactly(second + " PRACTICE_ADMIN");
    }

    @Test
    void aTokenThatClaimsAnotherPracticeThanItsLoginWorksForHasNoRole() {
        // Given
        Staff staff = Staff.ofANewPractice(stack);
        String admin = staff.admin();
        ForgedTokens forged = new ForgedTokens(stack.issuer());
        String other = forged.with("practice-admin@" + UUID.randomUUID() + "/max", "sub", admin);
        String asClient = forged.with("client@" + staff.practice() + "/" + UUID.randomUUID(), "sub", admin);
        String same = forged.with("therapist@" + staff.practice() + "/max", "sub", admin);

        // Then
        assertThat(Staff.by(other).get("/v1/clients").statusCode()).isEqualTo(403);
        assertThat(Staff.by(asClient).get("/v1/clients").statusCode()).isEqualTo(403);
        assertThat(Staff.by(same).get(staff.path("logins")).statusCode()).isEqualTo(200);
    }

    @Test
    void administratorsInviteToTheirOwnPracticeAloneWhereverTheirRoleComesFrom() {
        // Given
        Practice byClaim = new Practice(stack);
        Staff staff = Staff.ofANewPractice(stack);
        String admin = staff.admin();
        Map<String, String> therapist = Map.of("role", "THERAPIST");

        // When
        Response own = byClaim.admin().body(therapist).post("/v1/practices/{id}/invitations", byClaim.id());
        Response others = byClaim.admin().body(therapist).post(staff.path("invitations"));
        Response nobodys = staff.as(admin).body(therapist).post("/v1/practices/{id}/invitations", UUID.randomUUID());

        // Then
        assertThat(own.statusCode()).isEqualTo(201);
        assertThat(others.statusCode()).isEqualTo(404);
        assertThat(others.jsonPath().getString("code")).isEqualTo("practice-not-found");
        assertThat(nobodys.asString()).isEqualTo(others.asString());
        assertThat(byClaim.admin().get(staff.path("logins")).asString()).isEqualTo(others.asString());
        assertThat(byClaim.admin().get(staff.path("invitations")).asString()).isEqualTo(others.asString());
        String ben = Staff.newSubject();
        staff.redeem(ben, own.path("code")).then().statusCode(200);
        assertThat(staff.as(ben).get("/v1/clients").statusCode()).isEqualTo(200);
    }

    @Test
    void anOperatorInvitesAnAdministratorAnewWhereNoneIsLeftAndNobodyElse() {
        // Given
        Staff staff = Staff.ofANewPractice(stack);
        Practice byClaim = new Practice(stack);
        byClaim.admin()
                .body(Map.of("role", "THERAPIST"))
                .post("/v1/practices/{id}/invitations", byClaim.id())
                .then()
                .statusCode(201);
        Map<String, String> admin = Map.of("role", "PRACTICE_ADMIN");

        // When
        Response again = Staff.operator(stack).body(admin).post(staff.path("invitations"));
        Response therapist =
                Staff.operator(stack).body(Map.of("role", "THERAPIST")).post(staff.path("invitations"));
        Response notMadeByOperators =
                Staff.operator(stack).body(admin).post("/v1/practices/{id}/invitations", byClaim.id());
        Response unknown = Staff.operator(stack).body(admin).post("/v1/practices/{id}/invitations", UUID.randomUUID());
        String first = Staff.newSubject();
        staff.redeem(first, again.path("code")).then().statusCode(200);
        Response hasOne = Staff.operator(stack).body(admin).post(staff.path("invitations"));

        // Then
        assertThat(therapist.statusCode()).isEqualTo(403);
        assertThat(notMadeByOperators.statusCode()).isEqualTo(404);
        assertThat(unknown.asString()).isEqualTo(notMadeByOperators.asString());
        assertThat(hasOne.statusCode()).isEqualTo(409);
        assertThat(hasOne.jsonPath().getString("code")).isEqualTo("practice-has-administrator");
        assertThat(staff.as(first).get(staff.path("logins")).statusCode()).isEqualTo(200);
    }

    @Test
    void aPracticeHasFiftyOpenInvitationsAtMost() {
        // Given
        Staff staff = Staff.ofANewPractice(stack);
        String admin = staff.admin();
        for (int i = 0; i < 50; i++) {
            staff.invite(admin, "THERAPIST");
        }

        // When
        Response tooMany = staff.as(admin).body(Map.of("role", "THERAPIST")).post(staff.path("invitations"));

        // Then
        assertThat(tooMany.statusCode()).isEqualTo(409);
        assertThat(tooMany.jsonPath().getString("code")).isEqualTo("too-many-invitations");
    }
}
