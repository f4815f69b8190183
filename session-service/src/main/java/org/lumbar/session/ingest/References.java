package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.client.Client;
import org.lumbar.session.event.TextValues;
import org.lumbar.session.plan.PlanSnapshot;
import org.lumbar.session.plan.Plans;
import org.lumbar.session.snapshot.SnapshotRejected;

/**
 * Takes what routine-service says of clients and plans. An older snapshot is dropped; a newer one is stored, then what
 * waited for it is folded and told, and only then it counts as told: a crash in between repeats it.
 */
@ApplicationScoped
class References {
    private static final Logger LOG = Logger.getLogger(References.class);

    private final Transactions transactions;
    private final ClientChange clientChange;
    private final PlanChange planChange;
    private final Publisher publisher;
    private final IngestMetrics metrics;

    References(
            Transactions transactions,
            ClientChange clientChange,
            PlanChange planChange,
            Publisher publisher,
            IngestMetrics metrics) {
        this.transactions = transactions;
        this.clientChange = clientChange;
        this.planChange = planChange;
        this.publisher = publisher;
        this.metrics = metrics;
    }

    /** @throws Outage if something is away: the same record is to be given again */
    void client(ConsumerRecord<byte[], byte[]> record) throws Outage {
        try {
            byte[] value = record.value();
            if (value == null) {
                UUID erased = TextValues.uuid(key(record));
                if (erased != null) {
                    erase(erased);
                }
                return;
            }
            Client client = Client.read(value);
            List<Snapshot> told = transactions.run(connection -> clientChange.apply(connection, client));
            publisher.publish(told, List.of());
            transactions.run(connection -> clientChange.told(connection, client));
        } catch (SnapshotRejected e) {
            setAside(record, e.code(), e.pointer());
        } catch (DataRefused e) {
            setAside(record, "data-rejected", e.getMessage());
        }
    }

    /** Erasure: first the tombstones are acknowledged, then the facts go, so that a crash in between repeats both. */
    private void erase(UUID clientId) throws Outage, DataRefused {
        publisher.publish(transactions.run(connection -> clientChange.tombstones(connection, clientId)), List.of());
        transactions.run(connection -> clientChange.erase(connection, clientId));
    }

    /** @throws Outage if something is away: the same record is to be given again */
    void plan(ConsumerRecord<byte[], byte[]> record) throws Outage {
        try {
            byte[] value = record.value();
            if (value == null) {
                Plans.Key erased = planKey(key(record));
                if (erased != null) {
                    transactions.run(connection -> planChange.erase(connection, erased));
                }
                return;
            }
            PlanSnapshot plan = PlanSnapshot.read(value);
            List<Snapshot> told = transactions.run(connection -> planChange.apply(connection, plan));
            publisher.publish(told, List.of());
            transactions.run(connection -> planChange.told(connection, plan));
        } catch (SnapshotRejected e) {
            setAside(record, e.code(), e.pointer());
        } catch (DataRefused e) {
            setAside(record, "data-rejected", e.getMessage());
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

    /** A wrong snapshot changes nothing: what was known stays, it is counted, and work goes on. */
    private void setAside(ConsumerRecord<byte[], byte[]> record, String code, @Nullable String where) {
        LOG.errorf(
                "Snapshot at %s-%d@%d is ignored: %s %s",
                record.topic(), record.partition(), record.offset(), code, where);
        metrics.badSnapshot(code);
    }
}
