package org.lumbar.session.ingest;

import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.lumbar.session.event.Code;
import org.lumbar.session.event.EventRejected;

/**
 * Takes records of events from the topic to their published effects. A bad record is set aside alone; when this returns,
 * everything of the records is in PostgreSQL or in the dead letter topic, and told.
 */
@ApplicationScoped
class Batches {
    private static final Logger LOG = Logger.getLogger(Batches.class);

    private final Transactions transactions;
    private final Fold fold;
    private final Publisher publisher;
    private final IngestMetrics metrics;
    private final Tracer tracer;

    Batches(Transactions transactions, Fold fold, Publisher publisher, IngestMetrics metrics, Tracer tracer) {
        this.transactions = transactions;
        this.fold = fold;
        this.publisher = publisher;
        this.metrics = metrics;
        this.tracer = tracer;
    }

    /** @throws Outage if something is away: the same records are to be given again */
    void work(RecordReader reader, List<ConsumerRecord<byte[], byte[]>> records) throws Outage {
        BatchTraces traces = BatchTraces.begin(tracer, records);
        try {
            work(reader, records, traces);
        } finally {
            traces.end();
        }
    }

    private void work(RecordReader reader, List<ConsumerRecord<byte[], byte[]>> records, BatchTraces traces)
            throws Outage {
        List<Rejection> rejections = new ArrayList<>();
        List<Incoming> events = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                events.add(reader.read(record));
            } catch (EventRejected e) {
                rejections.add(new Rejection(record, e.code(), e.pointer()));
            }
        }
        List<Snapshot> snapshots = new ArrayList<>();
        if (!events.isEmpty()) {
            fold(events, snapshots, rejections);
        }
        publisher.publish(snapshots, rejections, traces);
        metrics.batch(records.size(), rejections);
    }

    /** A batch that PostgreSQL, or our own code, refuses is split until the bad event is alone. */
    private void fold(List<Incoming> events, List<Snapshot> snapshots, List<Rejection> rejections) throws Outage {
        try {
            Fold.Outcome outcome = transactions.run(connection -> fold.apply(connection, events));
            snapshots.addAll(outcome.snapshots());
            rejections.addAll(outcome.rejections());
            metrics.folded(outcome);
        } catch (DataRefused e) {
            if (events.size() == 1) {
                Incoming bad = events.get(0);
                LOG.errorf(
                        "Event at %s-%d@%d is set aside: %s",
                        bad.record().topic(), bad.record().partition(), bad.offset(), e.getMessage());
                rejections.add(new Rejection(bad.record(), Code.DATA_REJECTED, null));
                return;
            }
            int half = events.size() / 2;
            fold(events.subList(0, half), snapshots, rejections);
            fold(events.subList(half, events.size()), snapshots, rejections);
        }
    }
}
