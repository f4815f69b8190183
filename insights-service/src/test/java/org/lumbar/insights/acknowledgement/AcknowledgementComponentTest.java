package org.lumbar.insights.acknowledgement;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;

/** Several people with one alert: who saw it, what they wrote, and who took that back. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class AcknowledgementComponentTest {
    private static final String ANNA = "therapist@" + Snapshots.practice() + "/anna";
    private static final String MAX = "practice-admin@" + Snapshots.practice() + "/max";
    private static final String BEN = "therapist@" + Snapshots.practice() + "/ben";
    private static final String PATH = "/v1/clients/" + Snapshots.client();

    private final LocalDate today = LocalDay.today(Clock.systemUTC(), Snapshots.ZONE);

    @InjectBackbone
    TestStack stack;

    private String alert = "";

    @BeforeEach
    void anAlertThatNobodyHasSeen() {
        Stream.of(
                        Published.client(Snapshots.client(), Snapshots.practice(), "Kim", 1, "anna"),
                        Snapshots.daily(today.minusDays(3), 30, Snapshots.step("knead", "KNEAD", null, null)),
                        Snapshots.session(
                                9,
                                today.minusDays(1),
                                null,
                                List.of(),
                                StopReason.BONE_PAIN,
                                null,
                                Snapshots.at(today.minusDays(1), 10)))
                .forEach(this::publish);
        await("the alert to be raised")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> as(ANNA).get(PATH + "/alerts").then().body("code", hasItem("BONE_PAIN")));
        stack.asOwner("DELETE FROM acknowledgement", "DELETE FROM acknowledgement_entry");
        alert = Snapshots.client()
                + ":"
                + as(ANNA).get(PATH + "/alerts").then().extract().path("find { it.code == 'BONE_PAIN' }.alertId");
    }

    @Test
    void notesOfSeveralPeopleStayAndEachIsThereOnce() {
        // When
        seen(ANNA, "Called, no answer", 204);
        seen(ANNA, "Called, no answer", 204);
        seen(MAX, "Called again", 204);
        seen(ANNA, null, 204);
        seen(ANNA, "Comes on Monday", 204);

        // Then
        entries(ANNA)
                .body("note", contains("Called, no answer", "Called again", "Comes on Monday"))
                .body("by", contains("anna", "max", "anna"))
                .body("undone", contains(false, false, false));
        as(ANNA).get(PATH + "/alerts")
                .then()
                .body("find { it.code == 'BONE_PAIN' }.acknowledgement.note", equalTo("Comes on Monday"));
    }

    @Test
    void whatIsTakenBackIsUnseenAgainAndStaysInTheHistory() {
        // Given
        seen(ANNA, "Called", 204);
        as(ANNA).get("/v1/alerts").then().body("items.find { it.code == 'BONE_PAIN' }.acknowledgement", notNullValue());

        // When
        undo(MAX);
        undo(MAX);

        // Then
        as(ANNA).get("/v1/alerts").then().body("items.find { it.code == 'BONE_PAIN' }.acknowledgement", nullValue());
        as(ANNA).get("/v1/clients")
                .then()
                .body("items[0].alerts.find { it.code == 'BONE_PAIN' }.acknowledgement", nullValue());
        entries(ANNA)
                .body("by", contains("anna", "max"))
                .body("undone", contains(false, true))
                .body("note", contains("Called", null));

        // When
        seen(ANNA, "Called", 204);

        // Then
        entries(ANNA).body("note", contains("Called", null, "Called"));
    }

    @Test
    void oneAlertTakesFiftyNotesAndSaysSoToTheNext() {
        // Given
        for (int i = 0; i < 50; i++) {
            seen(ANNA, "Note " + i, 204);
        }

        // When, Then
        seen(MAX, "One more", 409).body("code", equalTo("too-many-notes"));
        seen(ANNA, "Note 7", 204);
        entries(ANNA).body("note", hasSize(50));
        undo(ANNA);
        entries(ANNA).body("undone", hasItem(true));
    }

    @Test
    void whatAnEarlierReleaseWroteBesideThisOneIsInTheHistoryBeforeAndAfterTheNextNote() {
        // Given
        String[] ids = alert.split(":", -1);
        stack.asOwner("INSERT INTO acknowledgement VALUES ('%s', '%s', '%s', now(), 'old-release', 'Seen by it')"
                .formatted(ids[0], ids[1], Snapshots.practice()));
        entries(ANNA).body("note", contains("Seen by it"));

        // When
        seen(ANNA, "Mine", 204);

        // Then
        entries(ANNA).body("by", contains("old-release", "anna")).body("note", contains("Seen by it", "Mine"));
    }

    @Test
    void strangersReadAndTakeBackNothing() {
        // Given
        seen(ANNA, "Called", 204);

        // When, Then
        as(BEN).get("/v1/alerts/" + alert + "/acknowledgement").then().statusCode(404);
        as(BEN).delete("/v1/alerts/" + alert + "/acknowledgement").then().statusCode(404);
        as("client@" + Snapshots.practice() + "/" + Snapshots.client())
                .get("/v1/alerts/" + alert + "/acknowledgement")
                .then()
                .statusCode(403);
        as(ANNA).get("/v1/alerts/nonsense/acknowledgement")
                .then()
                .statusCode(404)
                .body("code", equalTo("alert-not-found"));
        entries(ANNA).body("note", contains("Called"));
    }

    @Test
    void requestsCanOnlyAddToTheHistory() {
        assertThat(stack.asService("SELECT string_agg(privilege_type, ' ' ORDER BY privilege_type)"
                        + " FROM information_schema.role_table_grants"
                        + " WHERE table_name = 'acknowledgement_entry' AND grantee LIKE '%_caller'"))
                .isEqualTo("INSERT SELECT");
    }

    private ValidatableResponse seen(String who, @Nullable String note, int status) {
        return as(who).contentType(ContentType.JSON)
                .body(note == null ? "{}" : "{\"note\": \"" + note + "\"}")
                .put("/v1/alerts/" + alert + "/acknowledgement")
                .then()
                .statusCode(status);
    }

    private void undo(String who) {
        as(who).delete("/v1/alerts/" + alert + "/acknowledgement").then().statusCode(204);
    }

    private ValidatableResponse entries(String who) {
        return as(who).get("/v1/alerts/" + alert + "/acknowledgement").then().statusCode(200);
    }

    private RequestSpecification as(String username) {
        return given().auth().oauth2(stack.token(username));
    }

    private void publish(Snapshot snapshot) {
        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
    }
}
