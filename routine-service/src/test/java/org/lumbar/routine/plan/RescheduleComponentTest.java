package org.lumbar.routine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Practice;

/** A schedule that is revised, and a horizon that moves on. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class RescheduleComponentTest {
    @InjectBackbone
    TestStack stack;

    @Inject
    RollHorizons rollHorizons;

    Practice practice;
    String planId;
    LocalDate today;

    @BeforeEach
    void aDailyPlanOfAWeek() {
        practice = new Practice(stack);
        today = Practice.today();
        planId = practice.planOf(practice.newClient(), "eight-steps", 7);
    }

    @Test
    void aRevisedScheduleKeepsThePastAndTheIdsOfSharedDays() {
        // Given
        List<String> before = occurrences();

        // When
        reschedule(today, Map.of("kind", "RRULE", "rrule", "FREQ=DAILY;INTERVAL=2", "slots", List.of("am", "pm")))
                .statusCode(200)
                .body("revision", equalTo(2));

        // Then
        List<String> after = occurrences();
        assertThat(after.subList(0, 7)).isEqualTo(before.subList(0, 7));
        assertThat(after).contains(planId + ":" + today + ":am", planId + ":" + today + ":pm");
        assertThat(after).doesNotContain(planId + ":" + today.plusDays(1) + ":am");
        assertThat(before).contains(planId + ":" + today.plusDays(2) + ":am");
        assertThat(after).contains(planId + ":" + today.plusDays(2) + ":am");
    }

    @Test
    void thePastCannotBeRescheduled() {
        reschedule(today.minusDays(1), Map.of("kind", "RRULE", "rrule", "FREQ=DAILY", "slots", List.of("am")))
                .statusCode(400)
                .body("errors.code", hasItem("from-too-early"));
    }

    @Test
    void aScheduleByTheWeekChangesOnAMonday() {
        LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        Map<String, Object> weekly = Map.of("kind", "PER_WEEK", "timesPerWeek", 3);

        reschedule(monday.plusDays(1), weekly).statusCode(400).body("errors.code", hasItem("not-a-monday"));
        reschedule(monday, weekly).statusCode(200).body("schedule.kind", equalTo("PER_WEEK"));
    }

    @Test
    void aShortHorizonIsMovedOnAndPublishedAsARevision() throws SQLException {
        // Given a plan that was last worked out ten days ago
        makeTenDaysOld();

        // When
        rollHorizons.rollAll();

        // Then
        practice.anna()
                .get("/v1/plans/{id}", planId)
                .then()
                .body("horizon.to", equalTo(today.plusDays(28).toString()))
                .body("revision", equalTo(2));
        rollHorizons.rollAll();
        practice.anna().get("/v1/plans/{id}", planId).then().body("revision", equalTo(2));
    }

    private void makeTenDaysOld() throws SQLException {
        String old = today.plusDays(18).toString();
        try (Connection connection = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        stack.database().user(),
                        stack.database().password());
                PreparedStatement update = connection.prepareStatement(
                        "update plan set horizon_to = ?::date, plan = jsonb_set(plan, '{horizonTo}', to_jsonb(?::text))"
                                + " where plan_id = ?")) {
            update.setString(1, old);
            update.setString(2, old);
            update.setObject(3, UUID.fromString(planId));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private ValidatableResponse reschedule(LocalDate from, Map<String, Object> schedule) {
        return practice.anna()
                .body(Map.of("from", from.toString(), "schedule", schedule))
                .post("/v1/plans/{id}/schedule", planId)
                .then();
    }

    private List<String> occurrences() {
        return practice.anna().get("/v1/plans/{id}", planId).path("occurrences.id");
    }
}
