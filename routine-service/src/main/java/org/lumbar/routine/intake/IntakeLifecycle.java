package org.lumbar.routine.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Runs the intake in a thread of its own; if that has died, or hangs, the process is not alive. */
@Liveness
@ApplicationScoped
class IntakeLifecycle implements HealthCheck {
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final FactConsumer consumer;
    private final Thread thread;
    private final Duration stuckAfter;
    private final boolean enabled;

    IntakeLifecycle(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "lumbar.group") String group,
            @ConfigProperty(name = "lumbar.intake.stuck-after") Duration stuckAfter,
            @ConfigProperty(name = "lumbar.intake.enabled", defaultValue = "true") boolean enabled,
            @ConfigProperty(name = "lumbar.topics.client-days") String clientDays,
            @ConfigProperty(name = "lumbar.topics.sessions") String sessions,
            @ConfigProperty(name = "lumbar.topics.pain-ratings") String painRatings,
            Facts facts,
            MeterRegistry meters,
            Tracer tracer,
            Clock clock) {
        Map<String, Kind> topics =
                Map.of(clientDays, Kind.CLIENT_DAY, sessions, Kind.SESSION, painRatings, Kind.PAIN_RATING);
        this.consumer = new FactConsumer(
                topics, () -> open(kafka, group), facts, new IntakeMetrics(meters, topics, clock), tracer, clock);
        this.stuckAfter = stuckAfter;
        this.enabled = enabled;
        this.thread = new Thread(consumer, "intake");
        thread.setDaemon(true);
    }

    void start(@Observes StartupEvent ready) {
        if (enabled) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent bye) throws InterruptedException {
        consumer.stop();
        thread.join(GOODBYE.toMillis());
    }

    @Override
    public HealthCheckResponse call() {
        boolean hangs = consumer.silence().compareTo(stuckAfter) > 0;
        return HealthCheckResponse.named("intake")
                .status(thread.isAlive() && !hangs)
                .build();
    }

    private static Consumer<String, byte[]> open(Map<String, Object> kafka, String group) {
        Map<String, Object> config = new HashMap<>();
        // What a killed instance held stands still until the broker misses its heartbeats; Kafka's own 45 s are too
        // long
        // for somebody who waits for today. The environment may say otherwise, with kafka.session.timeout.ms.
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        config.putAll(kafka);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1000);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
