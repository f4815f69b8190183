package org.lumbar.insights.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lumbar.foundation.trust.Believable;
import org.lumbar.insights.intake.Reading.Rejected;
import org.lumbar.insights.intake.Reading.Taken;

/** Reads records by what their topic carries. */
@ApplicationScoped
class RecordReader {

    private final SnapshotReader reader;
    private final ArchiveRequestReader requests;
    private final Topics topics;
    private final Clock clock;

    RecordReader(SnapshotReader reader, ArchiveRequestReader requests, Topics topics, Clock clock) {
        this.reader = reader;
        this.requests = requests;
        this.topics = topics;
        this.clock = clock;
    }

    /** The topics that carry snapshots. */
    Set<String> topics() {
        return topics.names();
    }

    /** A revision that no publisher can have reached yet would make all that follows count as old. */
    Reading read(ConsumerRecord<byte[], byte[]> source) {
        if (topics.carriesArchiveRequests(source.topic())) {
            return requests.read(source.key(), source.value());
        }
        Reading reading = reader.read(topics.kindOf(source.topic()), source.key(), source.value());
        return reading instanceof Taken good
                        && !Believable.revision(good.snapshot().revision(), clock.instant())
                ? new Rejected("invalid-field", "/revision")
                : reading;
    }
}
