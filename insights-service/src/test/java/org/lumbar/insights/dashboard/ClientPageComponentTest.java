package org.lumbar.insights.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;

/** What there is to see of one client, in a real browser; keeps what it looked like in target/screenshots. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "client_page"))
class ClientPageComponentTest extends InABrowser {
    private static final Pattern PAGE_OF_A_PDF = Pattern.compile("/Type\\s*/Page[^s]");

    private UUID amara;
    private UUID benjamin;
    private UUID chloe;
    private UUID emre;

    @BeforeAll
    void aPracticeWithSomethingToSee() {
        Practice practice = new Practice(stack);
        amara = practice.client("Amara Okonkwo", List.of("anna"));
        practice.plans().daily(amara, "Lumbar massage", "DDPDMD.DDDSDPD.DDRRRM.DDMDDP.DPDDSD.MMDDDP.MPPDPM");
        practice.plans()
                .daily(
                        amara,
                        "Heat",
                        "DDDDDPDDDDDDDMDDDDDDPDDDDDDDDDDDDDDDDDDDDDDDDDMMDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD");
        practice.ratings(amara, "BEFORE", "44.34443343344343.4............34.4.5555.567.6678");
        practice.ratings(amara, "AFTER", "33.22332322323332.3............23.5.5667.778.7889");
        practice.ratings(amara, "DURING", "3...............................4...5..6.....7.7");
        practice.ratings(amara, "NEXT_DAY", ".4.3.3.3.4.2.2.3.3...............3.4.4.5.5.6.6.7.");
        practice.lateRating(amara, 9, 6);
        practice.reportedFlare(amara, 17, 8);
        practice.dose(amara, 120, 0, 180, 240, 0, 0, 300, 120, 360, 180, 0, 240, 120, 60, 0, 180, 240, 330, 120);
        benjamin = practice.client(LONG_NAME, List.of("anna"));
        practice.plans().weekly(benjamin, "Ball or roller, from the wall to the floor", 6, 3, 2);
        practice.pain(benjamin, "3.4.4.5.56.67.7.78");
        chloe = practice.client("Chloé Dubois", List.of("anna"));
        emre = practice.client("Emre Kaya", List.of("anna"));
        practice.plans().daily(emre, "Heat", "DDDDDPD");
        practice.pain(emre, "54.43");
        practice.untilRead();
    }

    @Test
    void painIsDrawnWithItsLineItsLimitsItsTrendAndWhatHappened() {
        // Given
        visit.signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + amara);

        // Then
        assertThat(page.locator("h1")).hasText("Amara Okonkwo");
        for (String moment : List.of("BEFORE", "DURING", "AFTER", "NEXT_DAY", "AD_HOC")) {
            assertThat(page.locator(".chart.wide .point." + moment).first()).isAttached();
        }
        assertThat(page.locator(".chart.wide .line")).hasAttribute("d", Pattern.compile("M.*M.*"));
        assertThat(page.locator(".chart.wide .limits")).hasAttribute("d", Pattern.compile("M.*Z"));
        assertThat(page.locator(".chart.wide .trend-line")).isAttached();
        assertThat(page.locator(".chart.wide rect.flare").first()).isAttached();
        assertThat(page.locator(".trend")).containsText("Pain has risen in 28 days");
        assertThat(page.locator(".trend")).containsText("95 % interval");
        assertThat(page.locator(".events")).containsText("Plan begins");
        assertThat(page.locator(".events")).containsText("Plan paused");
        assertThat(page.locator(".events")).containsText("Flare-up, reported");
        assertThat(page.locator(".events")).containsText("Flare-up, detected");
        assertThat(page.locator(".events")).containsText("Stopped");
        assertThat(page.locator(".key")).containsText("During");
        assertThat(page.locator(".key")).containsText("Stopped");
        page.getByText("Show the ratings as a table").click();
        assertThat(page.locator("#pain-values tbody tr").last()).containsText("9");
        visit.noAxeViolations();
    }

    @Test
    void everySessionEveryStepAndEveryDoseHasItsPlace() {
        // Given
        visit.signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + amara);

        // Then
        for (String state : List.of("done", "partial", "missed", "rest: plan paused", "stopped", "nothing scheduled")) {
            assertThat(page.locator("main > .pair .calendar svg[aria-label^='" + state + "']")
                            .first())
                    .isVisible();
        }
        assertThat(page.locator("main > .pair .steps .hurts")).containsText("Deep strokes");
        assertThat(page.locator("main > .pair .steps .skipped").first()).containsText("often skipped");
        assertThat(page.locator("main > .pair .steps")).containsText("× pain");
        assertThat(page.locator(".dose-card")).containsText("Over the limit on 2 days");
        assertThat(page.locator(".dose .over")).hasCount(2);
        assertThat(page.locator(".late-card")).containsText("1 day was revised");
        assertThat(page.locator(".about")).containsText("Data up to");
        assertThat(page.locator(".others")).containsText("Heat");
        visit.looksGoodAtNightToo("client");
    }

    @Test
    void everyNumberIsExplainedNextToItAndByKeyboard() {
        // Given
        visit.signIn("Anna Lind");
        page.navigate(home + "clients/" + amara);

        // When
        for (String measure : List.of("Consistency", "Streak", "Habit", "Course", "Response", "Pain over time")) {
            page.locator("summary", new Page.LocatorOptions().setHasText("What it means: " + measure))
                    .first()
                    .focus();
            page.keyboard().press("Enter");

            // Then
            assertThat(page.locator("details.means[open] p")).hasCount(1);
            assertThat(page.locator("details.means[open] p")).isVisible();
        }
        assertThat(page.locator("details.means[open]")).containsText("Not clinically validated");
        visit.looksGood("client-explained");
        page.keyboard().press("Escape");
        assertThat(page.locator("details.means[open]")).hasCount(0);
    }

    @Test
    void anAlertIsAnsweredWithANote() {
        // Given
        visit.signIn("Anna Lind");
        page.navigate(home + "clients/" + benjamin);

        // When
        page.getByText("Add a note").first().click();
        page.getByLabel("Note").first().fill("Called; rests until Monday");
        page.getByRole(AriaRole.BUTTON, named("I have seen this")).first().click();

        // Then
        assertThat(page.locator(".alerts")).containsText("Called; rests until Monday");
        assertThat(page.locator(".alerts")).containsText("Seen by you");
        visit.looksGood("client-answered");
    }

    @Test
    void whatArrivedLateAndWhoHasSeenItIsShownOnTheReadersClock() {
        // Given
        openInstead(windows.abroad(home, "America/New_York"));
        visit.signIn("Anna Lind");
        Pattern both = Pattern.compile("\\d\\d:\\d\\d \\(.*\\d\\d:\\d\\d CES?T\\)");

        // When
        page.navigate(home + "clients/" + amara);
        page.locator(".late-card:not(.history) summary").click();

        // Then
        assertThat(page.locator(".late-card:not(.history) time")).containsText(both);

        // When
        page.getByRole(AriaRole.BUTTON, named("I have seen this")).first().click();

        // Then
        assertThat(page.locator(".answer time").first()).containsText(both);
        assertThat(page.locator(".answer").first()).containsText("Seen by you, ");
    }

    @Test
    void timesPerWeekAreShownByWeek() {
        // Given
        visit.signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + benjamin);

        // Then
        assertThat(page.locator(".weeks li")).hasCount(7);
        assertThat(page.locator(".weeks li").first().locator("svg.done")).hasCount(2);
        assertThat(page.locator(".windows")).containsText("67%");
        visit.looksGood("client-weekly");
    }

    @Test
    void tooFewValuesAreDrawnAndNotInterpreted() {
        // Given
        visit.signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + emre);

        // Then
        assertThat(page.locator(".trend")).containsText("No trend yet");
        assertThat(page.locator(".trend")).containsText("The last 28 days have 4 over 5 days");
        assertThat(page.locator(".chart.wide .point")).hasCount(4);
        assertThat(page.locator(".chart.wide .trend-line")).hasCount(0);
        assertThat(page.locator(".glance")).containsText("Not enough data");
        visit.looksGood("client-new");
    }

    @Test
    void aClientWithoutAPlanOrRatingsHasNoNumbers() {
        // Given
        visit.signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + chloe);

        // Then
        assertThat(page.locator("main")).containsText("No plan yet");
        assertThat(page.locator("main")).containsText("No pain has been rated");
        assertThat(page.locator("main")).not().containsText("0%");
        visit.looksGoodAtNightToo("client-empty");
    }

    @Test
    void germanReadersReadGermanOnASmallPhoneAtNight() {
        // Given
        openInstead(windows.phone(home, "de-DE"));

        // When
        visit.signIn("Anna Lind");

        // Then
        for (UUID client : List.of(amara, benjamin)) {
            page.navigate(home + "clients/" + client);
            assertThat(page.locator("main")).containsText("Regelmäßigkeit");
            visit.fitsTheWidth();
            visit.looksGood("client-phone-dark-german-" + (client.equals(amara) ? "daily" : "weekly"));
        }

        // Then titles are German, and what falls back says in which language it is
        page.navigate(home + "clients/" + amara + "/report");
        assertThat(page.locator("main")).containsText("Lendenmassage durch eine andere Person");
        page.navigate(home);
        assertThat(page.locator("main")).containsText("Ball oder Rolle, von der Wand zum Boden");
        assertThat(page.locator("main [lang=en]")).hasText("Heat");
        page.setViewportSize(1200, 900);
        page.navigate(home + "clients/" + amara);
        assertThat(page.locator(".about")).containsText("Lendenmassage durch eine andere Person");
        assertThat(page.locator(".events")).containsText("Lendenmassage durch eine andere Person");
        assertThat(page.locator(".events [lang=en]").first()).hasText("Heat");
        assertThat(page.locator("main > .pair .steps .hurts")).containsText("Kräftig streichen");
        assertThat(page.locator("main > .pair .steps [lang=en]").first()).hasText("Prepare");
        visit.looksGood("client-german");
        page.locator("main > .pair .calendar a").last().click();
        assertThat(page.locator("main")).containsText("Kräftig streichen");
    }

    @Test
    void theLargestPageWithAllItLoadsStaysUnder250KilobytesCompressed() {
        // Given
        visit.signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + amara);

        // Then
        Object bytes = page.evaluate("['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type))"
                + ".reduce((sum, loaded) => sum + loaded.encodedBodySize, 0)");
        assertThat(((Number) bytes).intValue()).isBetween(10_000, 250_000);
    }

    @Test
    void aClientIsPrintedOnOnePage() {
        // Given
        visit.signIn("Anna Lind");
        page.navigate(home + "clients/" + amara);

        // When
        byte[] pdf = page.pdf(new Page.PdfOptions()
                .setPath(Path.of("target/screenshots/client.pdf"))
                .setPreferCSSPageSize(true)
                .setPrintBackground(true));

        // Then
        assertThat(PAGE_OF_A_PDF
                        .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                        .results())
                .hasSize(1);
        page.setViewportSize(726, 1050);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        visit.looksGood("client-print");
    }
}
