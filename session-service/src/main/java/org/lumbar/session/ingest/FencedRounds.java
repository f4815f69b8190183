package org.lumbar.session.ingest;

import static java.util.stream.Collectors.toMap;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.lumbar.foundation.intake.FencedWork;
import org.lumbar.session.publishing.Lost;
import org.lumbar.session.publishing.Publisher;
import org.lumbar.session.publishing.Round;
import org.lumbar.session.store.Outage;

/** The rounds of one consumer: work in PostgreSQL first, then publish and commit the offsets in one. */
final class FencedRounds implements FencedWork {
    private static final Logger LOG = Logger.getLogger(FencedRounds.class);

    /** What follows from clients and plans is published in parts of about this size. */
    private static final int SNAPSHOTS_AT_ONCE = 5_000;

    private final Publisher publisher;
    private final RoundWork work;
    private final IngestMetrics metrics;
    private final RecordReader reader = new RecordReader();

    FencedRounds(Publisher publisher, RoundWork work, IngestMetrics metrics) {
        this.publisher = publisher;
        this.work = work;
        this.metrics = metrics;
    }

    @Override
    public Tried on(ConsumerRecords<byte[], byte[]> records, ConsumerGroupMetadata member, Progress progress) {
        Round round = new Round(records, member);
        try {
            work.on(records, round, reader, soFar -> publishIfMany(soFar, progress));
            progress.stored();
            publish(round);
            metrics.took(records);
            return new Tried(End.DONE, round.blocked().stream().collect(toMap(blocked -> blocked, round::next)));
        } catch (Lost e) {
            LOG.infof("Nothing of the batch is published, its partitions are another's: %s", e.getMessage());
            return Tried.of(End.LOST);
        } catch (Outage e) {
            metrics.outage();
            LOG.warnf("The batch has to wait: %s", e.getMessage());
            return Tried.of(e.answers() ? End.REFUSED : End.AWAY);
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "The batch failed, and its producer is replaced");
            publisher.close();
            return Tried.of(Outage.isAway(e) ? End.AWAY : End.BROKEN);
        } finally {
            round.traces().end();
        }
    }

    private void publishIfMany(Round round, Progress progress) throws Outage, Lost {
        progress.beat();
        if (round.snapshots().size() >= SNAPSHOTS_AT_ONCE) {
            publish(round);
        }
    }

    private void publish(Round round) throws Outage, Lost {
        publisher.publish(round);
        work.told(round);
        round.published();
    }

    @Override
    public void close() {
        publisher.close();
    }
}
