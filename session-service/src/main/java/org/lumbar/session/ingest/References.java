package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.trust.Believable;
import org.lumbar.foundation.trust.TombstoneTrust;
import org.lumbar.session.archive.ArchiveJobs;
import org.lumbar.session.archive.ArchiveRequest;
import org.lumbar.session.client.Client;
import org.lumbar.session.event.Code;
import org.lumbar.session.event.TextValues;
import org.lumbar.session.fold.ClientChange;
import org.lumbar.session.fold.Followed;
import org.lumbar.session.fold.PlanChange;
import org.lumbar.session.plan.PlanSnapshot;
import org.lumbar.session.plan.Plans;
import org.lumbar.session.practice.Practice;
import org.lumbar.session.practice.Practices;
import org.lumbar.session.publishing.Reference;
import org.lumbar.session.publishing.Rejection;
import org.lumbar.session.publishing.Round;
import org.lumbar.session.publishing.Snapshot;
import org.lumbar.session.snapshot.SnapshotRejected;
import org.lumbar.session.store.ClientLocks;
import org.lumbar.session.store.DataRefused;
import org.lumbar.session.store.Locked;
import org.lumbar.session.store.Outage;
import org.lumbar.session.store.Transactions;

/**
 * Takes what routine-service says of practices, clients and plans. An older snapshot is dropped; a newer one is stored, then what
 * waited for it is folded and published, and only then it counts as published: a crash in between repeats it.
 */
@ApplicationScoped
class References {
    private static final Logger LOG = Logger.getLogger(References.class);

    private final Transactions transactions;
    private final ClientChange clientChange;
    private final PlanChange planChange;
    private final ArchiveJobs archiveJobs;
    private final Practices practices;
    private final TombstoneTrust tombstones;
    private final IngestMetrics metrics;
    private final Clock clock;

