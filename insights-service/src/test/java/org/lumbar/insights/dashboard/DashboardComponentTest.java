package org.lumbar.insights.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.DemoUser;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.fact.LocalDay;

/** The pages in a real browser, from the sign-in on; keeps what they looked like in target/screenshots. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "dashboard"))
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardComponentTest {
    private static final String LONG_NAME =
            "Bernd-Maximilian von Hohenstein-Wolfenbüttel-Grünwald zu Schweinfurtherstraßenbrückenkopf";
    private static final String MARKUP_NAME = "<script>alert(1)</script> & Co";

    private static final String NOTHING = "nothing is expected to fail";
    private static final double PATIENCE_MS = 8_000;

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/")
    String home;

    private Chromium chromium;
    private BrowserContext context;
    private Page page;
    private UUID amara;
    private UUID benjamin;
    private UUID chloe;
    private UUID foreign;
    private final List<String> complaints = new ArrayList<>();
    private String expected = NOTHING;

    @BeforeAll
    void aPracticeWithSomethingToSee() {
        chromium = Chromium.start();
        Practice practice = new Practice(stack, LocalDay.today(Clock.systemUTC(), Practice.ZONE));
        amara = practice.client("Amara Okonkwo", List.of("anna"));
        practice.daily(amara, "Lumbar massage on your own", "DDPDMD.DDDSDPD.DDRRRM.DDMDDP.DPDDSD.MMDDDP.MDPDMM");
        practice.pain(amara, "88.77877.67766756.6............65.5.4554.43.4435");
        benjamin = practice.client(LONG_NAME, List.of("anna"));
        practice.weekly(benjamin, "Ball rolling for the lower back", 6, 3, 2);
        practice.pain(benjamin, "3.4.4.5.56.67.7.78");
        chloe = practice.client("Chloé Dubois", List.of("anna"));
        UUID dmitri = practice.client("Dmitri Volkov", List.of("anna"));
        practice.daily(dmitri, "Heat", "DDDDDDPDDDDDDD");
        practice.pain(dmitri, "544343323322221");
        UUID markup = practice.client(MARKUP_NAME, List.of("anna"));
        practice.daily(markup, "Heat <b>", "MMMDMMMMM");
        practice.pain(markup, "6");
        foreign = practice.client("Somebody Else", List.of("max"));
        await("everything published has been read")
                .until(() -> List.of("clients", "plans", "sessions", "pain-ratings").stream()
                        .allMatch(topic -> stack.lag(topic) == 0));
    }

    @AfterAll
    void closeTheBrowser() {
        chromium.close();
    }

    @BeforeEach
    void aNewWindow() {
        window(new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("en-GB"));
    }

    @AfterEach
    void nothingWasBlocked() {
        context.close();
        assertThat(complaints).allMatch(complaint -> complaint.contains(expected));
    }

    @Test
    void aTherapistSignsInAndSeesWhoNeedsThemFirst() {
        // Given
        // When
        signIn("Anna Lind");

        // Then
        assertThat(page).hasURL(home);
        assertThat(page.locator(".viewer")).containsText("Anna Lind");
        assertThat(page.locator(".client h2"))
                .hasText(new String[] {LONG_NAME, "Amara Okonkwo", MARKUP_NAME, "Chloé Dubois", "Dmitri Volkov"});
        assertThat(page.locator(".client").first()).containsText("urgent: flare-up of three days");
        Locator unknown = page.locator(".client", new Page.LocatorOptions().setHasText("Chloé Dubois"));
        assertThat(unknown).containsText("Not enough data");
        assertThat(unknown).containsText("No data has arrived yet");
        looksGood("triage");
    }

    @Test
    void searchAndFilterNarrowTheListWhileTheyAreUsed() {
        // Given
        signIn("Anna Lind");

        // When
        page.getByLabel("Find a client").pressSequentially("OKON");

        // Then
        assertThat(page.locator(".client")).hasCount(1);
        assertThat(page.locator(".count")).hasText("1 of 5 clients");
        page.getByLabel("Find a client").fill("zzz");
        assertThat(page.getByRole(AriaRole.HEADING, named("Nobody matches"))).isVisible();
        looksGood("triage-nobody");
        page.getByLabel("Find a client").fill("");
        page.getByLabel("On track").check(new Locator.CheckOptions().setForce(true));
        assertThat(page.locator(".client h2")).hasText(new String[] {"Dmitri Volkov"});
    }

    @Test
    void theKeyboardLeadsFromTheSearchToAClient() {
        // Given
        signIn("Anna Lind");

        // When
        assertThat(page.locator("form.live")).isVisible();
        page.getByLabel("Find a client").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");

        // Then
        assertThat(page.locator("h1")).hasText("Amara Okonkwo");
    }

    @Test
    void anAlertIsAnsweredOnTheClientsPageWithANote() {
        // Given
        signIn("Anna Lind");
        page.locator(".client h2 a").first().click();

        // When
        page.getByLabel("Note").first().fill("Called; rests until Monday");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I have seen this"))
                .first()
                .click();

        // Then
        assertThat(page.locator(".alerts")).containsText("Called; rests until Monday");
        assertThat(page.locator(".alerts")).containsText("Seen by");
    }

    @Test
    void aClientsPageShowsConsistencyPainAndEverySession() {
        // Given
        signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + amara);

        // Then
        assertThat(page.locator("h1")).hasText("Amara Okonkwo");
        assertThat(page.locator(".tile")).hasCount(3);
        assertThat(page.locator(".chart svg")).isVisible();
        assertThat(page.locator(".calendar")).containsText("Mon");
        for (String state : List.of("done", "partial", "missed", "rest: plan paused", "stopped")) {
            assertThat(page.locator(".calendar svg[aria-label^='" + state + "']")
                            .first())
                    .isVisible();
        }
        assertThat(page.locator("main")).containsText("Not clinically validated");
        looksGood("client");
        page.getByText("Show the values as a table").click();
        assertThat(page.locator("#pain-values tbody tr").last()).containsText("5");
        noAxeViolations();
    }

    @Test
    void timesPerWeekAreShownByWeek() {
        // Given
        signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + benjamin);

        // Then
        assertThat(page.locator(".weeks li")).hasCount(7);
        assertThat(page.locator(".weeks li").first().locator("svg.done")).hasCount(2);
        assertThat(page.locator(".tile").last()).containsText("67%");
        looksGood("client-weekly");
    }

    @Test
    void aClientWithoutAPlanOrRatingsHasNoNumbers() {
        // Given
        signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + chloe);

        // Then
        assertThat(page.locator("main")).containsText("No plan yet");
        assertThat(page.locator("main")).containsText("No pain has been rated yet");
        assertThat(page.locator("main")).not().containsText("0%");
        looksGood("client-empty");
    }

    @Test
    void whoIsNotInYourCareIsNotToBeToldFromNobody() {
        // Given
        signIn("Anna Lind");

        // When
        expected = "404";
        Response foreigner = page.navigate(home + "clients/" + foreign);
        String shown = page.locator("main").innerHTML();
        Response nobody = page.navigate(home + "clients/" + UUID.randomUUID());

        // Then
        assertThat(foreigner.status()).isEqualTo(404);
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(page.locator("main").innerHTML()).isEqualTo(shown).doesNotContain("Somebody");
        looksGood("not-found");
    }

    @Test
    void aTherapistWithoutClientsIsToldWhy() {
        // Given
        // When
        signIn("Ben Okafor");

        // Then
        assertThat(page.getByRole(AriaRole.HEADING, named("No clients in your care yet")))
                .isVisible();
        looksGood("triage-empty");
    }

    @Test
    void aClientIsTurnedAway() {
        // Given
        page.navigate(home);
        page.getByLabel("Name").fill("client@" + DemoUser.PRACTICE + "/" + amara);

        // When
        expected = "403";
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();

        // Then
        assertThat(page.locator("h1")).hasText("This is for therapists");
        looksGood("not-allowed");
    }

    @Test
    void signingOutEndsTheSession() {
        // Given
        signIn("Anna Lind");

        // When
        page.getByText("Sign out").click();

        // Then
        assertThat(page.locator("h1")).hasText("You are signed out");
        looksGood("signed-out");
        page.navigate(home + "clients/" + amara);
        assertThat(page).hasURL(Pattern.compile(".*/authorize.*code_challenge_method=S256.*"));
    }

    @Test
    void germanReadersReadGerman() {
        // Given
        context.close();
        window(new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("de-DE"));

        // When
        signIn("Anna Lind");

        // Then
        assertThat(page.locator("html")).hasAttribute("lang", "de-DE");
        assertThat(page.locator("h1")).hasText("Wer Sie heute braucht");
        page.navigate(home + "clients/" + amara);
        assertThat(page.locator("main")).containsText("Regelmäßigkeit");
        looksGood("client-german");
    }

    @Test
    void aSmallDarkPhoneNeedsNoSidewaysScrolling() {
        // Given
        context.close();
        window(new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setLocale("en-GB")
                .setColorScheme(ColorScheme.DARK));

        // When
        signIn("Anna Lind");

        // Then
        fitsTheWidth();
        looksGood("triage-phone-dark");
        for (UUID client : List.of(amara, benjamin)) {
            page.navigate(home + "clients/" + client);
            fitsTheWidth();
            looksGood("client-phone-dark-" + (client.equals(amara) ? "daily" : "weekly"));
        }
    }

    @Test
    void darkAndPrintedPagesStayReadable() {
        // Given
        signIn("Anna Lind");

        // When
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        looksGood("triage-dark");
        page.navigate(home + "clients/" + amara);

        // Then
        looksGood("client-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.LIGHT));
        looksGood("client-print");
    }

    @Test
    void anOutageIsSaidPlainly() {
        // Given
        signIn("Anna Lind");
        stack.stopPostgres();
        expected = "503";

        // When
        Response answer = page.navigate(home);

        // Then
        stack.startPostgres();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(page.locator("h1")).hasText("Something went wrong on our side");
        looksGood("broken");
        await("the database answers again").until(() -> page.navigate(home).status() == 200);
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
    void theAccessibilityCheckCanFail() {
        // Given
        page.setContent("<html><body><img src='x.png'><p style='color:#ccc'>pale</p><input></body></html>");

        // When
        var violations = new AxeBuilder(page).analyze().getViolations();

        // Then
        assertThat(violations).extracting("id").contains("image-alt", "color-contrast", "label");
        expected = "";
    }

    private void window(Browser.NewContextOptions options) {
        complaints.clear();
        expected = NOTHING;
        context = chromium.browser().newContext(options.setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MS);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    private void signIn(String name) {
        page.navigate(home);
        page.getByRole(AriaRole.BUTTON, named(name)).click();
        // The provider's page has a heading, too: wait until the way back to ours is over.
        page.waitForURL(url -> url.startsWith(home) && !url.contains("signed-in"));
        assertThat(page.locator("h1")).isVisible();
    }

    private void fitsTheWidth() {
        Object overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
    }

    /** Keeps a picture, and lets axe look, too. */
    private void looksGood(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + ".png"))
                .setFullPage(true));
        noAxeViolations();
    }

    private void noAxeViolations() {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
