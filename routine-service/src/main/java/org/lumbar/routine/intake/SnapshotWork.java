package org.lumbar.routine.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lumbar.foundation.erasure.ErasureReceipt;
import org.lumbar.foundation.intake.BadRecord;
import org.lumbar.foundation.intake.BatchTraces;
import org.lumbar.foundation.intake.IntakeWork;
import org.lumbar.foundation.trust.Believable;
import org.lumbar.routine.collected.ArchivePart;
import org.lumbar.routine.collected.ArchiveParts;
import org.lumbar.routine.problem.JsonShape;
import org.lumbar.routine.receipt.Receipts;

/** Reads snapshots, receipts of erasures and parts of archives, and has them stored. */
@ApplicationScoped
class SnapshotWork implements IntakeWork<Reading> {
    private final SnapshotReader reader = new SnapshotReader();
    private final JsonShape receiptShape = JsonShape.of("reads/erasure-receipt.json");
    private final Topics topics;
    private final Snapshots snapshots;
    private final Receipts receipts;
    private final ArchiveParts archiveParts;

    SnapshotWork(Topics topics, Snapshots snapshots, Receipts receipts, ArchiveParts archiveParts) {
        this.topics = topics;
        this.snapshots = snapshots;
        this.receipts = receipts;
        this.archiveParts = archiveParts;
    }

    @Override
    public Reading read(ConsumerRecord<byte[], byte[]> record) throws BadRecord {
        if (topics.carriesArchiveParts(record.topic())) {
            return part(record);
        }
        return topics.carriesReceipts(record.topic()) ? receipt(record) : change(record);
    }

    private static Reading part(ConsumerRecord<byte[], byte[]> record) throws BadRecord {
        ArchivePart part = ArchivePart.read(record.value());
        if (!Believable.key(record.key(), part.clientId())) {
            throw new BadRecord("key-mismatch", null);
        }
        return new Reading.Part(part);
    }

    private Reading receipt(ConsumerRecord<byte[], byte[]> record) throws BadRecord {
        if (record.value() == null) {
            throw new BadRecord("malformed-json", null);
        }
        ErasureReceipt receipt = SnapshotReader.read(receiptShape, ErasureReceipt.class, record.value(), "erasedAt");
        if (!Believable.key(record.key(), receipt.clientId())) {
            throw new BadRecord("key-mismatch", null);
        }
        return new Reading.Receipt(receipt);
    }

    private Change change(ConsumerRecord<byte[], byte[]> record) throws BadRecord {
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
    @Transactional
    public void store(List<Reading> read, BatchTraces traces) {
        Map<Change.Row, Change> changes = new LinkedHashMap<>();
        List<ErasureReceipt> arrived = new ArrayList<>();
        List<ArchivePart> parts = new ArrayList<>();
        for (Reading reading : read) {
            if (reading instanceof Change change) {
                changes.merge(change.row(), change, Change::followedBy);
            } else if (reading instanceof Reading.Receipt receipt) {
                arrived.add(receipt.receipt());
            } else if (reading instanceof Reading.Part part) {
                parts.add(part.part());
            }
        }
        snapshots.store(changes.values());
        receipts.store(arrived);
        archiveParts.store(parts);
    }

    @Override
    public void askDatabase() {
        snapshots.ask();
    }
}
