package org.lumbar.insights.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lumbar.foundation.trust.Believable;
import org.lumbar.foundation.trust.TombstoneTrust;
import org.lumbar.insights.intake.Reading.Erased;
import org.lumbar.insights.intake.Reading.Rejected;
import org.lumbar.insights.intake.Reading.Staffed;
import org.lumbar.insights.intake.Reading.Taken;

/** Reads records by what their topic carries. */
@ApplicationScoped
class RecordReader {

    private final SnapshotReader reader;
    private final ArchiveRequestReader requests;
    private final Topics topics;
    private final TombstoneTrust tombstones;
    private final Clock clock;

    RecordReader(
            SnapshotReader reader,
            ArchiveRequestReader requests,
            Topics topics,
            TombstoneTrust tombstones,
            Clock clock) {
        this.reader = reader;
        this.requests = requests;
        this.topics = topics;
        this.tombstones = tombstones;
        this.clock = clock;
    }

    /** The topics that carry snapshots. */
    Set<String> topics() {
        return topics.names();
    }

    /**
     * A revision that no publisher can have reached yet would make all that follows count as old; a tombstone of routine-service's that it
     * has not signed would erase somebody whom nobody has erased.
     */
    Reading read(ConsumerRecord<byte[], byte[]> source) {
        if (topics.carriesArchiveRequests(source.topic())) {
            return requests.read(source.key(), source.value());
        }
        if (topics.carriesPractices(source.topic())) {
            Reading reading = reader.readPractice(source.key(), source.value());
            return reading instanceof Staffed good && isTooNew(good.practice().revision())
                    ? new Rejected("invalid-field", "/revision")
                    : reading;
        }
        Reading reading = reader.read(topics.kindOf(source.topic()), source.key(), source.value());
        if (reading instanceof Erased erased && erased.kind().isSignedWhenErased() && !tombstones.believes(source)) {
            return new Rejected(TombstoneTrust.UNPROVEN, null);
        }
        return reading instanceof Taken good && isTooNew(good.snapshot().revision())
                ? new Rejected("invalid-field", "/revision")
                : reading;
    }

    private boolean isTooNew(long revision) {
        return !Believable.revision(revision, clock.instant());
    }
}
