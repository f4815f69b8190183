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
import org.lumbar.insights.fact.Snapshot;
import org.lumbar.insights.store.Database;

/**
 * The facts of clients, each read and parsed once per revision: whoever is heard of was mostly heard of a moment ago, and most of
 * their plans, sessions and days have not changed. Which revision holds is always asked of the database, so a fact is never older than
 * the rows that the caller's transaction sees, however many instances write them.
 */
@ApplicationScoped
class ReadFacts {
    /** Somebody's facts stay in memory for so long after they were last asked for; an erased client's, too. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Database database;
    private final TransactionSynchronizationRegistry transactions;
    private final Cache<Place, Kept> kept;

    /** @param most how many characters of JSON the kept facts may have been; objects take about as many bytes */
    ReadFacts(
            Database database,
            TransactionSynchronizationRegistry transactions,
            @ConfigProperty(name = "lumbar.intake.kept-facts") long most) {
        this.database = database;
        this.transactions = transactions;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((Place place, Kept fact) -> fact.characters())
                .expireAfterAccess(KEPT)
                .build();
    }

    /**
     * A table of facts.
     *
     * @param id the column that names a fact of a client
     * @param idType its type
     * @param condition which rows count, as the end of a WHERE clause; may be empty
     */
    record Source<T extends Snapshot>(String table, String id, String idType, String condition, Class<T> type) {}

    private record Place(String table, UUID clientId, String id) {}

    private record Kept(long revision, Snapshot fact, int characters) {}

    /** The facts of these clients, by client; one without any is left out. */
    <T extends Snapshot> Map<UUID, List<T>> of(Source<T> source, Collection<UUID> clients) {
        Map<UUID, List<T>> found = new HashMap<>();
        List<Map<String, Object>> unknown = new ArrayList<>();
        var unused = database.rows(
                "SELECT client_id, " + source.id() + "::text AS id, revision FROM " + source.table()
                        + " WHERE client_id = ANY (?)" + source.condition(),
                row -> {
                    Place place = new Place(source.table(), row.uuid("client_id"), row.text("id"));
                    Kept fact = kept.getIfPresent(place);
                    return fact != null && fact.revision() == row.wide("revision")
                            ? add(found, source.type().cast(fact.fact()))
                            : unknown.add(Map.of("client_id", place.clientId(), "id", place.id()));
                },
                clients);
        if (!unknown.isEmpty()) {
            read(source, unknown).forEach(fact -> add(found, fact));
        }
        return found;
    }

    private <T extends Snapshot> List<T> read(Source<T> source, List<Map<String, Object>> places) {
        Map<Place, Kept> read = new HashMap<>();
        List<T> facts = database.rows(
                "SELECT " + source.id() + "::text AS id, document FROM " + source.table()
                        + " WHERE client_id = ANY (?) AND (client_id, " + source.id()
                        + ") IN (SELECT client_id, id FROM jsonb_to_recordset(?::jsonb) AS k (client_id uuid, id "
                        + source.idType() + "))",
                row -> {
                    T fact = row.document("document", source.type());
                    int characters = row.text("document").length();
                    read.put(
                            new Place(source.table(), fact.clientId(), row.text("id")),
                            new Kept(fact.revision(), fact, characters));
                    return fact;
                },
                places.stream().map(place -> place.get("client_id")).distinct().toList(),
                database.json(places));
        keepOnceCommitted(read);
        return facts;
    }

    /** What this transaction has written itself may be undone, and the same revision come again with something else. */
    private void keepOnceCommitted(Map<Place, Kept> read) {
        if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
            transactions.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) {
                        kept.putAll(read);
                    }
                }
            });
        }
    }

    private static <T extends Snapshot> boolean add(Map<UUID, List<T>> found, T fact) {
        return found.computeIfAbsent(fact.clientId(), any -> new ArrayList<>()).add(fact);
    }
}
