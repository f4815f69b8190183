package org.lumbar.routine.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.routine.Happenings;
import org.lumbar.routine.OneClient;
import org.lumbar.routine.PlannedClient;
import org.lumbar.routine.Practice;

/** Whom a therapist finds on the first page of the desk, and what each of them needs. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class CaseloadInABrowserComponentTest extends AtTheDesk {

    @Test
    void clientsStandByNameTwentyFiveOnAPageAndAreFoundByAPartOfIt() {
        // Given
        for (int i = 1; i <= 27; i++) {
            add("Person %02d%s".formatted(i, i == 13 ? " (100% Ärger)" : ""), "Europe/Berlin");
        }

        // When
        anna.open("desk");

        // Then
        assertThat(names()).hasCount(25);
        assertThat(names().first()).hasText("Person 01");
        assertThat(anna.page().locator(".pager")).containsText("1 to 25 of 27");
        anna.looksGood("desk-caseload");

        // When
        anna.click(anna.page().locator("[rel=next]"));

        // Then
        assertThat(names()).hasText(new String[] {"Person 26", "Person 27"});
        assertThat(anna.page().locator(".pager")).containsText("26 to 27 of 27");

        // When
        anna.open("desk?page=999999");

        // Then
        assertThat(names()).hasText(new String[] {"Person 26", "Person 27"});

        // When
        anna.fill("Find by name", "100% ÄRGER");
        anna.press("Find");

        // Then
        assertThat(names()).hasText(new String[] {"Person 13 (100% Ärger)"});
    }

    @Test
    void aNameThatNobodyHasIsAnsweredInWords() {
        anna.open("desk?named=nobody%22%3E");

        assertThat(anna.body()).contains("Nobody in your care has “nobody\">” in their name.");
        anna.looksGood("desk-nobody");
    }

    @Test
    void aTherapistFindsTheirOwnAndAnAdministratorThePractice() {
        // Given
        UUID annas = add("Annas", "Europe/Berlin");
        UUID bens = add("Bens", "Europe/Berlin");
        practice.admin()
                .body(Map.of("careTeam", List.of("ben")))
                .patch("/v1/clients/{id}", bens)
                .then()
                .statusCode(200);
        DeskWindow max = window().signIn("practice-admin@" + practice.id() + "/max");

        // When
        anna.open("desk");

        // Then
        assertThat(annas).isNotNull();
        assertThat(names()).hasText(new String[] {"Annas"});
        assertThat(max.page().locator("#care ~ ul a")).hasText(new String[] {"Annas", "Bens"});
        max.end();
    }

    @Test
    void whatEachClientNeedsStandsBesideTheirName() {
        // Given
        UUID planned = add("Planned", "Europe/Berlin");
        practice.newPlan(planned, "eight-steps").then().statusCode(201);
        UUID drafted = add("Drafted", "Europe/Berlin");
        Map<String, Object> draft = Practice.planBody("eight-steps", Practice.today());
        draft.put("draft", true);
        draft.remove("screening");
        practice.anna()
                .body(draft)
                .post("/v1/clients/{id}/plans", drafted)
                .then()
                .statusCode(201);
        sick();
        UUID old = add("Old answers", "Europe/Berlin");
        practice.newPlan(old, "eight-steps").then().statusCode(201);
        stack.asOwner(
                "update screening set answered_at = answered_at - interval '3 years' where client_id = '" + old + "'");
        UUID gone = add("Gone", "Europe/Berlin");
        practice.anna()
                .body(Map.of("status", "INACTIVE"))
                .patch("/v1/clients/{id}", gone)
                .then()
                .statusCode(200);

        // When
        anna.open("desk");

        // Then
        assertThat(needs("Planned")).isEqualTo("Planned");
        assertThat(needs("Drafted")).isEqualTo("Drafted, screening not answered, plan not active yet");
        assertThat(needs("Sick")).isEqualTo("Sick, kept from the routine, consent withdrawn, no plan");
        assertThat(needs("Old answers")).isEqualTo("Old answers, screening too old");
        assertThat(needs("Gone")).isEqualTo("Gone, Inactive");
        anna.looksGood("desk-needs");
    }

    /** Somebody with a fever, who has withdrawn their consent. */
    private void sick() {
        UUID sick = add("Sick", "Europe/Berlin");
        practice.client(sick)
                .body(Map.of("version", Practice.SCREENING, "answers", OneClient.saying("fever")))
                .post("/v1/clients/{id}/screenings", sick)
                .then()
                .statusCode(201);
        practice.client(sick)
                .body(Map.of("version", 1, "decision", "WITHDRAWN"))
                .post("/v1/clients/{id}/consents", sick)
                .then()
                .statusCode(201);
    }

    @Test
    void aLockThatWasClearedIsNoNeedAnyMore() {
        // Given
        anna.end();
        PlannedClient client = new PlannedClient(stack, "ball-or-roller", 20);
        practice = client.practice;
        anna = window().signIn("therapist@" + practice.id() + "/anna");
        UUID lock = UUID.randomUUID();
        client.happens.day(
                client.today.minusDays(1),
                0,
                List.of(),
                List.of(Happenings.locked(lock, client.today.minusDays(1))),
                List.of());
        await("the lock").until(() -> {
            anna.open("desk");
            return anna.page().locator(".in-care").innerText().contains("locked");
        });

        // When
        practice.anna()
                .body(Map.of("lockId", lock, "technique", "BALL_ROLL", "note", "seen"))
                .post("/v1/clients/{id}/lock-clearances", client.id)
                .then()
                .statusCode(200);
        anna.open("desk");

        // Then
        assertThat(anna.page().locator(".in-care").innerText()).doesNotContain("locked");
    }

    @Test
    void aNewClientsZoneIsTheOneThatMostOfThemHave() {
        // Given
        add("Far away", "Australia/Sydney");
        add("Here", "Europe/Lisbon");
        add("Here, too", "Europe/Lisbon");

        // When
        anna.open("desk/new-client");

        // Then
        assertThat(anna.page().getByLabel("Time zone")).hasValue("Europe/Lisbon");
    }

    @Test
    void whereNobodyIsInCareTheServiceGuessesNoZone() {
        assertThat(anna.page().request().get(home + "desk/new-client").text())
                .containsPattern("name=\"timezone\"[^>]* value=\"\"");
    }

    private UUID add(String name, String zone) {
        UUID id = UUID.randomUUID();
        practice.admin()
                .body(Map.of("clientId", id, "displayName", name, "timezone", zone, "careTeam", List.of("anna")))
                .post("/v1/clients")
                .then()
                .statusCode(201);
        return id;
    }

    private Locator names() {
        return anna.page().locator("#care ~ ul a");
    }

    /** Name and needs, as they are read. */
    private String needs(String name) {
        Locator line = anna.page().locator(".in-care", new Page.LocatorOptions().setHasText(name));
        return String.join(", ", line.locator("a, .tag, .flagged").allInnerTexts());
    }
}
