package org.lumbar.routine.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Practice;

/** What was erased is compacted however little is written. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class TombstonesAgainComponentTest {
    @InjectBackbone
    TestStack stack;

    @Inject
    Erasures erasures;

    private final UUID clientId = UUID.randomUUID();
    private final UUID planId = UUID.randomUUID();

    @Test
    void eightDaysLaterTheTombstonesComeOnceMoreAndThenNeverAgain() throws SQLException {
        // Given
        Practice practice = new Practice(stack);
        practice.admin()
                .body(Practice.clientBody(clientId))
                .post("/v1/clients")
                .then()
                .statusCode(201);
        Map<String, Object> plan = Practice.planBody("ball-or-roller", Practice.today());
        plan.put("planId", planId);
        practice.anna()
                .body(plan)
                .post("/v1/clients/{id}/plans", clientId)
                .then()
                .statusCode(201);
        practice.admin().delete("/v1/clients/{id}", clientId).then().statusCode(204);
        await("tombstones").until(() -> tombstones() == 2);
        erasures.publishAgain();
        erasedDaysAgo(9);

        // When
        erasures.publishAgain();

        // Then
        await("they come again").until(() -> tombstones() == 4);
        erasures.publishAgain();
        UUID later = practice.newClient();
        await("a later client").until(() -> isPublished(later));
        assertThat(tombstones()).isEqualTo(4);
    }

    private long tombstones() {
        List<String> keys = List.of(clientId.toString(), clientId + ":" + planId);
        return List.of("clients", "plans").stream()
                .flatMap(topic -> stack.consume(topic).stream())
                .filter(record -> keys.contains(record.key()) && record.value() == null)
                .count();
    }

    private boolean isPublished(UUID client) {
        return stack.consume("clients").stream()
                .anyMatch(record -> client.toString().equals(record.key()));
    }

    private void erasedDaysAgo(int days) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        stack.database().user(),
                        stack.database().password());
                PreparedStatement age = connection.prepareStatement(
                        "update erasure set erased_at = now() - make_interval(days => ?) where client_id = ?")) {
            age.setInt(1, days);
            age.setObject(2, clientId);
            assertThat(age.executeUpdate()).isEqualTo(2);
        }
    }
}
