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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.lumbar.foundation.intake.ConsumerWatch;
import org.lumbar.session.publishing.OutgoingRecords;
import org.lumbar.session.publishing.Publisher;
import org.lumbar.session.publishing.PublishingMetrics;
import org.lumbar.session.publishing.RevisionFloor;

/** The consumers of this instance, from its start to its stop. */
@ApplicationScoped
class Ingestion {
    private static final Duration STOP = Duration.ofSeconds(30);

    private final IngestSettings settings;
    private final KafkaSettings kafka;
    private final RoundWork work;
    private final OutgoingRecords outgoing;
    private final RevisionFloor base;
    private final IngestMetrics metrics;
    private final PublishingMetrics published;
    private final Clock clock;
    private final List<IngestLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Ingestion(
            IngestSettings settings,
            KafkaSettings kafka,
            RoundWork work,
            OutgoingRecords outgoing,
            RevisionFloor base,
            IngestMetrics metrics,
            PublishingMetrics published,
            Clock clock) {
        this.settings = settings;
        this.kafka = kafka;
        this.work = work;
        this.outgoing = outgoing;
        this.base = base;
        this.metrics = metrics;
        this.published = published;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        if (!settings.enabled()) {
            return;
        }
        base.load();
        for (int i = 0; i < settings.threads(); i++) {
            String name = "ingest-" + i;
            IngestLoop loop = loop(name);
            metrics.lag(name, loop.lag());
            metrics.watch(name, loop.watch());
            loops.add(loop);
            Thread thread = new Thread(loop, name);
            threads.add(thread);
            thread.start();
        }
    }

    private IngestLoop loop(String name) {
        return new IngestLoop(
                () -> new KafkaConsumer<>(kafka.consumer(name)),
                () -> new Publisher(() -> new KafkaProducer<>(kafka.producer(name)), outgoing, published),
                work,
                metrics,
                new ConsumerWatch(clock, settings.mostReplacements(), settings.patience()),
                new Backoff(settings.firstBackoff(), settings.longestBackoff()),
                clock);
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

    /** True if a consumer shows no sign of life for longer than any wait may last, lives and gets nowhere, or has ended. */
    boolean isStuck() {
        boolean silent = loops.stream()
                .anyMatch(loop -> loop.lastRound().plus(settings.stuckAfter()).isBefore(clock.instant()));
        boolean nowhere = loops.stream().anyMatch(loop -> loop.watch().isStuck());
        return silent || nowhere || threads.stream().anyMatch(thread -> !thread.isAlive());
    }
}
