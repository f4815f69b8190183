package org.lumbar.insights.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;

/** Who needs somebody, in a real browser; keeps what it looked like in target/screenshots. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "triage_page"))
class TriagePageComponentTest extends InABrowser {
    private static final String MARKUP_NAME = "<script>alert(1)</script> & Co";

    @BeforeAll
    void aPracticeWithSomethingToSee() {
        Practice practice = new Practice(stack);
        UUID amara = practice.client("Amara Okonkwo", List.of("anna"));
        practice.plans().daily(amara, "Lumbar massage", "DDPDMD.DDDSDPD.DDRRRM.DDMDDP.DPDDSD.MMDDDP.MDPDMM");
        practice.pain(amara, "88.77877.67766756.6............65.5.4554.43.4435");
        UUID benjamin = practice.client(LONG_NAME, List.of("anna"));
        practice.plans().weekly(benjamin, "Ball or roller, from the wall to the floor", 6, 3, 2);
        practice.pain(benjamin, "3.4.4.5.56.67.7.78");
        practice.client("Chloé Dubois", List.of("anna"));
        UUID dmitri = practice.client("Dmitri Volkov", List.of("anna"));
        practice.plans().daily(dmitri, "Heat", "DDDDDDPDDDDDDD");
        practice.pain(dmitri, "544343323322221");
        UUID markup = practice.client(MARKUP_NAME, List.of("anna"));
        practice.plans().daily(markup, "Heat <b>", "MMMDMMMMMMMMMMMMM");
        practice.pain(markup, "6");
        UUID zoe = practice.client("Zoe Nowak", List.of("anna"));
        practice.plans().daily(zoe, "Heat", "MMMMM");
        practice.pain(zoe, "0");
        for (int i = 10; i < 40; i++) {
            practice.client("Client " + i, List.of("max"));
        }
        practice.untilRead();
    }

    @Test
    void aTherapistSignsInAndSeesWhoNeedsThemFirst() {
        // Given
        // When
        visit.signIn("Anna Lind");

        // Then
        assertThat(page).hasURL(home);
        assertThat(page.locator(".viewer")).containsText("Anna Lind");
        assertThat(page.locator(".client h3")).hasText(new String[] {
            LONG_NAME, MARKUP_NAME, "Amara Okonkwo", "Dmitri Volkov", "Zoe Nowak", "Chloé Dubois"
        });
        Locator first = page.locator(".client").first();
        assertThat(first).containsText("Flare-up of three days");
        assertThat(first.locator(".sparkline")).isVisible();
        Locator unknown = page.locator(".client").filter(new Locator.FilterOptions().setHasText("Chloé"));
        assertThat(unknown).containsText("No data yet");
        assertThat(page.locator(".group.NONE .client")).hasCount(1);
        assertThat(page.locator(".group.BLUE")).containsText("The course is due for review");
        assertThat(page.locator(".group.BLUE")).containsText("Under half of the sessions in 28 days, or so far");
        visit.looksGoodAtNightToo("triage");
    }

    @Test
    void everyRowSaysConsistencyStreakCourseAndLastData() {
        // Given
        visit.signIn("Anna Lind");

        // When
        Locator row = page.locator(".client").filter(new Locator.FilterOptions().setHasText("Dmitri"));

        // Then
        assertThat(row.locator(".pain")).containsText("1");
        assertThat(row.locator(".consistency")).containsText("93%");
        assertThat(row.locator(".consistency")).containsText("on track");
        assertThat(row.locator(".streak")).containsText("7");
        assertThat(row.locator(".course")).containsText("13");
        assertThat(row.locator(".course")).containsText("review due");
        assertThat(row.locator(".last")).hasText(Pattern.compile("now|ago|yesterday"));
    }

    @Test
    void zeroIsANumberAndNotTheLackOfOne() {
        // Given
        visit.signIn("Anna Lind");

        // When
        Locator row = page.locator(".client").filter(new Locator.FilterOptions().setHasText("Zoe"));

        // Then
        assertThat(row.locator(".pain strong")).hasText("0");
        assertThat(row.locator(".consistency strong")).hasText("0%");
        assertThat(row.locator(".streak strong")).hasText("0");
    }

    @Test
    void searchAndFiltersNarrowTheListWhileTheyAreUsed() {
        // Given
        visit.signIn("Anna Lind");

        // When
        page.getByLabel("Find a client").pressSequentially("OKON");

        // Then
        assertThat(page.locator(".client")).hasCount(1);
        assertThat(page.locator(".count")).hasText("1 of 6 clients");
        page.getByLabel("Find a client").fill("zzz");
        assertThat(page.getByRole(AriaRole.HEADING, named("Nobody matches"))).isVisible();
        visit.looksGood("triage-nobody");
        page.getByLabel("Find a client").fill("");
        page.getByLabel("Consistency, 28 days").selectOption("ON_TRACK");
        assertThat(page.locator(".client h3")).hasText(new String[] {"Dmitri Volkov"});
        page.getByLabel("Consistency, 28 days").selectOption("");
        page.getByRole(AriaRole.RADIO, named("Urgent")).check(new Locator.CheckOptions().setForce(true));
        assertThat(page.locator(".client h3")).hasText(new String[] {LONG_NAME});
        assertThat(page).hasURL(home + "?need=RED");
        page.reload();
        assertThat(page.locator(".client h3")).hasText(new String[] {LONG_NAME});
    }

    @Test
    void theKeyboardLeadsFromTheTopToAClient() {
        // Given
        visit.signIn("Anna Lind");
        assertThat(page.locator("form.live")).isVisible();

        // When
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            page.keyboard().press("Tab");
            stops.add((String) page.evaluate("document.activeElement.name || document.activeElement.innerText"));
            assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle != 'none'"
                            + " || document.activeElement.matches('[type=radio], h3 a')"))
                    .isEqualTo(true);
        }

        // Then
        assertThat(stops)
                .containsExactly(
                        "Skip to content",
                        "Lumbar",
                        "Sign out",
                        "Print",
                        "q",
                        "consistency",
                        "need",
                        "Client",
                        "Pain, 28 days",
                        "Consistency, 28 days",
                        "Streak",
                        "Course",
                        "Last data",
                        LONG_NAME,
                        MARKUP_NAME);
        visit.looksGood("triage-keyboard");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Amara Okonkwo");
    }

    @Test
    void whoSeesManyClientsTurnsPages() {
        // Given
        visit.signIn("Max Sommer");

        // When
        page.getByLabel("Find a client").fill("client");
        assertThat(page.locator(".count")).hasText("30 of 36 clients");
        assertThat(page.locator(".client")).hasCount(25);
        visit.looksGood("triage-pages");
        page.getByRole(AriaRole.LINK, named("Next")).click();

        // Then
        assertThat(page.locator(".client")).hasCount(5);
        assertThat(page.locator(".client").last()).containsText("Client 39");
        page.getByText("Back to the most urgent").click();
        assertThat(page.locator(".client")).hasCount(25);
    }

    @Test
    void aSlowAnswerIsWaitedForVisibly() {
        // Given
        visit.signIn("Anna Lind");
        List<Route> held = new ArrayList<>();
        page.route("**/?q=*", held::add);

        // When
        page.getByLabel("Find a client").fill("dmi");

        // Then
        assertThat(page.locator("#found[aria-busy=true]")).isVisible();
        assertThat(page.locator(".count")).hasText("Loading …");
        visit.looksGood("triage-loading");
        held.forEach(Route::resume);
        assertThat(page.locator(".client")).hasCount(1);
        assertThat(page.locator(".count")).hasText("1 of 6 clients");
    }

    @Test
    void anAnswerThatFailsCanBeAskedForAgain() {
        // Given
        visit.signIn("Anna Lind");
        visit.expectComplaint("ERR_FAILED");
        page.route("**/?q=*", Route::abort);

        // When
        page.getByLabel("Find a client").fill("dmi");

        // Then
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("This could not be loaded");
        visit.looksGoodAtNightToo("triage-failed");
        page.unroute("**/?q=*");
        page.getByRole(AriaRole.BUTTON, named("Try again")).click();
        assertThat(page.locator(".client")).hasCount(1);
    }

    @Test
    void germanReadersReadGermanOnASmallPhoneAtNight() {
        // Given
        openInstead(windows.phone(home, "de-DE"));

        // When
        visit.signIn("Anna Lind");

        // Then
        assertThat(page.locator("html")).hasAttribute("lang", "de-DE");
        assertThat(page.locator("h1")).hasText("Wer Sie heute braucht");
        visit.fitsTheWidth();
        visit.looksGood("triage-phone-dark-german");
    }
}
