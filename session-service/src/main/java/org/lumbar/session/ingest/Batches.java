package org.lumbar.session.ingest;

import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.lumbar.foundation.intake.BatchTraces;
import org.lumbar.session.event.Code;
import org.lumbar.session.event.EventRejected;
import org.lumbar.session.fold.Fold;
import org.lumbar.session.fold.Incoming;
import org.lumbar.session.publishing.Rejection;
import org.lumbar.session.publishing.Round;
import org.lumbar.session.store.DataRefused;
import org.lumbar.session.store.Locked;
import org.lumbar.session.store.Outage;
import org.lumbar.session.store.Transactions;

/**
 * Takes records of events from the topic to what they change in PostgreSQL, and leaves to the round what is to be published of them.
 * A bad record is set aside alone.
 */
@ApplicationScoped
class Batches {
    private static final Logger LOG = Logger.getLogger(Batches.class);

    private final Transactions transactions;
    private final Fold fold;
    private final IngestMetrics metrics;
    private final Tracer tracer;

    Batches(Transactions transactions, Fold fold, IngestMetrics metrics, Tracer tracer) {
        this.transactions = transactions;
        this.fold = fold;
        this.metrics = metrics;
        this.tracer = tracer;
    }

    /** @throws Outage if something is away: the same records are to be given again */
    void work(RecordReader reader, List<ConsumerRecord<byte[], byte[]>> records, Round round) throws Outage {
        round.events(records.size(), BatchTraces.begin(tracer, "ingest", records));
        List<Incoming> events = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                events.add(reader.read(record));
            } catch (EventRejected e) {
                round.reject(new Rejection(record, e.code(), e.pointer()));
            } catch (RuntimeException | StackOverflowError e) {
                reject(record, DataRefused.by(e), round);
            }
        }
        if (!events.isEmpty()) {
            fold(events, round);
        }
    }

    /**
     * A batch that PostgreSQL, or our own code, refuses is split until the bad event is alone. Where a lock is somebody
     * else's, the others are folded.
     */
    private void fold(List<Incoming> events, Round round) throws Outage {
        try {
            Fold.Outcome outcome = transactions.run(connection -> fold.apply(connection, events));
            round.publish(outcome.snapshots());
            outcome.rejections().forEach(round::reject);
            metrics.folded(outcome);
        } catch (Locked e) {
            List<Incoming> others = new ArrayList<>();
            for (Incoming in : events) {
                if (e.concerns(in.event().clientId())) {
                    round.block(in.record());
                } else {
                    others.add(in);
                }
            }
            if (!others.isEmpty()) {
                fold(others, round);
            }
        } catch (DataRefused e) {
            if (events.size() == 1) {
                reject(events.get(0).record(), e, round);
                return;
            }
            int half = events.size() / 2;
            fold(events.subList(0, half), round);
            fold(events.subList(half, events.size()), round);
        }
    }

    private static void reject(ConsumerRecord<byte[], byte[]> record, DataRefused why, Round round) {
        LOG.errorf(
                "Event at %s-%d@%d is set aside: %s",
                record.topic(), record.partition(), record.offset(), why.getMessage());
        round.reject(new Rejection(record, Code.DATA_REJECTED, null));
    }
}
