package org.lumbar.insights.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;

/** Numbers of a period, beside those before it, on a chart that says them, and on paper. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "figures"))
class FiguresPageComponentTest extends InABrowser {

    private UUID amara;
    private UUID benjamin;

    @BeforeAll
    void aPractice() {
        Practice practice = new Practice(stack);
        amara = practice.client("Amara Okonkwo", List.of("anna"));
        practice.plans().daily(amara, "Lumbar massage", "DDDDDDD.DDDDDDD.DDDDDDD.DDDDDDDMMMMMMMDDDDMMMDDDDMMMDDD");
        practice.pain(amara, "33343.334.3334.333.4.333.43.5656.767.7677.6.77.76788");
        benjamin = practice.client(LONG_NAME, List.of("anna"));
        practice.plans().weekly(benjamin, "Ball or roller, from the wall to the floor", 6, 3, 2);
        practice.pain(benjamin, "7.7.78");
        practice.untilRead();
    }

    @Test
    void aPeriodIsChosenAndStandsBesideTheOneBefore() {
        // Given
        visit.signIn("Anna Lind");
        page.navigate(home + "clients/" + amara);
        assertThat(page.locator(".periods [aria-current]")).hasText("12 weeks");

        // When
        page.getByRole(AriaRole.LINK, named("4 weeks")).click();

        // Then
        assertThat(page.locator(".comparison h2")).containsText("These 4 weeks and the 4 before");
        assertThat(page.locator(".sides tbody tr").first()).containsText(Pattern.compile("−\\d+ percentage points"));
        assertThat(page.locator(".sides tbody tr").last())
                .containsText(Pattern.compile("\\+\\d.*large enough to matter", Pattern.DOTALL));
        assertThat(page.locator("main > .pair .calendar tbody tr")).hasCount(4);
        visit.looksGoodAtNightToo("client-4-weeks");

        // When
        page.getByRole(AriaRole.LINK, named("Whole plan")).click();

        // Then
        assertThat(page.locator(".comparison")).hasCount(0);
        assertThat(page.locator("main > .pair .calendar tbody tr").count()).isBetween(8, 9);

        // When
        page.navigate(home + "clients/" + benjamin + "?period=1w");

        // Then
        assertThat(page.locator(".sides")).containsText("Not enough data");
        visit.looksGood("client-1-week");
    }

    @Test
    void aMarkOfAChartSaysItsValueByKeyboardAndByTouch() {
        // Given
        visit.signIn("Anna Lind");
        page.navigate(home + "clients/" + amara);
        Locator chart = page.locator(".plot.wide");
        assertThat(chart).containsText("Pain, 0 to 10");

        // When
        chart.focus();
        page.keyboard().press("ArrowRight");

        // Then
        assertThat(chart.locator(".tip")).containsText(Pattern.compile("In between: 8 of 10"));
        page.keyboard().press("Home");
        assertThat(chart.locator(".tip")).containsText("3 of 10");
        visit.looksGood("client-mark");
        page.keyboard().press("Escape");
        assertThat(chart.locator(".tip")).isHidden();

        // When
        chart.locator("use.point").last().click(new Locator.ClickOptions().setForce(true));

        // Then
        assertThat(chart.locator(".tip")).containsText("8 of 10");
    }

    @Test
    void aReportForADoctorNamesTheClientOnlyWhereThatIsChosen() {
        // Given
        visit.signIn("Anna Lind");
        page.navigate(home + "clients/" + amara + "?period=4w");

        // When
        page.getByRole(AriaRole.LINK, named("Report")).click();

        // Then
        assertThat(page.locator("h1")).hasText("Report: self-care of the lower back");
        assertThat(page.locator(".report")).containsText(amara.toString());
        assertThat(page.locator("html")).not().containsText("Amara");
        assertThat(page.locator(".report")).containsText("54%");
        assertThat(page.locator(".report")).containsText("15 of 28 sessions");
        assertThat(page.locator(".report")).containsText("The share of scheduled sessions that were completed");
        assertThat(page.locator(".report"))
                .containsText(Pattern.compile("Printed on\\s*\\d+ \\w+ \\d{4}, \\d\\d:\\d\\d CES?T"));
        visit.looksGoodAtNightToo("report");

        // When
        page.getByLabel("Practice, as it stands on the report").fill("Praxis am Markt");
        page.getByRole(AriaRole.RADIO, named("Name")).last().check(new Locator.CheckOptions().setForce(true));
        page.getByRole(AriaRole.BUTTON, named("Show")).click();

        // Then
        assertThat(page.locator(".who-and-when")).containsText("Amara Okonkwo");
        assertThat(page.locator(".who-and-when")).containsText("Praxis am Markt");
        page.pdf(new Page.PdfOptions()
                .setPath(Path.of("target/screenshots/report.pdf"))
                .setPreferCSSPageSize(true)
                .setPrintBackground(true));
        page.setViewportSize(726, 1050);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".report-form")).isHidden();
        visit.looksGood("report-print");
    }

    @Test
    void theListPrintsAsAList() {
        // Given
        visit.signIn("Anna Lind");

        // When
        page.setViewportSize(726, 1050);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        // Then
        assertThat(page.locator(".printed")).containsText(Pattern.compile("Printed on .*\\d{4}"));
        assertThat(page.locator(".filters")).isHidden();
        assertThat(page.locator(".client")).hasCount(2);
        visit.looksGood("triage-print");
    }

    @Test
    void periodsAndSortedListsFitAGermanPhone() {
        // Given
        openInstead(windows.phone(home, "de-DE"));
        visit.signIn("Anna Lind");

        // When
        page.navigate(home + "?sort=-consistency");

        // Then
        visit.fitsTheWidth();
        visit.looksGood("triage-sorted-phone-dark-german");
        page.navigate(home + "clients/" + amara + "?period=4w");
        visit.fitsTheWidth();
        visit.looksGood("client-4-weeks-phone-dark-german");
        page.navigate(home + "clients/" + amara + "/report");
        visit.fitsTheWidth();
        visit.looksGood("report-phone-dark-german");
    }
}
