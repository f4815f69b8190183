package org.lumbar.routine.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.routine.Joining;

/** An administrator sees at the desk who works for the practice, invites others, and takes a login away. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class StaffInABrowserComponentTest extends AtTheDesk {
    private String ben = "";

    @BeforeEach
    void theAdministratorSignsIn() {
        ben = UUID.randomUUID().toString();
        anna.end();
        anna = window().signIn("practice-admin@" + practice.id() + "/max");
    }

    @Test
    void aTherapistIsInvitedSignsInWithAnAccountThatClaimsNothingAndLosesTheLoginAgain() {
        // Given
        anna.click(anna.text("Team"));
        anna.looksGood("desk-staff-empty");

        // When
        anna.fill("Name", "Ben Okafor");
        anna.press("Make the invitation");

        // Then
        assertThat(anna.page().locator(".issued h2")).containsText("Ben Okafor");
        String code = anna.page().locator(".issued code").textContent();
        assertThat(code).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");
        anna.looksGood("desk-staff-code");
        anna.open("desk/staff");
        assertThat(anna.body()).doesNotContain(code).contains("Open invitations");

        // When
        DeskWindow bens = benJoins(code);

        // Then
        assertThat(bens.page().locator("h1")).hasText("Desk");
        bens.open("desk/staff");
        assertThat(bens.page().locator("[data-code=not-allowed]")).isVisible();
        anna.open("desk/staff");
        assertThat(anna.page().locator("#people + .lines")).containsText("Ben Okafor");
        anna.looksGood("desk-staff");

        // When
        anna.click(anna.page().locator(".lines summary").first());
        anna.press("Take the login away");

        // Then
        assertThat(anna.body()).contains("Nobody has joined", "One account that no longer works here");
        bens.open("desk");
        assertThat(bens.page().locator("[data-code=not-allowed]")).isVisible();
        bens.end();
    }

    @Test
    void anInvitationIsTakenBackAndTheOnlyAdministratorStays() {
        // Given
        String code = practice.admin()
                .body(Map.of("role", "PRACTICE_ADMIN", "name", "Eve"))
                .post("/v1/practices/{id}/invitations", practice.id())
                .path("code");
        Joining.redeem(stack, "stranger/" + ben, code).then().statusCode(200);
        practice.admin()
                .body(Map.of("role", "THERAPIST"))
                .post("/v1/practices/{id}/invitations", practice.id())
                .then()
                .statusCode(201);

        // When
        anna.open("desk/staff");
        assertThat(anna.page().locator("#people + .lines summary")).hasCount(0);
        anna.press("Take back");

        // Then
        assertThat(anna.page().locator("#open")).hasCount(0);
        practice.admin()
                .get("/v1/practices/{id}/invitations", practice.id())
                .then()
                .body("state", contains("REDEEMED", "REVOKED"));
    }

    @Test
    void germanReadersReadGermanAndAFaultStandsAtItsField() {
        // Given
        anna.end();
        anna = window("de-DE").signIn("practice-admin@" + practice.id() + "/max");
        anna.open("desk/staff");
        assertThat(anna.page().locator("h1")).hasText("Team");

        // When
        anna.page().locator("#name").evaluate("field => field.removeAttribute('maxlength')");
        anna.fill("Name", "n".repeat(121));
        anna.press("Einladung erstellen");

        // Then
        assertThat(anna.page().locator(".field .fault")).isVisible();
        assertThat(anna.body()).contains("Jemanden einladen");
        anna.looksGood("desk-staff-de");
    }

    @Test
    void anOperatorAndATherapistSeeNoTeam() {
        for (String who : List.of("operator/olga", "therapist@" + practice.id() + "/anna")) {
            DeskWindow window = window().signIn(who);
            window.open("desk/staff");
            assertThat(window.page().locator("[data-code=not-allowed]")).isVisible();
            window.end();
        }
        RestAssured.given().redirects().follow(false).get("/desk/staff").then().statusCode(302);
    }

    /** From the page that shows an account with no rights nothing else. */
    private DeskWindow benJoins(String code) {
        DeskWindow bens = window().signIn("stranger/" + ben);
        bens.click(bens.text("I have an invitation code"));
        bens.click(bens.text("Sign in and go on"));
        bens.fill("Code", code.toLowerCase(Locale.ROOT));
        bens.press("Join");
        return bens;
    }
}
