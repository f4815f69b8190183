package org.lumbar.routine.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.OneClient;

/** After an update what was answered before it, or while it went on, is heard without anybody's action. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class EarlierAnswersComponentTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String DECIDING = "{\"screeningId\": \"" + UUID.randomUUID()
            + "\", \"version\": \"2026-1\", \"answeredAt\": \"2026-01-01T00:00:00Z\", \"result\": \"PASSED\", \"yes\": []}";

    @InjectBackbone
    TestStack stack;

    OneClient client;

    @BeforeEach
    void aClient() {
        client = new OneClient(stack);
    }

    @Test
    void whatAnEarlierReleaseKeptIsPublishedWithoutAnybodysAction() throws SQLException {
        // Given answers as an instance of the release before stores them
        keptByAnEarlierRelease("", "");

        // Then, however long ago: at once where this service decides
        client.practice
                .newPlan(client.id, "eight-steps")
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("screening-stop"));

        // And soon for everybody
        await("the news")
                .atMost(SOON)
                .until(() -> client.toldScreening().path("yes").size() == 2);
        assertThat(client.toldScreening().path("result").asText()).isEqualTo("URGENT_CARE");
        assertThat(client.toldScreening().path("version").asText()).isEqualTo("2026-1");
        assertThat(client.told().path("screeningHolds")).hasSize(1);
    }

    @Test
    void whatARelayOfAnEarlierReleasePublishedWithoutTheAnswersIsPublishedAgain() throws SQLException {
        // Given a revision that was published without a note that all of it was told
        client.answered("fever").statusCode(201);
        int before = revision();
        await("the note").until(this::isTold);
        client.execute("update client set told_revision = 0 where client_id = '" + client.id + "'");

        // Then
        await("the news").atMost(SOON).until(this::isTold);
        assertThat(revision()).isEqualTo(before + 1);
        client.published.ofRevision("clients", client.id.toString(), before + 1);
        assertThat(client.toldScreening().path("result").asText()).isEqualTo("URGENT_CARE");
    }

    @Test
    void thePeriodsOfAnswersThatAnEarlierReleaseToldWithoutThemAreToldWithoutAnybodysAction() throws SQLException {
        // Given a yes and its clearance as the release before has stored and told them
        keptByAnEarlierRelease(
                ", result, cleared_at, cleared_by", ", 'URGENT_CARE', now() - interval '190 days', 'anna'");
        client.execute("update client set screening = '" + DECIDING + "', revision = revision + 1 where client_id = '"
                + client.id + "'");

        // Then
        await("the periods")
                .atMost(SOON)
                .until(() -> client.told().path("screeningHolds").size() == 1);
        JsonNode hold = client.told().path("screeningHolds").path(0);
        Instant from = Instant.parse(hold.path("from").asText());
        assertThat(Duration.between(from, Instant.parse(hold.path("to").asText())))
                .isEqualTo(Duration.ofDays(10));

        // And nobody is told again and again
        int told = revision();
        await("the note").until(() -> isTold() && client.row("screening is not distinct from holds_of"));
        assertThat(revision()).isEqualTo(told);
    }

    private void keptByAnEarlierRelease(String columns, String values) throws SQLException {
        String answers = "{\"version\": \"2026-1\", \"answers\": {\"fever\": true, \"infection\": true}}";
        client.execute("insert into screening (client_id, screening_id, practice_id, answered_at, answered_by, answers"
                + columns + ") values ('" + client.id + "', '" + UUID.randomUUID() + "', '" + client.practice.id()
                + "', now() - interval '200 days', 'anna', '" + answers + "'" + values + ")");
    }

    private int revision() {
        return client.shown().extract().path("revision");
    }

    private boolean isTold() throws SQLException {
        return client.row("told_revision = revision");
    }
}
