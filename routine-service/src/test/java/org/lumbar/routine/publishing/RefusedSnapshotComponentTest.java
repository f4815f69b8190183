package org.lumbar.routine.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Practice;
import org.lumbar.routine.Published;

/** One row that can't be published, as an earlier release may have stored it, between others that can. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class RefusedSnapshotComponentTest {
    /** Random, so that no compression makes it small enough. */
    private static final String TWO_MIB_OF_CLEARANCES =
            "lock_clearances = (select jsonb_agg(jsonb_build_object('lockId',"
                    + " gen_random_uuid(), 'technique', 'HEAT', 'clearedAt', '2026-01-01T00:00:00Z', 'clearedBy',"
                    + " md5(random()::text) || md5(random()::text))) from generate_series(1, 20000))";

    private static final String NINE_MIB_OF_PAUSES = "plan = jsonb_set(plan, '{pauses}', (select jsonb_agg("
            + "jsonb_build_object('from', '2026-01-01', 'to', '2026-01-01')) from generate_series(1, 250000)))";

    @InjectBackbone
    TestStack stack;

    @Inject
    MeterRegistry meters;

    @Inject
    @Any
    Instance<SnapshotSource> sources;

    Practice practice;
    Published published;
    UUID clientId;
    String planId;

    @BeforeEach
    void aPublishedPlan() {
        practice = new Practice(stack);
        published = new Published(stack);
        clientId = practice.newClient();
        planId = practice.newPlan(clientId, "ball-or-roller").path("planId");
        published.first("plans", clientId + ":" + planId);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "too-large  | " + NINE_MIB_OF_PAUSES,
                "unwritable | plan = jsonb_set(plan, '{routineKey}', '\"gone\"')",
                "unwritable | plan = '{\"planId\": 5}'"
            })
    void aPlanThatCannotBePublishedHurtsOnlyItself(String code, String change) throws SQLException {
        // Given
        execute("update plan set revision = 2, changed_at = now(), " + change + " where plan_id = ?", planId);
        double before = refused("plan");

        // When
        UUID other = practice.newClient();
        String next = practice.newPlan(other, "ball-or-roller").path("planId");

        // Then
        published.first("plans", other + ":" + next);
        await("it is told which one").until(() -> code.equals(refusedCode("plan", planId)));
        assertThat(refused("plan")).isGreaterThan(before);
        await("it is counted").until(() -> unpublishable("plan") >= 1);
        execute("delete from plan where plan_id = ?", planId);
    }

    @Test
    void aClientTooLargeForItsTopicHurtsOnlyItselfAndIsPublishedOnceItIsSmaller() throws SQLException {
        // Given
        execute(
                "update client set revision = 3, changed_at = now(), " + TWO_MIB_OF_CLEARANCES + " where client_id = ?",
                clientId.toString());

        // When
        UUID other = practice.newClient();

        // Then
        published.first("clients", other.toString());
        await("it is told which one").until(() -> "too-large".equals(refusedCode("client", clientId.toString())));
        assertThat(published.newest("clients", clientId.toString())).doesNotContain("\"revision\":3");

        // When
        execute("update client set lock_clearances = '[]' where client_id = ?", clientId.toString());
        practice.anna()
                .body(Map.of("displayName", "Smaller"))
                .patch("/v1/clients/{id}", clientId)
                .then()
                .statusCode(200);

        // Then
        published.ofRevision("clients", clientId.toString(), 4);
        assertThat(published.all("clients", clientId.toString()))
                .allMatch(record -> record.serializedValueSize() < 1024 * 1024);
    }

    @Test
    void whatWasRefusedLongAgoIsTriedAgain() throws SQLException {
        // Given
        execute(
                "update plan set revision = 2, changed_at = now(), refused_revision = 2, refused_at = now(),"
                        + " refused_code = 'too-large' where plan_id = ?",
                planId);
        await("it is passed by")
                .during(Duration.ofSeconds(2))
                .until(() -> published.all("plans", clientId + ":" + planId).size() == 1);

        // When
        execute("update plan set refused_at = now() - interval '2 hours' where plan_id = ?", planId);

        // Then
        published.ofRevision("plans", clientId + ":" + planId, 2);
    }

    private double refused(String kind) {
        return meters.find("lumbar.relay.refused").tag("kind", kind).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    /** What the gauge shows; the gauge itself may still be that of a service that ran here before. */
    private long unpublishable(String kind) {
        return sources.stream()
                .filter(source -> source.kind().equals(kind))
                .mapToLong(source -> source.backlog().refused())
                .sum();
    }

    private String refusedCode(String kind, String id) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement("select coalesce(refused_code, '') from " + kind
                        + " where refused_revision = revision and " + kind + "_id = ?")) {
            query.setObject(1, UUID.fromString(id));
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    private void execute(String sql, String id) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, UUID.fromString(id));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(), stack.database().user(), stack.database().password());
    }
}
