package org.lumbar.insights.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;

/** Withdrawn consent, and consent to be asked for again, in a real browser. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "consent_page"))
class ConsentPageComponentTest extends InABrowser {
    private UUID withdrawn;
    private UUID outdated;

    @BeforeAll
    void aPracticeThatAsksForConsent() {
        Practice practice = new Practice(stack);
        withdrawn = practice.client(LONG_NAME, List.of("anna"));
        practice.plans().daily(withdrawn, "Lumbar massage", "DDPDMMMM");
        practice.ratings(withdrawn, "BEFORE", "3433....");
        practice.client(withdrawn, 2, LONG_NAME, List.of("anna"), practice.consent("WITHDRAWN", 3));
        outdated = practice.client("Olga Outdated", List.of("anna"));
        practice.plans().daily(outdated, "Heat", "DDDDD");
        practice.client(outdated, 2, "Olga Outdated", List.of("anna"), practice.consent("OUTDATED", 3));
        UUID given = practice.client("Gerd Given", List.of("anna"));
        practice.plans().daily(given, "Heat", "DDDDD");
        practice.client(given, 2, "Gerd Given", List.of("anna"), practice.consent("GIVEN", 3));
        practice.untilRead();
    }

    @Test
    void thePageSaysFirstOfAllThatConsentIsWithdrawnAndSinceWhen() {
        // Given
        visit.signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + withdrawn);

        // Then
        assertThat(page.locator(".consent")).containsText(Pattern.compile("Consent withdrawn since \\d+ \\w+"));
        assertThat(page.locator(".consent")).containsText("Nothing new is stored and nothing is asked for");
        assertThat(page.locator("main section").first()).hasClass(Pattern.compile(".*consent.*"));
        assertThat(page.locator(".calendar svg.held")).hasCount(4);
        assertThat(page.locator(".calendar svg.held").first())
                .hasAttribute("aria-label", "kept away: because consent was withdrawn");
        visit.looksGoodAtNightToo("client-consent-withdrawn");
        page.setViewportSize(360, 740);
        visit.fitsTheWidth();
        visit.looksGood("client-consent-withdrawn-360");
    }

    @Test
    void consentToAnOlderTextIsToBeAskedForAgain() {
        // Given
        visit.signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + outdated);

        // Then
        assertThat(page.locator(".consent")).containsText("Consent is to be asked for again");
        assertThat(page.locator(".consent")).containsText("The client has agreed to an older text");
        assertThat(page.locator(".calendar svg.held")).hasCount(0);
        visit.looksGood("client-consent-outdated");
    }

    @Test
    void theListSaysWhoHasWithdrawnAndWhoIsToBeAskedAndNothingOfOthers() {
        // When
        visit.signIn("Anna Lind");

        // Then
        assertThat(row("Bernd").locator(".bars")).hasText(Pattern.compile("Consent withdrawn since .*"));
        assertThat(row("Olga").locator(".bars")).hasText("Consent is to be asked for again");
        assertThat(row("Gerd").locator(".bars")).hasCount(0);
        visit.looksGood("triage-consent");
        page.setViewportSize(360, 740);
        visit.fitsTheWidth();
        visit.looksGood("triage-consent-360");
    }

    @Test
    void germanReadersReadItOnASmallPhone() {
        // Given
        openInstead(windows.phone(home, "de-DE"));
        visit.signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + withdrawn);

        // Then
        assertThat(page.locator(".consent")).containsText("Einwilligung widerrufen seit");
        visit.fitsTheWidth();
        visit.looksGood("client-consent-withdrawn-phone-german");
        page.navigate(home + "clients/" + outdated);
        assertThat(page.locator(".consent")).containsText("Die Einwilligung ist erneut einzuholen");
    }

    private Locator row(String name) {
        return page.locator(".client").filter(new Locator.FilterOptions().setHasText(name));
    }
}
