package org.lumbar.insights.intake;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when the consumer is stuck: a restart frees its partitions. An outage of others is no reason, and does not show. */
@Liveness
@ApplicationScoped
class IntakeLiveness implements HealthCheck {

    private final Heartbeat heartbeat;
    private final KafkaClientService clients;

    IntakeLiveness(Heartbeat heartbeat, KafkaClientService clients) {
        this.heartbeat = heartbeat;
        this.clients = clients;
    }

    /** Asks something that only the polling thread answers; without a broker it polls on, and answers. */
    @Scheduled(every = "10s")
    void ask() {
        KafkaConsumer<Object, Object> consumer = clients.getConsumer(SnapshotConsumer.CHANNEL);
        if (consumer != null) {
            var unused = consumer.getAssignments().subscribe().with(assignments -> heartbeat.polled(), failure -> {
                // No answer is what the check waits for.
            });
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("intake").status(!heartbeat.isStuck()).build();
    }
}
