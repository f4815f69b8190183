package org.lumbar.routine.today;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.PlannedClient;

/** How the back feels afterwards shapes the next session, as seed 000 says. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class FeelingComponentTest {
    private static final String[] WALL = {"wall-lean", "wall-move"};

    @InjectBackbone
    TestStack stack;

    PlannedClient client;

    @BeforeEach
    void aClientWithADailyBallPlan() {
        client = new PlannedClient(stack, "ball-or-roller", 14);
    }

    @Test
    void whoFeltWorseWorksLighterNextTimeAndIsToldWhy() {
        // When
        UUID session = client.happens.felt(client.planId, client.today.minusDays(1), "WORSE", WALL);
        await("lighter").until(() -> "LIGHT".equals(client.today().extract().path("plans[0].steps[0].pressure")));

        // Then
        client.today()
                .body("plans[0].adaptations.rule", contains("FELT_WORSE"))
                .body("plans[0].adaptations[0].evidence[0].sessionId", equalTo(session.toString()))
                .body("plans[0].steps[0].adaptations.rule", hasItem("FELT_WORSE"));

        // And only next time
        client.happens.felt(client.planId, client.today, "SAME", WALL);
        await("as prescribed")
                .until(() -> client.today()
                        .extract()
                        .<List<String>>path("plans[0].adaptations")
                        .isEmpty());
    }

    @Test
    void whatWasStoredBeforeFeelingsWereReadStaysReadable() throws SQLException {
        // Given
        client.happens.felt(client.planId, client.today.minusDays(1), "WORSE", WALL);
        await("lighter").until(() -> "LIGHT".equals(client.today().extract().path("plans[0].steps[0].pressure")));

        // When it looks like a row of the release before
        client.execute("update fact set body = body - 'feeling' where client_id = :client");

        // Then
        client.today().body("plans[0].adaptations", empty());
    }

    @Test
    void twoMoreAfterwardsThanBeforeMakesTheNextSessionLighterAndTwiceIsAProposal() {
        // Given
        risen(client.today.minusDays(3), 2, 4);
        client.happens.felt(client.planId, client.today.minusDays(2), "SAME", WALL);
        UUID session = risen(client.today.minusDays(1), 1, 3);
        await("lighter").until(() -> "LIGHT".equals(client.today().extract().path("plans[0].steps[0].pressure")));

        // Then
        client.today()
                .body("plans[0].adaptations.rule", contains("AFTER_PLUS_2"))
                .body("plans[0].adaptations[0].evidence.score", contains(1, 3))
                .body("plans[0].adaptations[0].evidence[0].sessionId", equalTo(session.toString()));
        client.proposals()
                .body("open.kind", contains("LIGHTER"))
                .body("open[0].evidence.rule", hasItem("AFTER_PLUS_2"));
    }

    @Test
    void severePainBeforeASessionIsReadAndMakesTheNextOneLighter() {
        // When
        client.happens.session(client.planId, client.today.minusDays(1), "STOP_SESSION", "SEVERE_PAIN", WALL);

        // Then
        await("lighter")
                .until(() -> "SEVERE_PAIN".equals(client.today().extract().path("plans[0].adaptations[0].rule")));
        client.today().body("plans[0].steps[0].pressure", equalTo("LIGHT"));
    }

    @Test
    void whatWasMadeLighterIsTakenBackAfterThreeCalmSessionsThatWereBetterIfAClinicianAgrees() {
        // Given a plan that is lighter, and two sessions that went well before that
        client.happens.felt(client.planId, client.today.minusDays(3), "WORSE", WALL);
        client.happens.felt(client.planId, client.today.minusDays(2), "WORSE", WALL);
        client.accept(client.proposed("LIGHTER")).body("routine.steps[0].pressure", equalTo("LIGHT"));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        // When
        for (int later = 1; later <= 2; later++) {
            improved(now.plus(Duration.ofMinutes(later)), 3, 3);
        }
        await("two sessions").until(() -> seen() == 2);
        client.proposals().body("open.kind", not(hasItem("UNDO_LIGHTER")));
        improved(now.plus(Duration.ofMinutes(3)), 4, 2);

        // Then
        String undo = client.proposed("UNDO_LIGHTER");
        client.proposals().body("open.find { it.kind == 'UNDO_LIGHTER' }.evidence", hasSize(3));
        client.accept(undo).body("routine.steps[0].pressure", nullValue());
        client.proposals().body("open.kind", not(hasItem("UNDO_LIGHTER")));
    }

    private UUID risen(LocalDate day, int before, int after) {
        UUID session = client.happens.felt(client.planId, day, "SAME", WALL);
        client.happens.rating(session, day, "BEFORE", before);
        client.happens.rating(session, day, "AFTER", after);
        return session;
    }

    private void improved(Instant start, int before, int after) {
        UUID session = client.happens.felt(client.planId, client.today, start.toString(), "BETTER", WALL);
        client.happens.rating(session, client.today, "BEFORE", before);
        client.happens.rating(session, client.today, "AFTER", after);
    }

    /** Sessions of today that this service has heard of: of a gated step the calm ones are told. */
    private int seen() {
        return client.today()
                .extract()
                .<List<String>>path("plans[0].steps[2].adaptations[0].evidence")
                .size();
    }
}
