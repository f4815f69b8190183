package org.lumbar.insights.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.DemoUser;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** The sign-in against a real Keycloak with the realm of deploy/keycloak, in a real browser. */
@EnabledIfSystemProperty(
        named = KeycloakTestResource.HOME,
        matches = ".+",
        disabledReason = "needs a Keycloak, which -Pkeycloak downloads")
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "keycloak"))
@QuarkusTestResource(value = KeycloakTestResource.class, restrictToAnnotatedClass = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakSignInComponentTest {

    @RegisterExtension
    static final Windows windows = new Windows();

    @InjectBackbone
    TestStack stack;

    Keycloak keycloak;

    @TestHTTPResource("/")
    String home;

    private Visit visit;
    private Page page;

    @BeforeAll
    void aPracticeWhoseStaffIsInKeycloak() {
        String anna = keycloak.person("anna", "Anna", "Lind", "therapist", DemoUser.PRACTICE);
        keycloak.person("kim", "Kim", "Demo", "client", DemoUser.PRACTICE);
        Practice practice = new Practice(stack);
        practice.pain(practice.client("Amara Okonkwo", List.of(anna)), "3.4.4.5.56.67.7.78");
        practice.client("Somebody Else", List.of("anna"));
        practice.untilRead();
    }

    @BeforeEach
    void aNewWindow() {
        visit = windows.desk(home);
        page = visit.page();
    }

    @Test
    void aTherapistSignsInWithPkceSeesTheirClientsAnswersAnAlertAndSignsOut() {
        // Given
        page.navigate(home);
        assertThat(page)
                .hasURL(Pattern.compile(".*/realms/lumbar/protocol/openid-connect/auth.*code_challenge_method=S256.*"));

        // When
        signIn("anna");

        // Then
        assertThat(page.locator(".viewer")).containsText("Anna Lind");
        assertThat(page.locator(".client h3")).hasText(new String[] {"Amara Okonkwo"});
        page.locator(".client h3 a").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I have seen this"))
                .first()
                .click();
        assertThat(page.locator(".alerts")).containsText("Seen by you");
        visit.looksGood("keycloak-client");
        page.getByText("Sign out").click();
        assertThat(page.locator("h1")).hasText("You are signed out");
        page.navigate(home);
        assertThat(page.locator("#password")).isVisible();
    }

    @Test
    void aClientIsTurnedAway() {
        // Given
        visit.expectComplaint("403");
        page.navigate(home);

        // When
        signIn("kim");

        // Then
        assertThat(page.locator("h1")).hasText("This is for therapists");
    }

    private void signIn(String username) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(username);
        page.locator("#kc-login").click();
        page.waitForURL(url -> url.startsWith(home) && !url.contains("signed-in"));
    }
}
