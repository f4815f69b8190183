package org.lumbar.insights.plan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.store.Database;

/**
 * The snapshots of clients, each read and parsed once per revision: whoever is heard of was mostly heard of a moment ago, and most of
 * their plans, sessions and days have not changed. Which revision holds is always asked of the database, so a snapshot is never older than
 * the rows that the caller's transaction sees, however many instances write them.
 */
@ApplicationScoped
class CachedSnapshots {
    /** Somebody's snapshots stay in memory for so long after they were last asked for; an erased client's, too. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Database database;
    private final TransactionSynchronizationRegistry transactions;
    private final Cache<Place, Cached> cached;

    /** @param most how many characters of JSON the cached snapshots may have been; objects take about as many bytes */
    CachedSnapshots(
            Database database,
            TransactionSynchronizationRegistry transactions,
            @ConfigProperty(name = "lumbar.intake.kept-facts") long most) {
        this.database = database;
        this.transactions = transactions;
        this.cached = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((Place place, Cached snapshot) -> snapshot.characters())
                .expireAfterAccess(IDLE)
                .build();
    }

    /**
     * A table of snapshots.
     *
     * @param id the column that names a snapshot of a client
     * @param idType its type
     * @param condition which rows count, as the end of a WHERE clause; may be empty
     */
    record Source<T extends Snapshot>(String table, String id, String idType, String condition, Class<T> type) {}

    private record Place(String table, UUID clientId, String id) {}

    private record Cached(long revision, Snapshot snapshot, int characters) {}

    /** The snapshots of these clients, by client; one without any is left out. */
    <T extends Snapshot> Map<UUID, List<T>> of(Source<T> source, Collection<UUID> clients) {
        Map<UUID, List<T>> found = new HashMap<>();
        List<Map<String, Object>> unknown = new ArrayList<>();
        var unused = database.rows(
                "SELECT client_id, " + source.id() + "::text AS id, revision FROM " + source.table()
                        + " WHERE client_id = ANY (?)" + source.condition(),
                row -> {
                    Place place = new Place(source.table(), row.uuid("client_id"), row.text("id"));
                    Cached snapshot = cached.getIfPresent(place);
                    return snapshot != null && snapshot.revision() == row.wide("revision")
                            ? add(found, source.type().cast(snapshot.snapshot()))
                            : unknown.add(Map.of("client_id", place.clientId(), "id", place.id()));
                },
                clients);
        if (!unknown.isEmpty()) {
            read(source, unknown).forEach(snapshot -> add(found, snapshot));
        }
        return found;
    }

    private <T extends Snapshot> List<T> read(Source<T> source, List<Map<String, Object>> places) {
        Map<Place, Cached> read = new HashMap<>();
        List<T> snapshots = database.rows(
                "SELECT " + source.id() + "::text AS id, document FROM " + source.table()
                        + " WHERE client_id = ANY (?) AND (client_id, " + source.id()
                        + ") IN (SELECT client_id, id FROM jsonb_to_recordset(?::jsonb) AS k (client_id uuid, id "
                        + source.idType() + "))",
                row -> {
                    T snapshot = row.document("document", source.type());
                    int characters = row.text("document").length();
                    read.put(
                            new Place(source.table(), snapshot.clientId(), row.text("id")),
                            new Cached(snapshot.revision(), snapshot, characters));
                    return snapshot;
                },
                places.stream().map(place -> place.get("client_id")).distinct().toList(),
                database.json(places));
        cacheOnceCommitted(read);
        return snapshots;
    }

    /** What this transaction has written itself may be undone, and the same revision come again with something else. */
    private void cacheOnceCommitted(Map<Place, Cached> read) {
        if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
            transactions.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) {
                        cached.putAll(read);
                    }
                }
            });
        }
    }

    private static <T extends Snapshot> boolean add(Map<UUID, List<T>> found, T snapshot) {
        return found.computeIfAbsent(snapshot.clientId(), any -> new ArrayList<>())
                .add(snapshot);
    }
}
