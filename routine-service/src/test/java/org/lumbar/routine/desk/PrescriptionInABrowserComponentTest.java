package org.lumbar.routine.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.routine.PlannedClient;

/** A prescription for this person, on a page. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class PrescriptionInABrowserComponentTest extends AtTheDesk {
    private PlannedClient client;

    @BeforeEach
    void aClientWithAPlan() {
        anna.end();
        client = new PlannedClient(stack, "ball-or-roller", 20);
        practice = client.practice;
        anna = window().signIn("therapist@" + practice.id() + "/anna");
    }

    @Test
    void aDoseALeftOutStepAndANoteArePrescribedAfterReadingWhatWillChange() {
        // Given
        anna.open("desk/clients/" + client.id);
        Instant began = Instant.now();
        anna.countAnew();

        // When
        typeAPrescription();
        anna.press("Show what will change");

        // Then
        Locator preview = anna.page().locator("#preview");
        assertThat(preview).containsText("40–60");
        assertThat(preview).containsText("We talk about it on Friday.");
        assertThat(preview.locator("li")).hasCount(3);
        client.today().body("plans[0].note", equalTo(null));
        anna.looksGood("desk-prescription-preview");

        // When
        anna.press("Prescribe this");

        // Then
        assertThat(anna.page().locator(".message")).containsText("It is prescribed, from today on.");
        assertThat(anna.page()
                        .locator(
                                "section",
                                new Page.LocatorOptions().setHas(anna.page().locator("#latest"))))
                .containsText("40–60");
        anna.looksGood("desk-prescription-done");
        assertThat(anna.inputs()).isLessThanOrEqualTo(9);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofMinutes(2));
        client.today()
                .body("plans[0].steps[0].seconds.min", equalTo(40))
                .body("plans[0].steps[1].action", equalTo("LEFT_OUT"));
    }

    /** A note, the dose of one step, and another one that is left out. */
    private void typeAPrescription() {
        anna.click(anna.text("Prescribe for this client"));
        anna.looksGood("desk-prescription");
        anna.fill("Note to the client about the plan (optional)", "We talk about it on Friday.");
        anna.click(step("wall-lean").locator("summary"));
        anna.fill(dose("wall-lean", "Seconds: at least"), "40");
        anna.fill(dose("wall-lean", "Seconds: at most"), "60");
        anna.click(step("wall-move").locator("summary"));
        anna.check(step("wall-move").getByLabel("Leave this step out"));
        anna.looksGood("desk-prescription-typed");
    }

    @Test
    void whatIsLaxerThanTheCatalogueIsRefusedAtItsFieldAndNothingTypedIsLost() {
        // Given
        anna.open("desk/clients/" + client.id + "/plan/" + client.planId + "/prescription");
        anna.click(step("wall-lean").locator("summary"));
        anna.fill(dose("wall-lean", "Seconds: at least"), "60");
        anna.fill(dose("wall-lean", "Seconds: at most"), "400");
        anna.click(step("wall-move").locator("summary"));
        anna.fill(dose("wall-move", "Seconds: at least"), "60");
        anna.fill(step("wall-move").getByLabel("Note to the client about this step (optional)"), "Gently.");

        // When
        anna.press("Show what will change");

        // Then
        assertThat(step("wall-move")).containsText("Please give both ends.");

        // When
        anna.fill(dose("wall-move", "Seconds: at most"), "90");
        anna.click(step("wall-lean").locator("summary"));
        anna.press("Show what will change");

        // Then
        assertThat(step("wall-lean")).containsText("more than the daily limit allows");
        assertThat(dose("wall-lean", "Seconds: at most")).hasValue("400");
        assertThat(step("wall-move").getByLabel("Note to the client about this step (optional)"))
                .hasValue("Gently.");
        anna.looksGood("desk-prescription-refused");
    }

    @Test
    void theSecondOfTwoTherapistsReadsWhatChangedAndKeepsWhatTheyTyped() {
        // Given
        anna.open("desk/clients/" + client.id + "/plan/" + client.planId + "/prescription");
        anna.fill("Note to the client about the plan (optional)", "Slowly.");
        practice.admin().post("/v1/plans/{id}/pause", client.planId).then().statusCode(200);

        // When
        anna.press("Show what will change");

        // Then
        assertThat(anna.page().locator(".message.wrong")).containsText("Somebody else has changed this");
        assertThat(anna.page().locator(".message.wrong")).containsText("Plan paused");
        assertThat(anna.page().getByLabel("Note to the client about the plan (optional)"))
                .hasValue("Slowly.");
        anna.looksGood("desk-prescription-conflict");

        // When
        anna.press("Show what will change");
        anna.press("Prescribe this");

        // Then
        assertThat(anna.page().locator(".message")).containsText("It is prescribed, from today on.");
    }

    @Test
    void whatWasTypedAfterThePreviewIsShownBeforeItChanges() {
        // Given
        anna.open("desk/clients/" + client.id + "/plan/" + client.planId + "/prescription");
        anna.fill("Note to the client about the plan (optional)", "Slowly.");
        anna.press("Show what will change");
        anna.fill("Note to the client about the plan (optional)", "Not at all.");

        // When
        anna.press("Prescribe this");

        // Then
        assertThat(anna.page().locator("#preview")).containsText("Not at all.");
        client.today().body("plans[0].note", equalTo(null));
    }

    @Test
    void theKeyboardAloneIsEnough() {
        // Given
        anna.open("desk/clients/" + client.id + "/plan/" + client.planId + "/prescription");

        // When
        tabTo(anna.page().locator("#note"));
        anna.page().keyboard().type("Slowly.");
        tabTo(step("wall-move").locator("summary"));
        anna.page().keyboard().press("Enter");
        tabTo(step("wall-move").getByLabel("Leave this step out"));
        anna.page().keyboard().press("Space");
        tabTo(anna.page().getByText("Show what will change"));
        anna.page().keyboard().press("Enter");
        assertThat(anna.page().locator("#preview li")).hasCount(2);
        tabTo(anna.page().getByText("Prescribe this"));
        anna.page().keyboard().press("Enter");

        // Then
        assertThat(anna.page().locator(".message")).containsText("It is prescribed, from today on.");
        client.today().body("plans[0].steps[1].action", equalTo("LEFT_OUT"));
    }

    private void tabTo(Locator wanted) {
        for (int i = 0; i < 60; i++) {
            anna.page().keyboard().press("Tab");
            if (Boolean.TRUE.equals(wanted.evaluate("each => each === document.activeElement"))) {
                return;
            }
        }
        throw new AssertionError("The keyboard never gets there");
    }

    @Test
    void theFloorIsOpenedAndClosedAfterSayingWhatWillChange() {
        // Given
        for (int ago = 3; ago >= 1; ago--) {
            client.happens.session(
                    client.planId, client.today.minusDays(ago), "GO_ON", "NRS_0_3", "wall-lean", "wall-move");
        }
        var unused = client.proposed("OPEN_STEP");
        anna.open("desk/clients/" + client.id + "/plan/" + client.planId + "/prescription");

        // When
        anna.click(anna.text("Open the step"));

        // Then
        assertThat(anna.page().locator("main")).containsText("From today on the client may do this step.");
        assertThat(anna.page().locator("main")).containsText("3 of 3 calm sessions");
        anna.looksGood("desk-step-open");

        // When
        anna.press("Open the step");

        // Then
        assertThat(anna.page().locator(".message")).containsText("The step is open, from today on.");
        client.today().body("plans[0].steps[2].action", equalTo("DO"));

        // When
        anna.click(anna.text("Close the step"));
        assertThat(anna.page().locator("main")).containsText("still counts");
        anna.press("Close the step");

        // Then
        assertThat(anna.page().locator(".message")).containsText("The step is closed, from today on.");
        client.today().body("plans[0].steps[2].action", equalTo("NOT_YET"));
    }

    @Test
    void thePageSpeaksGerman() {
        // Given
        DeskWindow german = window("de-DE").signIn("therapist@" + practice.id() + "/anna");

        // When
        german.open("desk/clients/" + client.id + "/plan/" + client.planId + "/prescription");

        // Then
        assertThat(german.body()).contains("Verordnung", "Zeigen, was sich ändert", "Schritte, die Sie freigeben");
        german.page().locator("#step-floor summary").click();
        assertThat(german.page().locator("#step-floor").getByRole(AriaRole.IMG).textContent())
                .startsWith("In Rückenlage, Knie angewinkelt");
        german.looksGood("desk-prescription-german");
        german.end();
    }

    private Locator step(String key) {
        return anna.page().locator("#step-" + key);
    }

    private Locator dose(String key, String label) {
        return step(key).getByLabel(label);
    }
}
