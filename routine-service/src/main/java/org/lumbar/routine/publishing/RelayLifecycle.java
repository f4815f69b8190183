package org.lumbar.routine.publishing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.lumbar.foundation.trust.TombstoneSigner;

/** Runs one relay in this process, wakes it after commits, and shows how far behind it is, and whether it lives. */
@Liveness
@ApplicationScoped
class RelayLifecycle implements HealthCheck {
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final Relay relay;
    private final Thread thread;
    private final boolean enabled;

    /** @param password absent where the program only migrates, and no relay runs */
    RelayLifecycle(
            @Any Instance<SnapshotSource> found,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            PublishingConfig config,
            Clock clock,
            MeterRegistry meters) {
        List<SnapshotSource> sources = found.stream().toList();
        // Here, so that a key that is none ends the start, and not the first erasure.
        Optional<TombstoneSigner> signer = config.tombstoneKey().map(TombstoneSigner::of);
        this.relay = new Relay(
                sources,
                new Leadership(url, user, password.orElse(""), config.lock()),
                () -> SnapshotWriter.open(kafka, config.transactionalId(), config.patience(), signer),
                config.poll(),
                config.batch());
        this.thread = new Thread(relay, "relay");
        thread.setDaemon(true);
        this.enabled = config.enabled();
        // Of a supplier: a gauge of an object alone lets go of it, and is gone once a registry outlives a start.
        Gauge.builder("lumbar.relay.leader", () -> relay.leads() ? 1 : 0).register(meters);
        sources.forEach(source -> RelayMetrics.register(source, clock, meters));
    }

    void start(@Observes StartupEvent ready) {
        if (enabled) {
            thread.start();
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("relay").status(thread.isAlive()).build();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed committed) {
        relay.wake();
    }

    void stop(@Observes ShutdownEvent bye) throws InterruptedException {
        relay.stop();
        thread.join(GOODBYE.toMillis());
    }
}
