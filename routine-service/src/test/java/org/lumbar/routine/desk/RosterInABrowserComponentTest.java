package org.lumbar.routine.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.routine.Practice;

/** An administrator brings the practice's list of clients along. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class RosterInABrowserComponentTest extends AtTheDesk {
    private static final String HEADS = "reference,name,zone,therapist,routine,start,schedule\n";

    private DeskWindow max;

    @BeforeEach
    void maxSignsIn() {
        max = window().signIn("practice-admin@" + practice.id() + "/max");
    }

    @Test
    void aListIsCheckedConfirmedAndThere() {
        // Given
        max.click(max.text("Import clients"));
        max.click(max.text("How the file has to be written"));
        max.looksGood("desk-rosters");

        // When
        send(HEADS
                + "1,Ada,Europe/Berlin,anna,eight-steps,%s,daily\n2,Bo,Europe/Berlin,anna,,,\n"
                        .formatted(Practice.today()));

        // Then
        assertThat(max.page().locator("h1")).hasText("This list is ready");
        max.looksGood("desk-roster-ready");
        practice.admin().get("/v1/clients").then().body("items", hasSize(0));

        // When
        max.press("Register 2 clients");

        // Then
        assertThat(max.page().locator("h1")).hasText("All clients are there");
        assertThat(max.body()).contains("2 clients are registered");
        max.looksGood("desk-roster-done");
        practice.admin().get("/v1/clients").then().body("items", hasSize(2));
        max.end();
    }

    @Test
    void theDraftOfAListIsActiveOnceTheQuestionsAreAnswered() {
        // Given
        max.open("desk/rosters");
        send(HEADS + "1,Ada,Europe/Berlin,anna,eight-steps,%s,daily\n".formatted(Practice.today()));
        max.press("Register 1 client");
        assertThat(max.page().locator("h1")).hasText("All clients are there");
        max.end();
        anna.open("desk");
        assertThat(anna.body()).contains("screening not answered", "plan not active yet");
        anna.click(anna.text("Ada"));
        anna.click(anna.text("Ask the questions"));

        // When
        anna.press("Save");

        // Then
        assertThat(anna.page().locator(".screening .fault")).hasCount(18);

        // When
        anna.page().locator(".screening input[value=no]").all().forEach(anna::check);
        anna.looksGood("desk-ask");
        anna.press("Save");

        // Then
        assertThat(anna.page().locator(".message")).containsText("The answers are stored.");

        // When
        anna.click(anna.text("Activate the plan"));
        anna.press("Activate the plan");

        // Then
        assertThat(anna.page().locator(".message")).containsText("The plan is active.");
        anna.open("desk");
        assertThat(anna.page().locator(".in-care .tag")).hasCount(0);
    }

    @Test
    void faultsStandByRowAndColumnAHundredOnAPage() {
        // Given
        max.open("desk/rosters");

        // When
        send(HEADS
                + IntStream.rangeClosed(1, 130)
                        .mapToObj(i -> i + ",Ada,Europe/Atlantis,anna,,,\n")
                        .collect(Collectors.joining()));

        // Then
        assertThat(max.page().locator("h2")).hasText("130 places need attention");
        assertThat(max.page().locator(".faults tbody tr")).hasCount(100);
        assertThat(max.page().locator(".faults tbody tr").first())
                .hasText("2zoneThere is no such time zone here; write it like Europe/Berlin. If it is a new one, have"
                        + " this server updated, then send it again.");
        max.looksGood("desk-roster-faults");
        max.click(max.page().locator("[rel=next]"));
        assertThat(max.page().locator(".faults tbody tr")).hasCount(30);
        practice.admin().get("/v1/clients").then().body("items", hasSize(0));
        max.end();
    }

    @Test
    void noFileIsAFaultOfItsField() {
        // Given
        max.open("desk/rosters");

        // When
        max.press("Check the file");

        // Then
        assertThat(max.page().locator(".fault")).hasText("Something is missing here.");
        max.end();
    }

    @Test
    void aListIsDiscarded() {
        // Given
        max.open("desk/rosters");
        send(HEADS + "1,Ada,Europe/Berlin,anna,,,\n");

        // When
        max.press("Discard this list");

        // Then
        assertThat(max.page()).hasURL(max.home() + "desk/rosters");
        assertThat(max.body()).doesNotContain("This list is ready");
        max.end();
    }

    @Test
    void aTherapistImportsNobody() {
        assertThat(anna.body()).doesNotContain("Import clients");
        anna.open("desk/rosters");
        assertThat(anna.page().locator("[data-code=not-allowed]")).isVisible();
    }

    private void send(String file) {
        max.page()
                .getByLabel("CSV file")
                .setInputFiles(new FilePayload("list.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        max.press("Check the file");
    }
}
