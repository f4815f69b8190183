package org.lumbar.routine.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Practice;

/**
 * Promise 1 under fire of a kind that no real death makes: relays that have lost the lead in the middle of a send and do
 * not know it yet. {@link RelayProofIT} kills for real, and at full scale.
 */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
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
                    .until(() ->
                            sources.stream().allMatch(source -> source.backlog().rows() == 0));
            assertThat(relays.kills()).isEqualTo(KILLS);
            Verdict verdict = Verdict.of(stack.consume("plans"), writers.committed());
            assertThat(verdict.isFlawless()).as(verdict.toString()).isTrue();
        } finally {
            relays.stop();
        }
    }
}
