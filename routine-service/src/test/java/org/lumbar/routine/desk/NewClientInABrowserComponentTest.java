package org.lumbar.routine.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;

/** A therapist takes on a client, from the first question to the plan. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class NewClientInABrowserComponentTest extends AtTheDesk {
    private static final String START = "Register and start the plan";
    private static final String PREVIEW = "Preview the next 14";

    @Test
    void aNewClientHasAnActivePlanAfterAtMost25Inputs() {
        // Given
        anna.looksGood("desk-empty");
        anna.countAnew();
        Instant begun = Instant.now();

        // When
        anna.click(anna.page().locator("a.button"));
        anna.fill("Name or pseudonym", "Amara Okonkwo");
        answerAllWith("no");
        anna.check(anna.page().getByLabel("Eight gentle steps").first());
        anna.press(PREVIEW);
        assertThat(anna.page().locator(".preview .occurrences li")).hasCount(14);
        anna.press(START);

        // Then
        assertThat(anna.page().locator(".message")).containsText("the plan is active");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMinutes(2));
        assertThat(anna.inputs()).isLessThanOrEqualTo(25);
        String client = clientOfThePage();
        practice.anna()
                .get("/v1/clients/{id}", client)
                .then()
                .statusCode(200)
                .body("displayName", equalTo("Amara Okonkwo"))
                .body("careTeam", contains("anna"))
                .body("screening.result", equalTo("PASSED"));
        practice.anna()
                .get("/v1/clients/{id}/plans", client)
                .then()
                .body("status", contains("ACTIVE"))
                .body("routine.key", contains("eight-steps"));
        anna.looksGood("desk-client");
    }

    @Test
    void everyFaultStandsAtItsFieldAndNothingThatWasTypedIsLost() {
        // Given
        anna.open("desk/new-client");
        anna.fill("Name or pseudonym", "Bo");
        anna.fill("Time zone", "Europe/Atlantis");
        anna.check(anna.page().getByLabel("On certain weekdays"));
        answer("acute-injury", "no");

        // When
        anna.press(START);

        // Then
        assertThat(anna.page().locator(".message.wrong")).containsText("nothing was saved");
        assertThat(anna.body()).contains("There is no such time zone", "Please answer this question.");
        assertThat(anna.page().locator(".screening .fault")).hasCount(17);
        assertThat(anna.page().getByLabel("Name or pseudonym")).hasValue("Bo");
        assertThat(anna.page().getByLabel("Time zone")).hasValue("Europe/Atlantis");
        assertThat(anna.page().getByLabel("On certain weekdays")).isChecked();
        practice.anna().get("/v1/clients").then().body("items", hasSize(0));
        anna.looksGood("desk-new-client-faults");
    }

    @Test
    void aYesTakesTheClientOnWithoutAPlanAndIsClearedInTwoClicksAndANote() {
        // Given
        anna.open("desk/new-client");
        anna.fill("Name or pseudonym", "Cleo");
        answerAllWith("no");
        answer("fever", "yes");
        anna.check(anna.page().getByLabel("Eight gentle steps").first());

        // When
        anna.press(START);

        // Then
        assertThat(anna.page().locator(".message")).containsText("No plan was made");
        assertThat(anna.page().locator(".barred")).containsText("Do you have a fever?");
        practice.anna().get("/v1/clients/{id}/plans", clientOfThePage()).then().body("", hasSize(0));
        anna.looksGood("desk-barred");

        // When
        anna.countAnew();
        anna.click(anna.text("Clear these answers"));
        anna.fill("Why the client may go on", "Flu is over, examined today");
        anna.press("Clear the answers");

        // Then
        assertThat(anna.inputs()).isEqualTo(3);
        assertThat(anna.page().locator(".barred")).hasCount(0);
        assertThat(anna.body()).contains("Flu is over, examined today");

        // When
        startThreeAWeek();

        // Then
        assertThat(anna.page().locator(".message")).containsText("The plan is active.");
        practice.anna()
                .get("/v1/clients/{id}/plans", clientOfThePage())
                .then()
                .body("status", contains("ACTIVE"))
                .body("schedule.timesPerWeek", contains(3));
    }

    private void startThreeAWeek() {
        anna.click(anna.text("New plan"));
        assertThat(anna.page().locator(".screening")).hasCount(0);
        anna.check(anna.page().getByLabel("Partner massage").first());
        anna.check(anna.page().getByLabel("Some days of each week"));
        anna.fill("Sessions per week", "3");
        anna.press("Preview the next 14");
        assertThat(anna.page().locator(".preview .occurrences li").first()).containsText("any day from");
        anna.looksGood("desk-new-plan");
        anna.press("Start the plan");
    }

    @Test
    void theClocksAreMarkedWhereTheyChangeAndThePreviewNamesTheZone() {
        // Given
        anna.open("desk/new-client");
        anna.fill("Name or pseudonym", "Dana");
        answerAllWith("no");
        anna.check(anna.page().getByLabel("Eight gentle steps").first());
        anna.fill("First day", "2027-03-20");

        // When
        anna.press(PREVIEW);

        // Then
        Locator marked = anna.page().locator(".occurrences li", new Page.LocatorOptions().setHasText("clocks change"));
        assertThat(marked).hasCount(1);
        assertThat(marked).containsText("27 March 2027");
        assertThat(anna.page().locator(".preview h3")).containsText("Europe/Berlin");
        anna.looksGood("desk-new-client-preview");
    }

    @Test
    void germanReadersReadGerman() {
        // Given
        anna.end();
        anna = window("de-DE").signIn("therapist@" + practice.id() + "/anna");

        // When
        anna.open("desk/new-client");

        // Then
        assertThat(anna.page().locator("h1")).hasText("Neue Person");
        assertThat(anna.body()).contains("Haben Sie Fieber?", "An bestimmten Wochentagen");
        anna.looksGood("desk-new-client-de");
    }

    private void answerAllWith(String answer) {
        anna.page().locator(".screening input[value=" + answer + "]").all().forEach(anna::check);
    }

    private void answer(String question, String answer) {
        anna.check(anna.page().locator("input[name=answer-" + question + "][value=" + answer + "]"));
    }

    private String clientOfThePage() {
        var id = Pattern.compile("clients/([0-9a-f-]{36})").matcher(anna.page().url());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }
}
