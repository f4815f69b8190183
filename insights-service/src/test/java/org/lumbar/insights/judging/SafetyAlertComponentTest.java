package org.lumbar.insights.judging;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.ClientSnapshot;
import org.lumbar.insights.snapshot.ClientSnapshot.LockClearance;
import org.lumbar.insights.snapshot.ClientSnapshot.Result;
import org.lumbar.insights.snapshot.ClientSnapshot.Screening;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot.LockedWork;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;

/** From answers and sessions on Kafka to the alert that a therapist sees, and to the clearance that ends it. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class SafetyAlertComponentTest {

    private static final String ANNA = "therapist@" + Snapshots.practice() + "/anna";
    private static final String PATH = "/v1/clients/" + Snapshots.client() + "/alerts";
    private static final UUID LOCK = Snapshots.id(0x10c);

    private static long revision = 1;

    private final LocalDate today = LocalDay.today(Clock.systemUTC(), Snapshots.ZONE);
    private final Instant noon = Snapshots.at(today.minusDays(2), 12);

    @InjectBackbone
    TestStack stack;

    @BeforeEach
    void nobodyHasAnsweredAnything() {
        client(null);
    }

    @Test
    void anAnswerThatCallsForUrgentCareIsRedUntilAClinicianClearsIt() {
        // When
        client(screening(Result.URGENT_CARE, null));

        // Then
        holds("SCREENING_URGENT");
        alerts().body("find { it.code == 'SCREENING_URGENT' }.severity", equalTo("RED"))
                .body(
                        "find { it.code == 'SCREENING_URGENT' }.since",
                        equalTo(today.minusDays(2).toString()))
                .body(
                        "find { it.code == 'SCREENING_URGENT' }.evidence",
                        contains(Snapshots.id(0x5c1).toString()));
        as(ANNA).get("/v1/clients").then().body("items.find { it.displayName == 'Kim' }.need", equalTo("RED"));

        // When
        client(screening(Result.URGENT_CARE, noon.plusSeconds(60)));

        // Then
        holdsNoMore("SCREENING_URGENT");
        // What came and went within minutes, and nobody saw, is no history.
        alerts().body("code", not(hasItem("SCREENING_URGENT")));
    }

    @Test
    void aSessionAgainstTheScreeningIsAnAlertUntilANewerScreeningIsPassed() {
        // When
        SessionSnapshot session = Snapshots.session(41, today.minusDays(2), null, "knead");
        publish(Snapshots.flagged(session, List.of("SCREENING_NOT_PASSED")));

        // Then
        holds("SCREENING_PROFESSIONAL");
        alerts().body(
                        "find { it.code == 'SCREENING_PROFESSIONAL' }.evidence",
                        contains(session.sessionId().toString()));

        // When
        client(screening(Result.PASSED, null));

        // Then
        holdsNoMore("SCREENING_PROFESSIONAL");
    }

    @Test
    void workWithALockedTechniqueIsRedUntilTheLockIsClearedLaterThanTheSession() {
        // When
        SessionSnapshot session = Snapshots.session(42, today.minusDays(2), null, "knead");
        publish(Snapshots.flagged(session, List.of("DONE_WHILE_LOCKED"), new LockedWork("knead", "KNEAD", LOCK)));

        // Then
        holds("DONE_WHILE_LOCKED");
        alerts().body(
                        "find { it.code == 'DONE_WHILE_LOCKED' }.evidence",
                        contains(session.sessionId().toString(), LOCK.toString()));

        // When
        client(null, new LockClearance(LOCK, "KNEAD", session.startedAt().minusSeconds(1), "anna"));

        // Then
        holds("DONE_WHILE_LOCKED");

        // When
        client(null, new LockClearance(LOCK, "KNEAD", session.startedAt().plusSeconds(1), "anna"));

        // Then
        holdsNoMore("DONE_WHILE_LOCKED");
    }

    @Test
    void severePainIsRedWhileAFlareUpIsOnAndEndsWithTheNextMilderDay() {
        // When
        publish(Snapshots.rating(51, today.minusDays(2), Moment.BEFORE, 8));

        // Then
        holds("SEVERE_PAIN");
        alerts().body("find { it.code == 'SEVERE_PAIN' && it.holds }.severity", equalTo("YELLOW"))
                .body("find { it.code == 'SEVERE_PAIN' && it.holds }.evidence", hasSize(1));

        // When
        publish(Snapshots.flare(52, today.minusDays(1), 9));

        // Then
        await("the flare-up to make it red")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> alerts().body("find { it.code == 'SEVERE_PAIN' && it.holds }.severity", equalTo("RED")));

        // When
        publish(Snapshots.rating(53, today, Moment.AD_HOC, 4));

        // Then
        holdsNoMore("SEVERE_PAIN");
    }

    @Test
    void aDailyPainThatRisesFromThreeToSixIsNotNothing() {
        // When
        String month = "3333334444444555555556666666";
        for (int i = 0; i < month.length(); i++) {
            LocalDate day = today.minusDays(month.length() + 3L - i);
            publish(Snapshots.rating(200 + i, day, Moment.NEXT_DAY, month.charAt(i) - '0'));
        }

        // Then
        holds("PAIN_RISING");
        as(ANNA).get("/v1/clients")
                .then()
                .body("items.find { it.displayName == 'Kim' }.alerts.code", hasItems("PAIN_RISING"));
    }

    private void holds(String code) {
        await(code + " to hold")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> alerts().body("findAll { it.holds }.code", hasItem(code)));
    }

    private void holdsNoMore(String code) {
        await(code + " to end")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> alerts().body("findAll { it.holds }.code", not(hasItem(code))));
    }

    private ValidatableResponse alerts() {
        return as(ANNA).get(PATH).then().statusCode(200);
    }

    private Screening screening(Result result, @Nullable Instant clearedAt) {
        return new Screening(
                Snapshots.id(0x5c1), noon, result, List.of("fever"), clearedAt, clearedAt == null ? null : "anna");
    }

    private void client(@Nullable Screening screening, LockClearance... cleared) {
        publish(new ClientSnapshot(
                Snapshots.client(),
                Snapshots.practice(),
                revision++,
                "Kim",
                Snapshots.ZONE,
                "ACTIVE",
                List.of("anna"),
                List.of(cleared),
                screening,
                List.of(),
                List.of(),
                List.of(),
                ClientSnapshot.Consent.NOT_ASKED,
                List.of()));
    }

    private RequestSpecification as(String username) {
        return given().auth().oauth2(stack.token(username));
    }

    private void publish(Snapshot snapshot) {
        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
    }
}
