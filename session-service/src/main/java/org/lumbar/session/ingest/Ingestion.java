package org.lumbar.session.ingest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** The consumers of this instance, from its start to its stop. */
@ApplicationScoped
class Ingestion {
    private static final Duration STOP = Duration.ofSeconds(30);

    private final IngestSettings settings;
    private final KafkaSettings kafka;
    private final Topics topics;
    private final Batches batches;
    private final References references;
    private final RevisionFloor base;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final List<IngestLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Ingestion(
            IngestSettings settings,
            KafkaSettings kafka,
            Topics topics,
            Batches batches,
            References references,
            RevisionFloor base,
            IngestMetrics metrics,
            Clock clock) {
        this.settings = settings;
        this.kafka = kafka;
        this.topics = topics;
        this.batches = batches;
        this.references = references;
        this.base = base;
        this.metrics = metrics;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        if (!settings.enabled()) {
            return;
        }
        base.load();
        for (int i = 0; i < settings.threads(); i++) {
            String name = "ingest-" + i;
            IngestLoop loop = new IngestLoop(
                    () -> new KafkaConsumer<>(kafka.consumer(name)),
                    topics,
                    batches,
                    references,
                    metrics,
                    new Backoff(settings.firstBackoff(), settings.longestBackoff()),
                    clock);
            metrics.lag(name, loop.lag());
            loops.add(loop);
            Thread thread = new Thread(loop, name);
            threads.add(thread);
            thread.start();
        }
    }

    /** Lets each consumer finish its round, commit and leave the group. */
    void stop(@Observes ShutdownEvent stopping) {
        loops.forEach(IngestLoop::stop);
        for (Thread thread : threads) {
            try {
                thread.join(STOP.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** True if a consumer has shown no sign of life for longer than any wait may last, or its thread has ended. */
    boolean isStuck() {
        boolean silent = loops.stream()
                .anyMatch(loop -> loop.lastRound().plus(settings.stuckAfter()).isBefore(clock.instant()));
        return silent || threads.stream().anyMatch(thread -> !thread.isAlive());
    }
}
