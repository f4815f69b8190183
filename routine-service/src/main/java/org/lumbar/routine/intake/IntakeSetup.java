package org.lumbar.routine.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.lumbar.foundation.intake.IntakeParts;
import org.lumbar.foundation.intake.RoundCommits;
import org.lumbar.routine.receipt.Receipts;

/** What this service's intake is made of. */
@Dependent
class IntakeSetup {
    private static final List<String> CODES =
            List.of("malformed-json", "missing-field", "invalid-field", "key-mismatch", Receipts.UNKNOWN_ERASURE);

    @Produces
    @Singleton
    IntakeParts parts(
            KafkaClientService clients,
            @ConfigProperty(name = "lumbar.intake.stuck-after") Duration patience,
            @ConfigProperty(name = "lumbar.intake.hand-over") Duration handOver,
            Topics topics,
            MeterRegistry meters,
            Clock clock) {
        return new IntakeParts(
                clients, SnapshotConsumer.CHANNEL, patience, handOver, topics.labels(), CODES, meters, clock);
    }

    @Produces
    @Singleton
    @Identifier(IntakeParts.COMMIT_STRATEGY)
    RoundCommits commits(IntakeParts parts) {
        return parts.commits();
    }

    @Produces
    @Singleton
    @Liveness
    HealthCheck liveness(IntakeParts parts) {
        return parts.liveness();
    }

    void end(@Observes ShutdownEvent told, IntakeParts parts) {
        parts.end();
    }
}
