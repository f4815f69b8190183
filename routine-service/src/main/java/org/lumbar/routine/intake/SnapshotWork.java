package org.lumbar.routine.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lumbar.foundation.intake.BadRecord;
import org.lumbar.foundation.intake.BatchTraces;
import org.lumbar.foundation.intake.IntakeWork;

/** Reads snapshots and has them stored. */
@ApplicationScoped
class SnapshotWork implements IntakeWork<Change> {
    private final SnapshotReader reader = new SnapshotReader();
    private final Topics topics;
    private final Snapshots snapshots;

    SnapshotWork(Topics topics, Snapshots snapshots) {
        this.topics = topics;
        this.snapshots = snapshots;
    }

    @Override
    public Change read(ConsumerRecord<byte[], byte[]> record) throws BadRecord {
        Kind kind = topics.kindOf(record.topic());
        String key =
                record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        if (record.value() == null) {
            return Change.delete(kind, key);
        }
        Change change = Change.store(reader.read(kind, record.value()));
        if (!change.key().equals(key)) {
            throw new BadRecord("key-mismatch", null);
        }
        return change;
    }

    /** Of several changes of one row only what remains is stored. */
    @Override
    public void store(List<Change> read, BatchTraces traces) {
        Map<Change.Row, Change> changes = new LinkedHashMap<>();
        read.forEach(change -> changes.merge(change.row(), change, Change::followedBy));
        snapshots.store(changes.values());
    }

    @Override
    public void askDatabase() {
        snapshots.ask();
    }
}
