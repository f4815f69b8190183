package org.lumbar.routine.publishing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Rows of a table with a {@code revision} and a {@code published_revision}, keyed by {@code client_id} and an id of their
 * own.
 */
public final class RevisedRows<R> implements SnapshotSource {
    private final EntityManager entities;
    private final String kind;
    private final Class<R> type;
    private final String waiting;
    private final RevisionFloor base;
    private final BiFunction<R, Long, Outgoing> outgoing;

    /**
     * Rows of one table.
     *
     * @param kind also the table's name, and that of its id without {@code _id}
     * @param condition of SQL that a row must fulfil to be published at all
     * @param outgoing makes the snapshot of a row; the number is added to the row's revision
     */
    public RevisedRows(
            EntityManager entities,
            RevisionFloor base,
            String kind,
            Class<R> type,
            String condition,
            BiFunction<R, Long, Outgoing> outgoing) {
        this.entities = entities;
        this.base = base;
        this.kind = kind;
        this.type = type;
        this.waiting = " from " + kind + " where revision <> published_revision and " + condition;
        this.outgoing = outgoing;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public List<Outgoing> unpublished(int limit) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long added = base.value();
            return entities.createNativeQuery("select *" + waiting + " order by changed_at limit :limit", type)
                    .setParameter("limit", limit)
                    .getResultStream()
                    .map(row -> outgoing.apply(type.cast(row), added))
                    .toList();
        });
    }

    @Override
    public void markPublished(List<Outgoing> sent) {
        QuarkusTransaction.requiringNew().run(() -> {
            long added = base.value();
            sent.forEach(snapshot -> entities.createNativeQuery("update " + kind
                            + " set published_revision = greatest(published_revision, :revision)"
                            + " where client_id = :client and " + kind + "_id = :id")
                    .setParameter("revision", snapshot.revision() - added)
                    .setParameter("client", snapshot.clientId())
                    .setParameter("id", snapshot.id())
                    .executeUpdate());
        });
    }

    @Override
    public Backlog backlog() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Tuple waits = (Tuple) entities.createNativeQuery("select count(*), min(changed_at)" + waiting, Tuple.class)
                    .getSingleResult();
            return new Backlog(waits.get(0, Number.class).longValue(), waits.get(1, Instant.class));
        });
    }
}
