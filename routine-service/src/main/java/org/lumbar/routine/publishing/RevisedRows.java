package org.lumbar.routine.publishing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.lumbar.foundation.failure.Blame;
import org.lumbar.routine.store.LongerTransaction;

/**
 * Rows of a table with a {@code revision} and a {@code published_revision}, keyed by their owner's id and an id of their
 * own.
 */
public final class RevisedRows<R> implements SnapshotSource {
    /** It locks nothing; a few of the largest plans are slow to write on a busy machine, and must not stop those behind them. */
    private static final int LONGEST_READ_SECONDS = 60;

    /** So many are in memory at once, and one more snapshot; the rest comes with the next batch. */
    private static final long ENOUGH_BYTES = 16L * 1024 * 1024;

    private final EntityManager entities;
    private final String kind;
    private final Class<R> type;
    private final String key;
    private final String ids;
    private final String waiting;
    private final RevisionFloor base;
    private final Refusals refusals;
    private final String noted;
    private final BiFunction<R, Long, Outgoing> outgoing;

    /**
     * A table.
     *
     * @param kind also the table's name, and that of its id without {@code _id}
     * @param owner column of the owner's id
     * @param condition of SQL that a row must fulfil to be published at all
     * @param noted SQL of what else is set in a row of which :revision has been published; may be empty
     */
    public record Table(String kind, String owner, String condition, String noted) {}

    /**
     * Rows of one table.
     *
     * @param outgoing makes the snapshot of a row; the number is added to the row's revision
     */
    public RevisedRows(
            EntityManager entities,
            RevisionFloor base,
            Refusals refusals,
            Table table,
            Class<R> type,
            BiFunction<R, Long, Outgoing> outgoing) {
        this.entities = entities;
        this.base = base;
        this.refusals = refusals;
        this.kind = table.kind;
        this.type = type;
        this.key = table.owner + " = :owner and " + kind + "_id = :id";
        this.ids = table.owner + " as owner_id, " + kind + "_id as row_id, revision";
        this.waiting = " from " + kind + " where revision <> published_revision and " + table.condition;
        this.noted = table.noted;
        this.outgoing = outgoing;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public List<Outgoing> unpublished(int limit) {
        try {
            return made(limit);
        } catch (RuntimeException e) {
            if (Blame.of(e) == Blame.OUTAGE) {
                throw e;
            }
            return eachAlone(limit);
        }
    }

    private List<Outgoing> made(int limit) {
        return QuarkusTransaction.requiringNew().timeout(LONGEST_READ_SECONDS).call(() -> {
            LongerTransaction.allow(entities, LONGEST_READ_SECONDS);
            long added = base.value();
            List<Outgoing> made = new ArrayList<>();
            long bytes = 0;
            for (Object row : due("*", type, limit).getResultList()) {
                Outgoing next = outgoing.apply(type.cast(row), added);
                made.add(next);
                bytes += next.value() == null ? 0 : next.value().length;
                if (bytes > ENOUGH_BYTES) {
                    break;
                }
            }
            return made;
        });
    }

    /** One of them can't even be made: by itself, so that it is known which. */
    private List<Outgoing> eachAlone(int limit) {
        List<?> keys = QuarkusTransaction.requiringNew()
                .call(() -> due(ids, Tuple.class, limit).getResultList());
        return keys.stream()
                .map(row -> alone((Tuple) row))
                .flatMap(List::stream)
                .toList();
    }

    private List<Outgoing> alone(Tuple row) {
        UUID owner = row.get(0, UUID.class);
        UUID id = row.get(1, UUID.class);
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                long added = base.value();
                Stream<?> rows = entities.createNativeQuery("select * from " + kind + " where " + key, type)
                        .setParameter("owner", owner)
                        .setParameter("id", id)
                        .getResultStream();
                return rows.map(found -> outgoing.apply(type.cast(found), added))
                        .toList();
            });
        } catch (RuntimeException e) {
            if (Blame.of(e) == Blame.OUTAGE) {
                throw e;
            }
            refuse(owner, id, row.get(2, Long.class), Refusals.code(e));
            return List.of();
        }
    }

    private Query due(String columns, Class<?> as, int limit) {
        return entities.createNativeQuery(
                        "select " + columns + waiting
                                + " and (refused_revision is distinct from revision or refused_at < :again)"
                                + " order by changed_at limit :limit",
                        as)
                .setParameter("again", refusals.triedAgainBefore())
                .setParameter("limit", limit);
    }

    @Override
    public void markPublished(List<Outgoing> sent) {
        QuarkusTransaction.requiringNew().run(() -> {
            long added = base.value();
            sent.forEach(snapshot -> entities.createNativeQuery("update " + kind
                            + " set published_revision = greatest(published_revision, :revision)" + noted
                            + " where " + key)
                    .setParameter("revision", snapshot.revision() - added)
                    .setParameter("owner", snapshot.ownerId())
                    .setParameter("id", snapshot.id())
                    .executeUpdate());
        });
    }

    @Override
    public void markRefused(Outgoing snapshot, String code) {
        long added = QuarkusTransaction.requiringNew().call(base::value);
        refuse(snapshot.ownerId(), snapshot.id(), snapshot.revision() - added, code);
    }

    private void refuse(UUID owner, UUID id, long revision, String code) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update " + kind
                                + " set refused_revision = :revision, refused_at = :now, refused_code = :code"
                                + " where " + key)
                        .setParameter("revision", revision)
                        .setParameter("now", refusals.now())
                        .setParameter("code", code)
                        .setParameter("owner", owner)
                        .setParameter("id", id)
                        .executeUpdate());
        refusals.report(kind, id, revision, code);
    }

    @Override
    public Backlog backlog() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Tuple waits = (Tuple) entities.createNativeQuery(
                            "select count(*) filter (where not refused), min(changed_at) filter (where not refused),"
                                    + " count(*) filter (where refused) from (select changed_at,"
                                    + " refused_revision is not distinct from revision as refused" + waiting + ")",
                            Tuple.class)
                    .getSingleResult();
            return new Backlog(
                    waits.get(0, Number.class).longValue(),
                    waits.get(1, Instant.class),
                    waits.get(2, Number.class).longValue());
        });
    }
}
