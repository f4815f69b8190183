package org.lumbar.insights.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;

/** What keeps clients from their routines, and what nobody can know yet, in a real browser. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "safety_page"))
class SafetyPageComponentTest extends InABrowser {

    private UUID locked;
    private UUID screened;
    private UUID silent;
    private UUID cleared;
    private UUID held;

    @BeforeAll
    void aPracticeWithSomethingToAnswer() {
        Practice practice = new Practice(stack);
        locked = practice.client(LONG_NAME, List.of("anna"));
        practice.plans().daily(locked, "Lumbar massage", "DDPDMDSL.");
        practice.ratings(locked, "BEFORE", "3433443");
        practice.ratings(locked, "DURING", "....566");
        practice.locked(locked, 5, "KNEAD", "BALL_ROLL", "STRETCH");
        screened = practice.client("Sara Screened", List.of("anna"));
        practice.plans().daily(screened, "Heat", "DDDDM");
        practice.client(
                screened,
                2,
                "Sara Screened",
                List.of("anna"),
                Map.of(
                        "screening",
                        practice.screening("URGENT_CARE"),
                        "injuredAreas",
                        List.of(Map.of("area", "SACRUM", "since", "2026-01-02"))));
        silent = practice.client("Nele Neverheard", List.of("anna"));
        practice.plans().daily(silent, "Heat", "MMMMMMM");
        cleared = practice.client("Clara Cleared", List.of("anna"));
        practice.plans().daily(cleared, "Heat", "DDDD");
        practice.client(
                cleared, 2, "Clara Cleared", List.of("anna"), Map.of("lockClearances", List.of(clearedByBen())));
        held = practice.client("Hanna Held", List.of("anna"));
        practice.plans().daily(held, "Heat", "MMMMM");
        practice.client(held, 2, "Hanna Held", List.of("anna"), practice.heldWithAProposal("odd-question"));
        practice.untilRead();
    }

    private static Map<String, Object> clearedByBen() {
        return Map.of(
                "lockId",
                UUID.randomUUID(),
                "technique",
                "KNEAD",
                "clearedAt",
                "2026-01-02T09:00:00Z",
                "clearedBy",
                "ben");
    }

    @Test
    void aLockedClientIsLockedSinceADayForAReasonUntilAClinicianClearsIt() {
        // Given
        visit.signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + locked);

        // Then
        assertThat(page.locator(".barred")).containsText("Locked: stretching");
        assertThat(page.locator(".barred")).containsText("stopped for pain in a bone");
        assertThat(page.locator(".barred")).containsText("until a named clinician clears the lock");
        assertThat(page.locator(".alerts")).containsText("Worked with a locked technique (");
        assertThat(page.locator(".calendar svg.done-locked")).hasCount(1);
        assertThat(page.locator(".calendar svg.done-locked"))
                .hasAttribute("aria-label", Pattern.compile("done although locked.*"));
        visit.looksGoodAtNightToo("client-locked");
    }

    @Test
    void aMarkInTheCalendarOpensItsSession() {
        // Given
        visit.signIn("Anna Lind");
        page.navigate(home + "clients/" + locked);

        // When
        page.locator(".calendar a:has(svg.done-locked)").click();

        // Then
        assertThat(page.locator("h1")).containsText("Session of");
        assertThat(page.locator(".noted")).containsText("Done although a technique was locked");
        assertThat(page.locator(".session-steps .hurts")).containsText("Knead");
        assertThat(page.locator(".session-steps")).containsText("Deep strokes");
        visit.looksGoodAtNightToo("session");

        // When
        page.goBack();
        page.locator(".calendar a:has(svg.stopped)").click();

        // Then
        assertThat(page.locator(".noted")).containsText("Stopped as very painful");
        assertThat(page.locator(".session-ratings li")).hasCount(2);
        assertThat(page.locator(".session-ratings")).containsText("During: 5 of 10");
        assertThat(page.locator("main")).containsText("pain");

        // When
        visit.expectComplaint("404");
        page.navigate(home + "clients/" + screened + "/sessions/" + UUID.randomUUID());

        // Then
        assertThat(page.locator("h1")).containsText("doesn’t exist");
    }

    @Test
    void aFailedScreeningAndInjuredAreasStandFirst() {
        // Given
        visit.signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + screened);

        // Then
        assertThat(page.locator(".barred")).containsText("A screening answer calls for urgent care");
        String question = "Answered with yes: Has the control of bladder or bowel changed?";
        assertThat(page.locator(".barred")).containsText(question);
        assertThat(page.locator(".alerts")).containsText(question);
        assertThat(page.locator(".barred")).containsText("A named clinician has to clear the screening");
        assertThat(page.locator(".barred")).containsText("Injured: sacrum since 2 Jan 2026");
        visit.looksGood("client-screened");
    }

    @Test
    void ofWhomNothingWasEverHeardNothingIsMissed() {
        // Given
        visit.signIn("Anna Lind");
        Locator row = page.locator(".client").filter(new Locator.FilterOptions().setHasText("Nele"));

        // Then
        assertThat(row.locator(".consistency")).containsText("No data yet");
        assertThat(row).not().containsText("0%");

        // When
        page.navigate(home + "clients/" + silent);

        // Then
        assertThat(page.locator(".calendar svg.missed")).hasCount(0);
        assertThat(page.locator(".calendar svg.not-synced")).hasCount(6);
        assertThat(page.locator(".glance")).containsText("No data yet: nothing has been heard of this client");
        assertThat(page.locator(".glance")).not().containsText("0%");
        visit.looksGood("client-silent");
    }

    @Test
    void daysOfAFailedScreeningAreNotMissedAndSayWhy() {
        // Given
        visit.signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + held);

        // Then a question that nobody here knows is named by its key
        assertThat(page.locator(".barred")).containsText("odd-question");
        assertThat(page.locator(".calendar svg.held")).hasCount(5);
        assertThat(page.locator(".calendar svg.held").first())
                .hasAttribute("aria-label", "kept away: by a screening answer");
        assertThat(page.locator(".legend")).containsText("kept away");
        assertThat(page.locator(".glance")).containsText("a screening answer kept the client away");
        visit.looksGoodAtNightToo("client-held");
    }

    @Test
    void aProposalThatWaitsIsShownInWords() {
        // Given
        visit.signIn("Anna Lind");
        Locator row = page.locator(".client").filter(new Locator.FilterOptions().setHasText("Hanna"));

        // Then
        assertThat(row).containsText("A proposal is waiting: lighter sessions since ");

        // When
        page.navigate(home + "clients/" + held);

        // Then
        assertThat(page.locator(".alerts"))
                .containsText("For information: A proposal is waiting: lighter sessions since ");
        assertThat(page.locator(".alerts")).containsText("Ends when somebody decides it");
    }

    @Test
    void theListSaysWhatKeepsAClientAway() {
        // When
        visit.signIn("Anna Lind");

        // Then
        Locator lock = page.locator(".client").filter(new Locator.FilterOptions().setHasText("Bernd"));
        assertThat(lock.locator(".bars"))
                .hasText(Pattern.compile("Locked since .*: ball rolling, kneading, stretching"));
        Locator screening = page.locator(".client").filter(new Locator.FilterOptions().setHasText("Hanna"));
        assertThat(screening.locator(".bars"))
                .hasText(Pattern.compile("Nothing is asked since .*: a screening has to be cleared"));
        assertThat(screening.locator(".consistency")).containsText("Nothing asked: screening");
        visit.looksGoodAtNightToo("triage-barred");
        page.setViewportSize(360, 740);
        visit.fitsTheWidth();
        visit.looksGood("triage-barred-phone");
    }

    @Test
    void whoHasClearedALockStaysVisible() {
        // Given
        visit.signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + cleared);

        // Then
        assertThat(page.locator(".history")).containsText("Lock cleared: kneading");
        assertThat(page.locator(".history")).containsText("by ben, 2 Jan 2026");
    }

    @Test
    void timesAreTheReadersWithTheClientsZoneNamedWhereItDiffers() {
        // Given
        openInstead(windows.abroad(home, "America/New_York"));
        visit.signIn("Anna Lind");

        // When
        page.navigate(home + "clients/" + locked);

        // Then the client's clock shows ten in the morning, and the reader's four
        assertThat(page.locator(".about time"))
                .containsText(Pattern.compile("0?4:00.*10:00 CET|0?4:00.*10:00 CEST|0?5:00.*10:00 CET"));

        page.navigate(home + "clients/" + cleared);
        assertThat(page.locator(".history time")).containsText(Pattern.compile("0?4:00.*\\(.*10:00 CET\\)"));

        // When
        openInstead(windows.abroad(home, "Europe/Vienna"));
        visit.signIn("Anna Lind");
        page.navigate(home + "clients/" + locked);

        // Then
        assertThat(page.locator(".about time")).not().containsText("(");
        page.navigate(home + "clients/" + cleared);
        assertThat(page.locator(".history time")).hasText(Pattern.compile(".*10:00 CET"));
    }

    @Test
    void germanReadersReadItOnASmallPhoneAtNight() {
        // Given
        openInstead(windows.phone(home, "de-DE"));
        visit.signIn("Anna Lind");

        assertThat(page.locator(".bars").first()).containsText(Pattern.compile("Gesperrt|Vorabfragen"));
        visit.fitsTheWidth();
        visit.looksGood("triage-barred-phone-german");
        for (UUID client : List.of(locked, screened, held)) {
            // When
            page.navigate(home + "clients/" + client);

            // Then
            assertThat(page.locator(".barred")).containsText("Fachperson");
            visit.fitsTheWidth();
            visit.looksGood("client-phone-german-"
                    + (client.equals(locked) ? "locked" : client.equals(held) ? "held" : "screened"));
        }
        page.navigate(home + "clients/" + locked);
        page.locator(".calendar a:has(svg.done-locked)").click();
        assertThat(page.locator("h1")).containsText("Einheit vom");
        visit.fitsTheWidth();
        visit.looksGood("session-phone-german");
    }
}
