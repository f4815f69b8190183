package org.lumbar.insights.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records by what their topic carries. */
@ApplicationScoped
class RecordReader {

    private final SnapshotReader reader;
    private final Topics topics;

    RecordReader(SnapshotReader reader, Topics topics) {
        this.reader = reader;
        this.topics = topics;
    }

    /** The topics that carry snapshots. */
    Set<String> topics() {
        return topics.names();
    }

    Reading read(ConsumerRecord<byte[], byte[]> source) {
        return reader.read(topics.kindOf(source.topic()), source.key(), source.value());
    }
}
