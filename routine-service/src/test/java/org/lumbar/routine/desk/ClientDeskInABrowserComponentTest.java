package org.lumbar.routine.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.routine.Happenings;
import org.lumbar.routine.PlannedClient;

/** What a therapist does with a client whom they know. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ClientDeskInABrowserComponentTest extends AtTheDesk {
    private PlannedClient client;

    @BeforeEach
    void aClientWithAPlan() {
        anna.end();
        client = new PlannedClient(stack, "ball-or-roller", 20);
        practice = client.practice;
        anna = window().signIn("therapist@" + practice.id() + "/anna");
        page();
    }

    private void page() {
        anna.open("desk/clients/" + client.id);
    }

    @Test
    void aLockIsClearedInTwoClicksAndANote() {
        // Given
        UUID lock = UUID.randomUUID();
        client.happens.day(
                client.today.minusDays(1),
                0,
                List.of(),
                List.of(Happenings.locked(lock, client.today.minusDays(1))),
                List.of());
        await("the lock").until(() -> {
            page();
            return anna.body().contains("Locked: ball rolling");
        });
        anna.looksGood("desk-locked");

        // When
        anna.countAnew();
        anna.click(anna.text("Clear this lock"));
        anna.fill("Why the client may go on", "Examined, bruise has healed");
        anna.press("Clear the lock");

        // Then
        assertThat(anna.inputs()).isEqualTo(3);
        assertThat(anna.page().locator(".message")).containsText("The lock is cleared.");
        assertThat(anna.body()).doesNotContain("Locked: ball rolling").contains("Examined, bruise has healed");
        practice.anna()
                .get("/v1/clients/{id}", client.id)
                .then()
                .body("lockClearances.lockId", contains(lock.toString()));
    }

    @Test
    void aProposalIsAcceptedWhereItsEvidenceStandsAndAnotherDeclinedWithANote() {
        // Given
        client.happens.session(client.planId, client.today.minusDays(3), "STOP_STEP", "NRS_6_UP", "wall-lean");
        client.happens.session(client.planId, client.today.minusDays(2), "STOP_STEP", "NRS_6_UP", "wall-lean");
        var unused = client.proposed("LIGHTER");
        await("the desk's list").until(() -> {
            anna.open("desk");
            return anna.body().contains("Make the plan lighter");
        });
        anna.looksGood("desk-home");
        anna.click(anna.page().locator("#waiting ~ ul a").first());
        anna.looksGood("desk-proposal");

        // When
        anna.press("Accept");

        // Then
        assertThat(anna.page().locator(".message")).containsText("The proposal is accepted");
        assertThat(anna.body()).contains("Made lighter");
        client.proposals().body("open", hasSize(0)).body("decided[0].accepted", equalTo(true));
    }

    @Test
    void aPlanIsPausedResumedAndRescheduledAfterSayingWhatWillChange() {
        // When
        anna.click(anna.text("Pause the plan"));

        // Then
        assertThat(anna.page().locator("main")).containsText("From today on nothing is expected");
        assertThat(anna.page().locator(".occurrences li").first()).isVisible();
        anna.looksGood("desk-pause");

        // When
        anna.press("Pause the plan");
        assertThat(anna.page().locator(".message")).containsText("The plan is paused.");
        anna.click(anna.text("Resume the plan"));
        anna.press("Resume the plan");
        assertThat(anna.page().locator(".message")).containsText("The plan goes on.");
        anna.click(anna.text("Change the schedule"));
        anna.check(anna.page().getByLabel("Every other day"));
        anna.press("Preview the next 14");

        // Then
        assertThat(anna.page().locator(".preview .occurrences li")).hasCount(14);
        anna.looksGood("desk-schedule");

        // When
        anna.press("Change the schedule");

        // Then
        assertThat(anna.page().locator(".message")).containsText("The new schedule is saved.");
        practice.anna()
                .get("/v1/plans/{id}", client.planId)
                .then()
                .body("status", equalTo("ACTIVE"))
                .body("schedule.rrule", equalTo("FREQ=DAILY;INTERVAL=2"));
    }

    @Test
    void theSecondOfTwoTherapistsReadsWhatChangedAndKeepsWhatTheyTyped() {
        // Given
        anna.fill("Name or pseudonym", "Amara O.");
        practice.admin()
                .body(Map.of("timezone", "Europe/Lisbon"))
                .patch("/v1/clients/{id}", client.id)
                .then()
                .statusCode(200);

        // When
        anna.press("Save");

        // Then
        assertThat(anna.page().locator(".message.wrong")).containsText("Somebody else has changed this");
        assertThat(anna.page().locator(".message.wrong")).containsText("Details changed");
        assertThat(anna.page().getByLabel("Name or pseudonym")).hasValue("Amara O.");
        anna.looksGood("desk-conflict");

        // When
        anna.press("Save");

        // Then
        assertThat(anna.page().locator("h1")).hasText("Amara O.");
    }

    @Test
    void aClientWhoWasHandedOverIsNotFoundAnyMore() {
        // When
        anna.fill("Care team", "ben");
        anna.press("Save");

        // Then
        assertThat(anna.page().locator("[data-code=not-found]")).isVisible();
        practice.admin().get("/v1/clients/{id}", client.id).then().body("careTeam", contains("ben"));
    }

    @Test
    void aRoutineIsReadComparedAndCopiedAsThePracticesOwn() {
        // Given
        anna.open("desk/routines");
        anna.looksGood("desk-routines");
        anna.click(anna.page().getByText("Eight gentle steps").first());
        assertThat(anna.body()).contains("Lie on the back with knees bent", "light pressure");
        anna.click(anna.text("compare with 1"));
        assertThat(anna.page().locator("#differences")).containsText("Changed since version 1");
        assertThat(anna.page().locator("section:has(#differences)")).containsText("Gentle strokes Instruction");
        assertThat(anna.page().locator("section:has(#differences)")).containsText("light pressure");
        anna.looksGood("desk-routine");

        // When
        anna.fill("Key", "eight-steps");
        anna.press("Copy");

        // Then
        assertThat(anna.body()).contains("This key belongs to a built-in routine.");

        // When
        anna.fill("Key", "eight-steps-evening");
        anna.press("Copy");

        // Then
        anna.page().waitForURL("**/desk/routines/eight-steps-evening/1");
        practice.anna()
                .get("/v1/routines/{key}/versions/1", "eight-steps-evening")
                .then()
                .statusCode(200);
    }

    @Test
    void aReaderOfGermanReadsGermanOnThePagesOfAPlan() {
        // Given
        DeskWindow german = window("de-AT").signIn("therapist@" + practice.id() + "/anna");

        // Then
        german.open("desk/clients/" + client.id);
        assertThat(german.page().locator("[id=plans] h2").first()).containsText("Ball oder Rolle");
        german.looksGood("german-client");
        german.open("desk/clients/" + client.id + "/plan/" + client.planId + "/prescription");
        assertThat(german.body()).contains("Auf dem Boden rollen", "Hüfte und Knie an der Wand");
        german.looksGood("german-prescription");
        german.open("desk/clients/" + client.id + "/plan/" + client.planId + "/steps/floor/open");
        assertThat(german.body()).contains("Legen Sie sich auf den Boden", "An die Wand lehnen und rollen");
        german.looksGood("german-step");
        assertThat(german.page().locator("main [lang]")).hasCount(0);
        german.end();
    }

    @Test
    void aRoutineIsReadAndCopiedInItsReadersLanguage() {
        // Given
        DeskWindow german = window("de-AT").signIn("therapist@" + practice.id() + "/anna");
        german.open("desk/routines/eight-steps/2?from=1");
        assertThat(german.page().locator("h1")).hasText("Acht sanfte Schritte");
        assertThat(german.page().locator("section:has(#differences)")).containsText("Greifen Sie die Muskeln");
        german.looksGood("german-routine");
        assertThat(german.page().locator("main [lang]:not(input, svg)")).hasCount(0);

        // When
        german.fill("Titel (Deutsch)", "Acht Schritte am Abend");
        german.fill("Titel (Englisch)", "");
        german.fill("Schlüssel", "eight-steps-evening");
        german.press("Kopieren");
        assertThat(german.page().locator(".field:has([lang=en])")).containsText("Bitte ausfüllen.");
        german.fill("Titel (Englisch)", "Eight steps in the evening");
        german.press("Kopieren");
        german.page().waitForURL("**/desk/routines/eight-steps-evening/1");

        // Then
        assertThat(german.page().locator("h1")).hasText("Acht Schritte am Abend");
        anna.open("desk/routines/eight-steps-evening/1");
        assertThat(anna.page().locator("h1")).hasText("Eight steps in the evening");
        assertThat(anna.page().locator("main [lang]:not(input, svg)")).hasCount(0);
        german.end();
    }

    @Test
    void aRoutineThatNobodyPutIntoGermanIsMarkedAsEnglish() {
        // Given
        DeskWindow german = window("de-AT").signIn("therapist@" + practice.id() + "/anna");

        practice.anna().body(ownRoutine()).post("/v1/routines/drafts").then().body("faults", empty());
        practice.anna().post("/v1/routines/plain/drafts/1/publish").then().statusCode(200);

        // Then
        german.open("desk/routines");
        assertThat(german.page().locator("main [lang=en]")).hasText("Plain strokes");
        german.looksGood("german-routines");
        german.open("desk/routines/plain/1");
        assertThat(german.page().locator("h1[lang=en]")).hasText("Plain strokes");
        german.end();
    }

    /** As written before there were languages. */
    private ObjectNode ownRoutine() {
        ObjectNode routine =
                practice.anna().get("/v1/routines/eight-steps/versions/2").as(ObjectNode.class);
        routine.remove(List.of("language", "texts"));
        routine.path("steps").forEach(step -> ((ObjectNode) step).remove("texts"));
        return routine.put("key", "plain").put("version", 1).put("title", "Plain strokes");
    }

    @Test
    void anAdministratorErasesAfterReadingWhatGoesAndSeesTheReceipt() {
        // Given
        DeskWindow max = window().signIn("practice-admin@" + practice.id() + "/max");
        max.open("desk/clients/" + client.id);
        max.click(max.text("Erase this client"));
        assertThat(max.body()).contains("1 plan", "every session, pain rating and event");
        max.looksGood("desk-erase");

        // When
        max.press("Erase for good");
        assertThat(max.body()).contains("Please confirm it.");
        max.check(max.page().getByRole(AriaRole.CHECKBOX));
        max.press("Erase for good");

        // Then
        assertThat(max.page().locator("h1")).hasText("Receipt of the erasure");
        assertThat(max.body()).contains("routine-service", "insights-service");
        max.looksGood("desk-receipt");
        practice.admin().get("/v1/clients/{id}", client.id).then().statusCode(404);
        max.end();
    }
}
