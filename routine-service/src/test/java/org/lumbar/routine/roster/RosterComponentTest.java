package org.lumbar.routine.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Practice;

/** A practice brings a list of clients along. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class RosterComponentTest {
    @InjectBackbone
    TestStack stack;

    private Practice practice;
    private SentRosters rosters;

    @BeforeEach
    void openPractice() {
        practice = new Practice(stack);
        rosters = new SentRosters(stack, practice);
    }

    @Test
    void everyFaultIsNamedByRowAndColumnAndNothingIsStored() {
        // Given
        String file = SentRosters.HEADS
                + "1,Ada,Europe/Berlin,anna,eight-steps,%s,daily\n".formatted(Practice.today())
                + ",,Europe/Atlantis,,nope,tomorrow,sometimes\n"
                + "1,%s,,anna,,,\n".formatted("x".repeat(121))
                + "2,Bo,Europe/Berlin,anna,eight-steps,2020-01-01,\n"
                + "3,Cleo,Europe/Berlin,anna,eight-steps,%s,FREQ=SECONDLY\n".formatted(Practice.today())
                + "4,\"D\nE\",Europe/Berlin,anna,,,\n";

        // When
        ValidatableResponse roster = rosters.send(file).then().statusCode(201);

        // Then
        roster.body("state", equalTo("FAULTY")).body("rows", equalTo(6));
        List<String> faults =
                roster.extract().jsonPath().getList("faults.collect { it.row + ' ' + it.column + ' ' + it.code }");
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "3 reference missing",
                        "3 name missing",
                        "3 zone unknown-zone",
                        "3 therapist missing",
                        "3 routine unknown-routine",
                        "3 start wrong-format",
                        "3 schedule unknown-schedule",
                        "4 reference repeated",
                        "4 name too-long",
                        "4 zone missing",
                        "5 schedule missing",
                        "6 schedule invalid-rrule",
                        "7 name wrong-format");
        assertThat(rosters.waitingRows()).isEqualTo("0");
        rosters.confirm(SentRosters.id(roster)).then().statusCode(409).body("code", equalTo("roster-faulty"));
        practice.admin().get("/v1/clients").then().body("items", hasSize(0));
    }

    @Test
    void nobodyIsRegisteredBeforeSomebodyConfirms() {
        // When
        ValidatableResponse roster = rosters.send(SentRosters.HEADS + "1,Ada,Europe/Berlin,anna,,,\n")
                .then();

        // Then
        roster.statusCode(201).body("state", equalTo("CHECKED")).body("known", equalTo(0));
        practice.admin().get("/v1/clients").then().body("items", hasSize(0));
        practice.admin()
                .delete("/v1/rosters/{id}", SentRosters.id(roster))
                .then()
                .statusCode(204);
        practice.admin().get("/v1/rosters/{id}", SentRosters.id(roster)).then().statusCode(404);
        assertThat(rosters.waitingRows()).isEqualTo("0");
    }

    @Test
    void whoWasConfirmedIsAClientWithADraftAsIfMadeOneByOne() {
        // Given
        String file = SentRosters.HEADS
                + "4711,\"Okonkwo, Amara\",Europe/Lisbon,anna,eight-steps,%s,daily x2\n".formatted(Practice.today())
                + "4712,Bo,Europe/Berlin,ben,,,\n";

        // When
        String roster = rosters.done(rosters.send(file));

        // Then
        practice.admin()
                .get("/v1/rosters/{id}", roster)
                .then()
                .body("made", equalTo(2))
                .body("skipped", equalTo(0))
                .body("confirmedBy", equalTo("max"));
        practice.anna()
                .get("/v1/clients")
                .then()
                .body("items.displayName", contains("Okonkwo, Amara"))
                .body("items.timezone", contains("Europe/Lisbon"));
        String client = practice.anna().get("/v1/clients").path("items[0].clientId");
        practice.anna()
                .get("/v1/clients/{id}/plans", client)
                .then()
                .body("status", contains("DRAFT"))
                .body("routine.key", contains("eight-steps"))
                .body("timezone", contains("Europe/Lisbon"))
                .body("schedule[0].slots", contains("am", "pm"));
        practice.anna()
                .get("/v1/clients/{id}/history", client)
                .then()
                .body("change", contains("CLIENT_REGISTERED"))
                .body("changedBy", contains("max"));
    }

    @Test
    void whoWasMadeIsInTheAuditAndPublishedAndTheRowIsGone() {
        // When
        var unused = rosters.done(rosters.send(SentRosters.HEADS + "1,Ada,Europe/Berlin,anna,,,\n"));

        // Then
        String client = practice.admin().get("/v1/clients").path("items[0].clientId");
        practice.admin()
                .get("/v1/clients/{id}/audit-events", client)
                .then()
                .body("events.operation", hasItem("POST /v1/rosters"));
        assertThat(rosters.waitingRows()).isEqualTo("0");
        await("the client is published")
                .until(() -> stack.consume("clients").stream()
                        .anyMatch(record -> record.key().equals(client)));
    }

    @Test
    void whoIsThereAlreadyStaysAsTheyAre() {
        // Given
        var unused = rosters.done(
                rosters.send(SentRosters.HEADS + "1,Ada,Europe/Berlin,anna,,,\n2,Bo,Europe/Berlin,anna,,,\n"));

        // When
        Response again =
                rosters.send(SentRosters.HEADS + "2,Renamed,Europe/Lisbon,ben,,,\n3,Cleo,Europe/Berlin,anna,,,\n");
        again.then().body("known", equalTo(1)).body("rows", equalTo(2));
        String roster = rosters.done(again);

        // Then
        practice.admin()
                .get("/v1/rosters/{id}", roster)
                .then()
                .body("made", equalTo(1))
                .body("skipped", equalTo(1));
        practice.admin()
                .get("/v1/clients")
                .then()
                .body("items.displayName.sort()", contains("Ada", "Bo", "Cleo"))
                .body("items.timezone", not(hasItem("Europe/Lisbon")));
    }

    @Test
    void twoRostersThatWaitWithTheSameReferenceMakeOneClient() {
        // Given
        String first = rosters.send(SentRosters.HEADS + "1,Ada,Europe/Berlin,anna,,,\n")
                .path("rosterId");
        String second = rosters.send(SentRosters.HEADS + "1,Ada,Europe/Berlin,anna,,,\n")
                .path("rosterId");

        // When
        rosters.confirm(first).then().statusCode(202);
        rosters.confirm(second).then().statusCode(202);
        rosters.confirm(second).then().statusCode(202);
        rosters.isDone(first);
        rosters.isDone(second);

        // Then
        practice.admin().get("/v1/clients").then().body("items", hasSize(1));
    }

    @Test
    void rostersOfAnotherPracticeAreUnknown() {
        // Given
        String roster = rosters.send(SentRosters.HEADS + "1,Ada,Europe/Berlin,anna,,,\n")
                .path("rosterId");
        Practice other = new Practice(stack);

        // Then
        other.admin().get("/v1/rosters/{id}", roster).then().statusCode(404);
        other.admin().post("/v1/rosters/{id}/confirmation", roster).then().statusCode(404);
        other.admin().delete("/v1/rosters/{id}", roster).then().statusCode(404);
        other.admin().get("/v1/rosters").then().body("", hasSize(0));
        practice.admin().get("/v1/rosters").then().body("rosterId", contains(roster));
    }

    @Test
    void whatIsNoFileOfOursIsRefused() {
        practice.admin().body(Map.of("a", 1)).post("/v1/rosters").then().statusCode(415);
        rosters.send("x".repeat((6 << 20) + 1)).then().statusCode(413);
        rosters.send(SentRosters.HEADS + "1,\"Ada")
                .then()
                .statusCode(201)
                .body("faults.code", contains("malformed-csv"));
        practice.admin()
                .body("x".repeat((1 << 20) + 1))
                .post("/v1/clients")
                .then()
                .statusCode(413);
    }
}
