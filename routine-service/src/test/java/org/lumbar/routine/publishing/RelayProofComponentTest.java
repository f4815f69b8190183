package org.lumbar.routine.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Practice;

/**
 * Promise 1 under fire: many writers with rollbacks, competing relays, each killed again and again at any point, and one
 * transaction that stays open all the while. Full scale: {@code -Dlumbar.proof.transactions=24000 -Dlumbar.proof.kills=20
 * -Dlumbar.proof.open-seconds=60}.
 */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "routine"))
class RelayProofComponentTest {
    private static final int TRANSACTIONS = Integer.getInteger("lumbar.proof.transactions", 2400);
    private static final int KILLS = Integer.getInteger("lumbar.proof.kills", 4);
    private static final Duration OPEN = Duration.ofSeconds(Integer.getInteger("lumbar.proof.open-seconds", 5));
    private static final int WRITERS = 16;
    private static final int PLANS = 100;

    @InjectBackbone
    TestStack stack;

    @Inject
    @Any
    Instance<SnapshotSource> sources;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    PublishingConfig config;

    @Test
    void nothingIsLostNothingIsInventedAndNothingGoesBackwards() throws Exception {
        // Given a plan, copied many times, and two more relays that compete with the service's own
        Practice practice = new Practice(stack);
        UUID client = practice.newClient();
        String first = practice.newPlan(client, "ball-or-roller").path("planId");
        RelayTroop relays = new RelayTroop(stack, sources.stream().toList(), kafka, config);
        try (PlanWriters writers = new PlanWriters(stack.database(), UUID.fromString(first), PLANS, WRITERS)) {
            relays.start(2);

            // When
            writers.holdOneTransactionOpen(OPEN);
            writers.write(TRANSACTIONS, done -> relays.killAfter(done, TRANSACTIONS, KILLS));

            // Then every plan's last committed revision is published, and it is the last that was
            await("every committed revision")
                    .atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> sources.stream().allMatch(source -> source.backlog() == 0));
            assertThat(relays.kills()).isEqualTo(KILLS);
            verify(writers);
        } finally {
            relays.stop();
        }
    }

    private void verify(PlanWriters writers) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<UUID, Long> last = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : stack.consume("plans")) {
            JsonNode plan = json.readTree(record.value());
            UUID id = UUID.fromString(plan.path("planId").asText());
            if (!writers.plans().contains(id)) {
                continue;
            }
            long revision = plan.path("revision").asLong();
            assertThat(revision).as("never backwards").isGreaterThanOrEqualTo(last.getOrDefault(id, 0L));
            assertThat(writers.wasCommitted(id, revision, mark(plan)))
                    .as("no phantom")
                    .isTrue();
            last.put(id, revision);
        }
        assertThat(last).as("none lost").isEqualTo(writers.lastCommitted());
    }

    private static String mark(JsonNode plan) {
        return plan.path("schedule").path("slots").path(0).asText();
    }
}
