package org.lumbar.insights.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.DemoUser;

/** Who gets in, by way of the identity provider's own page, and what everybody else gets. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "sign_in"))
class SignInComponentTest extends InABrowser {

    private UUID amara;
    private UUID foreign;

    @BeforeAll
    void aPracticeWithTwoClients() {
        Practice practice = new Practice(stack);
        amara = practice.client("Amara Okonkwo", List.of("anna"));
        foreign = practice.client("Somebody Else", List.of("max"));
        practice.untilRead();
    }

    @Test
    void aTherapistWithoutClientsLearnsWhy() {
        // Given
        // When
        visit.signIn("Ben Okafor");

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, named("No clients in your care yet")))
                .isVisible();
        visit.looksGood("triage-empty");
    }

    @Test
    void aClientIsTurnedAway() {
        // Given
        page.navigate(home);
        page.getByLabel("Name").fill("client@" + DemoUser.PRACTICE + "/" + amara);

        // When
        visit.expectComplaint("403");
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();

        // Then
        assertThat(page.locator("h1")).hasText("This is for therapists");
        visit.looksGood("not-allowed");
    }

    @Test
    void signingOutEndsTheSession() {
        // Given
        visit.signIn("Anna Lind");

        // When
        page.getByText("Sign out").click();

        // Then
        assertThat(page.locator("h1")).hasText("You are signed out");
        visit.looksGood("signed-out");
        page.navigate(home + "clients/" + amara);
        assertThat(page).hasURL(Pattern.compile(".*/authorize.*code_challenge_method=S256.*"));
        assertThat(page).hasURL(Pattern.compile(".*/authorize.*[?&]nonce=.+"));
    }

    @Test
    void theApiAsksForATokenAndNeverForASignIn() {
        // Given
        String token = stack.token("anna");

        // When
        var without = RestAssured.given().redirects().follow(false).get("/v1/clients");
        var with = RestAssured.given().auth().oauth2(token).get("/v1/clients");

        // Then
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(with.statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsNotInYourCareLooksLikeNobody() {
        // Given
        visit.signIn("Anna Lind");

        // When
        visit.expectComplaint("404");
        Response foreigner = page.navigate(home + "clients/" + foreign);
        String shown = page.locator("main").innerHTML();
        Response nobody = page.navigate(home + "clients/" + UUID.randomUUID());

        // Then
        assertThat(foreigner.status()).isEqualTo(404);
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(page.locator("main").innerHTML()).isEqualTo(shown).doesNotContain("Somebody");
        visit.looksGood("not-found");
    }

    @Test
    void theAccessibilityCheckCanFail() {
        // Given
        page.setContent("<html><body><img src='x.png'><p style='color:#ccc'>pale</p><input></body></html>");

        // When
        var violations = new AxeBuilder(page).analyze().getViolations();

        // Then
        assertThat(violations).extracting("id").contains("image-alt", "color-contrast", "label");
        visit.expectComplaint("");
    }
}
