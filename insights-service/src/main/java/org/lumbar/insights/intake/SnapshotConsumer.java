package org.lumbar.insights.intake;

import io.opentelemetry.api.trace.Tracer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.lumbar.insights.intake.DeadLetters.DeadLetter;
import org.lumbar.insights.intake.Reading.Rejected;

/**
 * Consumes all snapshots. A bad record is put aside and never costs the good ones; an outage is waited for, without end.
 * Offsets are committed after the batch is stored and its bad records are in the dead-letter topic, so a crash anywhere
 * repeats a batch, harmlessly.
 */
@ApplicationScoped
class SnapshotConsumer {

    static final String CHANNEL = "snapshots";

    private static final Logger LOG = Logger.getLogger(SnapshotConsumer.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(15);

    /** A record and what it turned out to be. */
    private record Read(ConsumerRecord<byte[], byte[]> source, Reading reading) {}

    private final SnapshotReader reader;
    private final Intake intake;
    private final DeadLetters deadLetters;
    private final Topics topics;
    private final Heartbeat heartbeat;
    private final IntakeMetrics metrics;
    private final Tracer tracer;

    SnapshotConsumer(
            SnapshotReader reader,
            Intake intake,
            DeadLetters deadLetters,
            Topics topics,
            Heartbeat heartbeat,
            IntakeMetrics metrics,
            Tracer tracer) {
        this.reader = reader;
        this.intake = intake;
        this.deadLetters = deadLetters;
        this.topics = topics;
        this.heartbeat = heartbeat;
        this.metrics = metrics;
        this.tracer = tracer;
    }

    @Incoming(CHANNEL)
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        metrics.taken(records);
        IntakeTraces traces = IntakeTraces.begin(tracer, records);
        return Uni.createFrom()
                .item(() -> heartbeat.during(() -> store(records, traces)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(deadLetters::write)
                .onFailure()
                .invoke(failure -> LOG.warnf("A batch has to wait: %s", name(failure)))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, SLOWEST_RETRY)
                .indefinitely()
                .invoke(() -> metrics.done(records))
                .onTermination()
                .invoke(traces::end);
    }

    private List<DeadLetter> store(ConsumerRecords<byte[], byte[]> records, IntakeTraces traces) {
        List<DeadLetter> letters = new ArrayList<>();
        List<Read> good = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> source : records) {
            Reading reading = reader.read(topics.kindOf(source.topic()), source.key(), source.value());
            if (reading instanceof Rejected fault) {
                letters.add(new DeadLetter(source, fault));
            } else {
                good.add(new Read(source, reading));
            }
        }
        store(good, letters, traces);
        return letters;
    }

    /** What the database refuses is narrowed down by halves, until the bad record stands alone. */
    private void store(List<Read> good, List<DeadLetter> letters, IntakeTraces traces) {
        heartbeat.beat();
        try {
            intake.take(good.stream().map(Read::reading).toList(), traces.onward());
        } catch (RuntimeException failure) {
            if (Outage.isOne(failure)) {
                throw failure;
            }
            if (good.size() == 1) {
                LOG.warnf("A record cannot be stored: %s", name(failure));
                letters.add(new DeadLetter(good.get(0).source(), new Rejected("data-rejected", null)));
                return;
            }
            store(good.subList(0, good.size() / 2), letters, traces);
            store(good.subList(good.size() / 2, good.size()), letters, traces);
        }
    }

    /** Messages of databases and parsers quote data; the name of a failure does not. */
    private static String name(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure.getClass().getSimpleName()
                + (cause == null ? "" : " caused by " + cause.getClass().getSimpleName());
    }
}
