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

/** Reads facts and has them stored. */
@ApplicationScoped
class FactWork implements IntakeWork<Change> {
    private final FactReader reader = new FactReader();
    private final Topics topics;
    private final Facts facts;

    FactWork(Topics topics, Facts facts) {
        this.topics = topics;
        this.facts = facts;
    }

    @Override
    public Change read(ConsumerRecord<byte[], byte[]> record) throws BadRecord {
        Kind kind = topics.kindOf(record.topic());
        String key =
                record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        if (record.value() == null) {
            return Change.delete(kind, key);
        }
        Change change = Change.keep(reader.read(kind, record.value()));
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
        facts.store(changes.values());
    }

    @Override
    public void askDatabase() {
        facts.ask();
    }
}
