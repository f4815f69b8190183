package org.lumbar.routine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.PlannedClient;
import org.lumbar.routine.Published;

/** While an instance of an earlier release leads, it publishes plans without what is prescribed, and in one language. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class PrescriptionOfAnOlderRelayComponentTest {
    @InjectBackbone
    TestStack stack;

    @Inject
    RollHorizons rollHorizons;

    @Test
    void whatItLeftOutIsPublishedOnceMoreAndOnlyOnce() throws SQLException {
        // Given
        PlannedClient client = new PlannedClient(stack, "ball-or-roller", 3);
        String key = client.id + ":" + client.planId;
        Published published = new Published(stack);
        List<Map<String, String>> steps =
                List.of(Map.of("key", "wall-lean"), Map.of("key", "wall-move"), Map.of("key", "floor"));
        client.practice
                .anna()
                .body(Map.of("note", "Slowly.", "steps", steps))
                .put("/v1/plans/{id}/prescription", client.planId)
                .then()
                .statusCode(200);
        await("the mark of revision 2").until(() -> publishedRevision(client) == 2);

        // When it has published the revision, and noted what it knows of
        client.execute("update plan set prescription_revision = 0 where client_id = :client");
        rollHorizons.rollAll();

        // Then
        assertThat(Published.text(published.ofRevision("plans", key, 3))).contains("\"note\":\"Slowly.\"");
        rollHorizons.rollAll();
        client.practice
                .anna()
                .post("/v1/plans/{id}/pause", client.planId)
                .then()
                .statusCode(200);
        assertThat(Published.text(published.ofRevision("plans", key, 4))).contains("\"status\":\"PAUSED\"");
    }

    @Test
    void whatItPublishedInOneLanguageIsPublishedInAllOnlyOnce() throws SQLException {
        // Given
        PlannedClient client = new PlannedClient(stack, "ball-or-roller", 3);
        String key = client.id + ":" + client.planId;
        Published published = new Published(stack);
        await("the mark of revision 1").until(() -> publishedRevision(client) == 1);

        // When it knew of no language
        client.execute("update plan set texts_revision = 0 where client_id = :client");
        rollHorizons.rollAll();

        // Then
        assertThat(Published.text(published.ofRevision("plans", key, 2)))
                .contains("\"language\":\"en\"", "Ball oder Rolle, von der Wand zum Boden", "Auf dem Boden rollen");
        await("the mark of revision 2").until(() -> publishedRevision(client) == 2);
        rollHorizons.rollAll();
        assertThat(client.practice.anna().get("/v1/plans/{id}", client.planId).getHeader("ETag"))
                .isEqualTo("\"2\"");
    }

    private static long publishedRevision(PlannedClient client) throws SQLException {
        try (Connection connection = client.connection();
                PreparedStatement statement =
                        connection.prepareStatement("select published_revision from plan where client_id = ?")) {
            statement.setObject(1, client.id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }
}
