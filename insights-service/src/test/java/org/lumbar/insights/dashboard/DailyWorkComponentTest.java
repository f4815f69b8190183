package org.lumbar.insights.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.BackboneTestResource;

/** What a therapist does with the dashboard on every day: notes, lists in an order of their own, periods. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "daily_work"))
class DailyWorkComponentTest extends InABrowser {
    private static final String OWN = "same-origin";

    private UUID benjamin;
    private UUID refused;
    private UUID lengthy;

    @BeforeAll
    void aPractice() {
        Practice practice = new Practice(stack);
        UUID amara = practice.client("Amara Okonkwo", List.of("anna"));
        practice.plans().daily(amara, "Lumbar massage", "DDDDDDD.DDDDDDD.DDDDDDD.DDDDDDDMMMMMMMDDDDMMMDDDDMMMDDD");
        practice.pain(amara, "33343.334.3334.333.4.333.43.5656.767.7677.6.77.76788");
        benjamin = practice.client(LONG_NAME, List.of("anna"));
        practice.plans().weekly(benjamin, "Ball or roller, from the wall to the floor", 6, 3, 2);
        practice.pain(benjamin, "7.7.78");
        refused = practice.client("Rafael Refused", List.of("anna"));
        practice.pain(refused, "79");
        lengthy = practice.client("Lena Lengthy", List.of("max"));
        practice.pain(lengthy, "79");
        UUID zoe = practice.client("Zoe Nowak", List.of("anna"));
        practice.plans().daily(zoe, "Heat", "MMMMM");
        practice.pain(zoe, "0");
        practice.client("Chloé Dubois", List.of("anna"));
        for (int i = 10; i < 60; i++) {
            practice.client("Client " + i, List.of("max"));
        }
        practice.untilRead();
    }

    @Test
    void severalPeopleWriteSeveralNotesAndTakeBackThatTheyHaveSeenAnAlert() {
        // Given
        visit.signIn("Anna Lind");
        page.navigate(home + "clients/" + benjamin);
        Locator alert = page.locator(".alerts > li").first();

        // When
        note(alert, "Add a note", "Called; no answer");
        alert.getByRole(AriaRole.BUTTON, button("I have seen this")).click();
        note(alert, "Add another note", "Comes on Monday");
        alert.getByRole(AriaRole.BUTTON, button("Save the note")).click();

        // Then
        assertThat(alert.locator(".answer")).hasCount(2);
        assertThat(alert.locator(".answer").first())
                .containsText(Pattern.compile("Seen by you, .*Called; no answer", Pattern.DOTALL));
        assertThat(alert.locator(".answer").last())
                .containsText(Pattern.compile("Note by you, .*Comes on Monday", Pattern.DOTALL));
        visit.looksGoodAtNightToo("client-notes");

        // When
        open(windows.desk(home));
        visit.signIn("Max Sommer");
        page.navigate(home + "clients/" + benjamin);
        alert = page.locator(".alerts > li").filter(new Locator.FilterOptions().setHasText("Comes on Monday"));
        assertThat(alert.locator(".answer").first()).containsText("Seen by anna");
        alert.getByRole(AriaRole.BUTTON, button("Mark as not seen")).click();

        // Then
        assertThat(alert.locator(".answer").last()).containsText("Marked as not seen by you");
        assertThat(alert.getByRole(AriaRole.BUTTON, button("I have seen this"))).isVisible();
        visit.looksGood("client-notes-undone");
    }

    @Test
    void aNoteThatIsTooLongIsSaidAtItsFieldOnThePageAndStillThere() throws Exception {
        // Given
        visit.signIn("Anna Lind");
        page.navigate(home + "clients/" + refused);
        Locator alert = page.locator(".alerts > li").first();
        String typed = "x".repeat(2001);
        page.evaluate("document.querySelectorAll('[name=note]').forEach(field => field.removeAttribute('maxlength'))");

        // When
        note(alert, "Add a note", typed);
        alert.getByRole(AriaRole.BUTTON, button("I have seen this")).click();

        // Then
        assertThat(page.locator("h1")).hasText("Rafael Refused");
        assertThat(alert.locator("[name=note]")).hasValue(typed);
        assertThat(alert.locator(".refused"))
                .hasText("A note can have at most 2,000 characters. Your note was not saved.");
        visit.looksGood("client-note-refused");
    }

    @Test
    void aNoteAsLongAsNotesGetIsTakenInAnyAlphabet() {
        // Given
        visit.signIn("Max Sommer");
        page.navigate(home + "clients/" + lengthy);
        Locator alert = page.locator(".alerts > li").first();

        // When
        note(alert, "Add a note", "ष".repeat(2000));
        alert.getByRole(AriaRole.BUTTON, button("I have seen this")).click();

        // Then
        assertThat(alert.locator(".answer q")).hasText("ष".repeat(2000));
        page.waitForCondition(() -> page.evaluate("sessionStorage.length").equals(0));
    }

    @Test
    void whateverIsWrongWithTheFormOfAnAlertIsSaidOnAPage() throws Exception {
        // Given
        PlainBrowser anna = PlainBrowser.signedIn(home, "anna");
        String path = "clients/" + refused + "/alerts";
        String alert = "alert=" + UUID.randomUUID();

        // When
        List<HttpResponse<String>> answers = List.of(
                anna.post(path, alert + "&note=x", "Sec-Fetch-Site", OWN),
                anna.post(path, "alert=nonsense&note=x", "Sec-Fetch-Site", OWN),
                anna.post(path, "note=%00", "Sec-Fetch-Site", OWN),
                anna.post(path, "note=" + "%F0%9F%92%A1".repeat(5_000), "Sec-Fetch-Site", OWN),
                anna.post("clients/nobody/alerts", alert, "Sec-Fetch-Site", OWN),
                anna.post("clients/" + UUID.randomUUID() + "/alerts", alert, "Sec-Fetch-Site", OWN));

        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(answer.body()).startsWith("<!DOCTYPE html>").doesNotContain("\"detail\"");
        });
    }

    @Test
    void aListIsSortedByAColumnAndFilterOrderAndPageAreThereOnTheWayBack() {
        // Given
        visit.signIn("Anna Lind");

        // When
        page.getByRole(AriaRole.LINK, named("Pain, 28 days")).click();

        // Then
        assertThat(page).hasURL(home + "?sort=-pain");
        assertThat(page.locator("[role=columnheader][aria-sort=descending]")).hasText("Pain, 28 days");
        assertThat(page.locator(".client h3 a"))
                .hasText(new String[] {"Rafael Refused", "Amara Okonkwo", LONG_NAME, "Zoe Nowak", "Chloé Dubois"});
        visit.looksGoodAtNightToo("triage-sorted");

        // When
        page.getByRole(AriaRole.LINK, named("Pain, 28 days")).click();

        // Then
        assertThat(page.locator("[role=columnheader][aria-sort=ascending]")).hasText("Pain, 28 days");
        assertThat(page.locator(".client h3 a").first()).hasText("Zoe Nowak");
        assertThat(page.locator(".client h3 a").last()).hasText("Chloé Dubois");

        // When
        page.getByLabel("Find a client").fill("o");
        assertThat(page.locator(".client")).hasCount(4);
        page.locator(".client h3 a", new Page.LocatorOptions().setHasText("Amara"))
                .click();
        page.getByRole(AriaRole.LINK, named("4 weeks")).click();
        page.locator(".calendar a").first().click();
        page.getByRole(AriaRole.LINK, named("Amara Okonkwo")).click();
        page.getByRole(AriaRole.LINK, named("All clients")).click();

        // Then
        assertThat(page).hasURL(home + "?q=o&sort=pain");
        assertThat(page.locator(".client h3 a").first()).hasText("Zoe Nowak");
        assertThat(page.getByLabel("Find a client")).hasValue("o");
        page.getByRole(AriaRole.LINK, named("Sort by urgency")).click();
        assertThat(page).hasURL(home + "?q=o");
    }

    @Test
    void aPageOfALongListSaysWhichOfHowManyItShows() {
        // Given
        visit.signIn("Max Sommer");

        // When
        page.navigate(home + "?sort=-name");

        // Then
        assertThat(page.locator(".client h3 a").first()).hasText("Zoe Nowak");
        assertThat(page.locator(".pages")).containsText("1–25 of 56");

        // When
        page.getByRole(AriaRole.LINK, named("Next")).click();
        assertThat(page.locator(".pages")).containsText("26–50 of 56");
        page.locator(".client h3 a").first().click();
        page.getByRole(AriaRole.LINK, named("All clients")).click();

        // Then
        assertThat(page.locator(".pages")).containsText("26–50 of 56");
        page.getByRole(AriaRole.LINK, named("Next")).click();
        assertThat(page.locator(".pages")).containsText("51–56 of 56");
        assertThat(page.locator(".client h3 a").last()).hasText("Amara Okonkwo");
        page.navigate(home);
        assertThat(page.locator(".pages")).containsText("1–25 of 56");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no/such/page",
                "clients",
                "clients/",
                "clients/x/y",
                "clients/x/sessions",
                "live/x",
                "signed-in/x",
                "sign-out/x",
                "signed-out/x",
                "index.html",
                "static/none.js",
                "favicon.ico"
            })
    void everyAddressThatIsNoneShowsThePageThatSaysSo(String path) throws Exception {
        // When
        HttpResponse<String> answer = PlainBrowser.signedIn(home, "anna").get(path);

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("data-code=\"not-found\"");
    }

    private static void note(Locator alert, String summary, String text) {
        alert.locator("summary", new Locator.LocatorOptions().setHasText(summary))
                .click();
        alert.locator("[name=note]").fill(text);
    }

    private static Locator.GetByRoleOptions button(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
