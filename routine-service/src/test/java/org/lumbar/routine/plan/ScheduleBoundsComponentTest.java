package org.lumbar.routine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Practice;
import org.lumbar.routine.Published;

/** Schedules without an end, of another calendar or that never happen: at both doors, and as an earlier release stored them. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ScheduleBoundsComponentTest {
    @InjectBackbone
    TestStack stack;

    @Inject
    RollHorizons rollHorizons;

    Practice practice;
    UUID clientId;
    String planId;
    LocalDate today;

    @BeforeEach
    void aDailyPlan() {
        practice = new Practice(stack);
        today = Practice.today();
        clientId = practice.newClient();
        planId = practice.planOf(clientId, "eight-steps", 7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=MONTHLY;INTERVAL=2147483647",
                "FREQ=WEEKLY;INTERVAL=1000000000",
                "RSCALE=JULIAN;FREQ=DAILY",
                "RSCALE=ISLAMICC;FREQ=DAILY;COUNT=3",
                "RSCALE=ISLAMICC;FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10",
                "FREQ=DAILY;COUNT=60;BYDAY=TU,TH;BYSETPOS=2",
                "FREQ=MONTHLY;BYDAY=2TU;BYSETPOS=2",
                "FREQ=YEARLY;BYMONTH=5;BYSETPOS=3;BYMONTHDAY=3",
                "FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=2SU",
                "FREQ=DAILY;UNTIL=20291301",
                "FREQ=DAILY;UNTIL=29991231"
            })
    void aRuleThatCannotBeMeantIsRefusedAtBothDoors(String rrule) {
        Map<String, Object> body = Practice.planBody("eight-steps", today);
        body.put("schedule", rule(rrule, "am"));

        refused(practice.anna()
                .body(body)
                .post("/v1/clients/{id}/plans", clientId)
                .then());
        refused(reschedule(today, rule(rrule, "am")));
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(400)
                .body("errors.code", hasItem("invalid-rrule"))
                .body("errors.pointer", hasItem("/schedule/rrule"))
                .body("errors.detail", not(hasItem(containsString("dmfs"))));
    }

    @Test
    void aPlanLastsTwoYearsAtMost() {
        Map<String, Object> body = Practice.planBody("eight-steps", today);
        body.put("endDate", today.plusYears(2).toString());
        practice.anna()
                .body(body)
                .post("/v1/clients/{id}/plans", clientId)
                .then()
                .statusCode(400)
                .body("errors.code", hasItem("end-too-late"));
        body.put("endDate", today.plusYears(2).minusDays(1).toString());
        practice.anna()
                .body(body)
                .post("/v1/clients/{id}/plans", clientId)
                .then()
                .statusCode(201);

        reschedule(today.plusYears(2), rule("FREQ=DAILY", "am"))
                .statusCode(400)
                .body("errors.code", hasItem("from-too-late"));
    }

    @Test
    void aPlanOfManySchedulesHasTwoThousandSessionsAtMost() {
        String[] eight = {"1", "2", "3", "4", "5", "6", "7", "8"};
        reschedule(today, rule("FREQ=DAILY;COUNT=230", eight)).statusCode(200);

        reschedule(today.plusDays(230), rule("FREQ=DAILY;COUNT=30", eight))
                .statusCode(400)
                .body("errors.code", hasItem("too-many-occurrences"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY;INTERVAL=2147483647",
                "FREQ=MONTHLY;INTERVAL=2147483647",
                "RSCALE=ISLAMICC;FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10",
                "FREQ=MONTHLY;BYDAY=2TU;BYSETPOS=2"
            })
    void whatAnEarlierReleaseStoredCanBeReadMovedRolledPublishedAndEnded(String rrule) throws SQLException {
        // Given
        store(rrule);
        Published published = new Published(stack);

        // Then
        practice.anna().get("/v1/plans/{id}", planId).then().statusCode(200);
        practice.client(clientId).get("/v1/clients/{id}/today", clientId).then().statusCode(200);
        rollHorizons.rollAll();
        practice.anna()
                .body(Map.of("timezone", "Asia/Tokyo"))
                .patch("/v1/clients/{id}", clientId)
                .then()
                .statusCode(200);
        int revision = practice.anna()
                .post("/v1/plans/{id}/cancel", planId)
                .then()
                .statusCode(200)
                .extract()
                .path("revision");
        published.ofRevision("plans", clientId + ":" + planId, revision);
    }

    @Test
    void plansWhoseHorizonCannotMoveStopNoOther() throws SQLException {
        // Given more of them than are looked at at once
        execute(
                "insert into plan (client_id, plan_id, practice_id, revision, published_revision, status, end_date, horizon_to, plan,"
                        + " created_from, changed_at) select client_id, copy, practice_id, 1, 1, status, end_date, date '2024-01-01',"
                        + " jsonb_set(jsonb_set(jsonb_set(plan, '{planId}', to_jsonb(copy::text)), '{startDate}', '\"2022-01-02\"'), '{horizonTo}', '\"2024-01-01\"'),"
                        + " created_from, now() from plan, (select gen_random_uuid() as copy from generate_series(1, 250)) as copies where plan_id = ?");
        execute(
                "update plan set horizon_to = current_date + 3, plan = jsonb_set(plan, '{horizonTo}', to_jsonb((current_date + 3)::text)) where plan_id = ?");

        // When
        rollHorizons.rollAll();

        // Then
        practice.anna()
                .get("/v1/plans/{id}", planId)
                .then()
                .body("horizon.to", equalTo(today.plusDays(28).toString()));
        practice.anna().get("/v1/plans/{id}/history", planId).then().body("", hasSize(1));
    }

    private void store(String rrule) throws SQLException {
        execute("update plan set plan = jsonb_set(plan, '{schedules,0,schedule,rrule}', to_jsonb('" + rrule
                + "'::text)) where plan_id = ?");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        stack.database().user(),
                        stack.database().password());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(planId));
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    private static Map<String, Object> rule(String rrule, String... slots) {
        return Map.of("kind", "RRULE", "rrule", rrule, "slots", List.of(slots));
    }

    private ValidatableResponse reschedule(LocalDate from, Map<String, Object> schedule) {
        return practice.anna()
                .body(Map.of("from", from.toString(), "schedule", schedule))
                .post("/v1/plans/{id}/schedule", planId)
                .then();
    }
}