    References(
            Transactions transactions,
            ClientChange clientChange,
            PlanChange planChange,
            ArchiveJobs archiveJobs,
            Practices practices,
            TombstoneTrust tombstones,
            IngestMetrics metrics,
            Clock clock) {
        this.transactions = transactions;
        this.clientChange = clientChange;
        this.planChange = planChange;
        this.archiveJobs = archiveJobs;
        this.practices = practices;
        this.tombstones = tombstones;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @throws Outage if something is away: the same record is to be given again */
    void client(ConsumerRecord<byte[], byte[]> record, Round round) throws Outage {
        take(record, round, () -> {
            byte[] value = record.value();
            if (value != null) {
                Client client = Client.read(value);
                checkKey(record.key(), "/clientId", client.id());
                checkRevision(client.revision());
                round.publish(
                        new Reference(client.id(), connection -> clientChange.published(connection, client)),
                        believed(transactions.run(connection -> clientChange.apply(connection, client))));
                return;
            }
            UUID erased = TextValues.uuid(key(record));
            if (erased != null) {
                checkSignature(record);
                round.publish(transactions.run(connection -> clientChange.erase(connection, erased)));
            }
        });
    }

    /** @throws Outage if something is away: the same record is to be given again */
    void plan(ConsumerRecord<byte[], byte[]> record, Round round) throws Outage {
        take(record, round, () -> {
            byte[] value = record.value();
            if (value != null) {
                PlanSnapshot plan = PlanSnapshot.read(value);
                checkKey(record.key(), "/planId", plan.clientId(), plan.planId());
                checkRevision(plan.revision());
                round.publish(
                        new Reference(plan.clientId(), connection -> planChange.published(connection, plan)),
                        believed(transactions.run(connection -> planChange.apply(connection, plan))));
                return;
            }
            Plans.Key erased = planKey(key(record));
            if (erased != null) {
                checkSignature(record);
                transactions.run(connection -> planChange.erase(connection, erased));
            }
        });
    }

    /**
     * Who works for a practice: stored, and nothing follows from it. There are no tombstones.
     *
     * @throws Outage if something is away: the same record is to be given again
     */
    void practice(ConsumerRecord<byte[], byte[]> record, Round round) throws Outage {
        take(record, round, () -> {
            byte[] value = record.value();
            if (value == null) {
                throw new SnapshotRejected(Code.MALFORMED_JSON, "");
            }
            Practice practice = Practice.read(value);
            checkKey(record.key(), "/practiceId", practice.id());
            checkRevision(practice.revision());
            transactions.run(connection -> practices.save(connection, practice));
        });
    }

    /**
     * A request for an archive: stored, and answered by others.
     *
     * @throws Outage if something is away: the same record is to be given again
     */
    void archive(ConsumerRecord<byte[], byte[]> record, Round round) throws Outage {
        take(record, round, () -> {
            byte[] value = record.value();
            if (value != null) {
                ArchiveRequest request = ArchiveRequest.read(value);
                checkKey(record.key(), "/clientId", request.clientId());
                transactions.run(connection -> archiveJobs.add(connection, request));
            }
        });
    }

    private static void checkKey(byte @Nullable [] key, String pointer, Object... parts) throws SnapshotRejected {
        if (!Believable.key(key, parts)) {
            throw new SnapshotRejected(Code.KEY_MISMATCH, pointer);
        }
    }

    private void checkSignature(ConsumerRecord<byte[], byte[]> tombstone) throws SnapshotRejected {
        if (!tombstones.believes(tombstone)) {
            throw new SnapshotRejected(Code.UNPROVEN_ERASURE, null);
        }
    }

    private void checkRevision(long revision) throws SnapshotRejected {
        if (!Believable.revision(revision, clock.instant())) {
            throw new SnapshotRejected(Code.INVALID_FIELD, "/revision");
        }
    }

    private static List<Snapshot> believed(Followed followed) throws SnapshotRejected {
        String disbelieved = followed.disbelieved();
        if (disbelieved != null) {
            throw new SnapshotRejected(Code.INVALID_FIELD, disbelieved);
        }
        return followed.snapshots();
    }

    private interface Work {
        void run() throws SnapshotRejected, DataRefused, Outage, Locked;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Round round, Work work) throws Outage {
        if (round.isBlocked(record)) {
            return;
        }
        try {
            work.run();
        } catch (Locked e) {
            round.block(record);
        } catch (SnapshotRejected e) {
            setAside(record, round, e.code(), e.pointer());
        } catch (DataRefused e) {
            setAside(record, round, Code.DATA_REJECTED, e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            setAside(record, round, Code.DATA_REJECTED, DataRefused.by(e).getMessage());
        }
        round.worked(record);
    }

    /** Their consequences are published. What can't be noted now is published once more with the next revision. */
    void published(List<Reference> references) {
        if (references.isEmpty()) {
            return;
        }
        try {
            transactions.run(connection -> {
                ClientLocks.take(
                        connection, references.stream().map(Reference::clientId).toList());
                for (Reference reference : references) {
                    reference.note().on(connection);
                }
                return references;
            });
        } catch (Outage | DataRefused | Locked e) {
            LOG.infof("What was published of clients and plans is not all noted: %s", e.getMessage());
        }
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), UTF_8).toLowerCase(Locale.ROOT);
    }

    private static Plans.@Nullable Key planKey(String key) {
        int colon = key.indexOf(':');
        UUID client = colon < 0 ? null : TextValues.uuid(key.substring(0, colon));
        UUID plan = colon < 0 ? null : TextValues.uuid(key.substring(colon + 1));
        return client == null || plan == null ? null : new Plans.Key(client, plan);
    }

    /**
     * A wrong snapshot changes nothing: what was known stays, it is a dead letter, and work goes on.
     *
     * @param where a pointer into it, or what refused it
     */
    private void setAside(ConsumerRecord<byte[], byte[]> record, Round round, Code code, @Nullable String where) {
        LOG.errorf(
                "Snapshot at %s-%d@%d is set apart: %s %s",
                record.topic(), record.partition(), record.offset(), code.text(), where == null ? "" : where);
        metrics.badSnapshot(code.text());
        round.reject(new Rejection(record, code, code == Code.DATA_REJECTED ? null : where));
    }
}
