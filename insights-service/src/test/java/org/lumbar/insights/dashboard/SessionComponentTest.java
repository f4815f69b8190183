package org.lumbar.insights.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.net.HttpCookie;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;

/** How long somebody stays signed in, and what a session leaves behind that is over. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "sessions"))
class SessionComponentTest extends InABrowser {
    private static final String TOKEN_SECONDS = "lumbar.token-seconds";

    private UUID amara;

    @BeforeAll
    void aClientWithAnAlert() {
        Practice practice = new Practice(stack);
        amara = practice.client("Amara Okonkwo", List.of("anna"));
        practice.plans().daily(amara, "Heat", "DDDDDDPDDDDDDD");
        practice.pain(amara, "4439");
        practice.untilRead();
    }

    @Test
    void aCookieThatWasCopiedOpensNothingAfterTheSignOut() throws Exception {
        // Given
        PlainBrowser anna = PlainBrowser.signedIn(home, "anna");
        List<HttpCookie> copied = anna.cookies();
        assertThat(copied).isNotEmpty();
        assertThat(withCookies(copied).get("clients/" + amara).statusCode()).isEqualTo(200);

        // When
        HttpResponse<String> signedOut = anna.post("sign-out", "", "Sec-Fetch-Site", "same-origin");

        // Then
        assertThat(signedOut.body()).contains("You are signed out");
        for (String path : List.of("", "clients/" + amara, "live", "clients/" + amara + "/alerts")) {
            HttpResponse<String> answer = withCookies(copied).get(path);
            assertThat(answer.statusCode()).as(path).isBetween(302, 303);
            assertThat(answer.body()).doesNotContain("Amara");
        }
        HttpResponse<String> form =
                withCookies(copied).post("clients/" + amara + "/alerts", "note=x", "Sec-Fetch-Site", "same-origin");
        assertThat(form.statusCode()).isBetween(302, 303);
    }

    @Test
    void aLinkOrAFormOfAnotherSiteEndsNoSession() throws Exception {
        // Given
        PlainBrowser anna = PlainBrowser.signedIn(home, "anna");

        // When
        HttpResponse<String> link = anna.get("sign-out");
        HttpResponse<String> form = anna.post("sign-out", "", "Sec-Fetch-Site", "cross-site");

        // Then
        assertThat(link.statusCode()).isEqualTo(200);
        assertThat(link.body()).contains("data-code=\"sign-out\"", "<form method=\"post\" action=\"/sign-out\">");
        assertThat(form.statusCode()).isEqualTo(403);
        assertThat(anna.get("clients/" + amara).body()).contains("Amara Okonkwo");
    }

    @Test
    void signingOutOfOneBrowserLeavesTheOtherSignedIn() throws Exception {
        // Given
        PlainBrowser desk = PlainBrowser.signedIn(home, "anna");
        PlainBrowser tablet = PlainBrowser.signedIn(home, "anna");

        // When
        desk.post("sign-out", "", "Sec-Fetch-Site", "same-origin");

        // Then
        assertThat(tablet.get("clients/" + amara).body()).contains("Amara Okonkwo");
        assertThat(PlainBrowser.signedIn(home, "anna").get("clients/" + amara).body())
                .contains("Amara Okonkwo");
    }

    @Test
    void aSessionOutlivesItsTokensWhileSomebodyWorks() throws Exception {
        // Given
        System.setProperty(TOKEN_SECONDS, "2");
        try {
            PlainBrowser anna = PlainBrowser.signedIn(home, "anna");
            List<HttpCookie> cookies = anna.cookies();
            Instant over = Instant.now().plusSeconds(3);
            await("the tokens to be over")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> Instant.now().isAfter(over));

            // When
            HttpResponse<String> page = withCookies(cookies).get("clients/" + amara);

            // Then
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Amara Okonkwo");
            assertThat(cookies)
                    .filteredOn(cookie -> cookie.getName().startsWith("q_session"))
                    .isNotEmpty()
                    .allSatisfy(cookie -> assertThat(cookie.getMaxAge()).isBetween(1_790L, 1_802L));
        } finally {
            System.clearProperty(TOKEN_SECONDS);
        }
    }

    @Test
    void aNoteThatWasTypedBeforeTheSessionWasOverStandsInItsFieldAfterTheNextSignIn() {
        // Given
        visit.signIn("Anna Lind");
        page.navigate(home + "clients/" + amara);
        page.getByText("Add a note").first().click();
        page.getByLabel("Note").first().fill("Called; rests until Monday");
        page.context().clearCookies();

        // When
        page.getByRole(AriaRole.BUTTON, named("I have seen this")).first().click();
        page.getByRole(AriaRole.BUTTON, named("Anna Lind")).click();

        // Then
        assertThat(page).hasURL(home + "clients/" + amara + "#alerts");
        assertThat(page.getByLabel("Note").first()).isVisible();
        assertThat(page.getByLabel("Note").first()).hasValue("Called; rests until Monday");

        // When
        page.getByRole(AriaRole.BUTTON, named("I have seen this")).first().click();

        // Then
        assertThat(page.locator(".alerts")).containsText("Called; rests until Monday");
        page.waitForFunction("sessionStorage.length === 0");
    }

    private PlainBrowser withCookies(List<HttpCookie> copied) {
        PlainBrowser thief = new PlainBrowser(home, Redirect.NEVER);
        thief.take(copied);
        return thief;
    }
}
