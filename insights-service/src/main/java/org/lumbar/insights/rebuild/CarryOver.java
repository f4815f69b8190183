package org.lumbar.insights.rebuild;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.lumbar.insights.store.Database;
import org.lumbar.insights.store.ShadowTables;

/** Takes along what no topic can bring back: acknowledgements with their history, alerts that once held, and when each was first raised. */
@ApplicationScoped
class CarryOver {

    private static final String LIVE = ShadowTables.LIVE + ".";

    private final Database database;

    CarryOver(Database database) {
        this.database = database;
    }

    /**
     * Takes along who was erased, before anything is stored: values may still stand behind their tombstones. And once more at the end: of
     * who was erased meanwhile only the live tables know what went.
     */
    void erasures() {
        QuarkusTransaction.requiringNew().run(() -> database.change("""
                INSERT INTO erasure AS held (client_id, practice_id, erased_at, removed, receipt_at)
                SELECT client_id, practice_id, erased_at, removed, receipt_at FROM %serasure
                    ON CONFLICT (client_id) DO UPDATE
                   SET practice_id = coalesce(excluded.practice_id, held.practice_id),
                       erased_at = coalesce(excluded.erased_at, held.erased_at),
                       removed = coalesce(excluded.removed, held.removed), receipt_at = excluded.receipt_at
                """.formatted(LIVE)));
    }

    /** Takes along what is new or different since the last time; returns the clients it is about. */
    Set<UUID> run() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Set<UUID> changed = new TreeSet<>();
            changed.addAll(clients("""
                    INSERT INTO acknowledgement AS held
                    SELECT * FROM %sacknowledgement
                        ON CONFLICT (client_id, alert_id) DO UPDATE
                       SET acknowledged_at = excluded.acknowledged_at, acknowledged_by = excluded.acknowledged_by,
                           note = excluded.note
                     WHERE (held.acknowledged_at, held.acknowledged_by, held.note)
                           IS DISTINCT FROM (excluded.acknowledged_at, excluded.acknowledged_by, excluded.note)
                    RETURNING held.client_id
                    """.formatted(LIVE)));
            changed.addAll(clients("""
                    DELETE FROM acknowledgement AS held
                     WHERE NOT EXISTS (SELECT FROM %sacknowledgement k
                                        WHERE k.client_id = held.client_id AND k.alert_id = held.alert_id)
                    RETURNING held.client_id
                    """.formatted(LIVE)));
            changed.addAll(clients("""
                    INSERT INTO acknowledgement_entry AS held
                    SELECT * FROM %sacknowledgement_entry
                        ON CONFLICT (client_id, alert_id, number) DO NOTHING
                    RETURNING held.client_id
                    """.formatted(LIVE)));
            changed.addAll(clients("""
                    INSERT INTO alert AS held (client_id, alert_id, practice_id, code, urgency, since, recency, days,
                                               evidence, detail, raised_at, ended_at, acknowledged, holds)
                    SELECT client_id, alert_id, practice_id, code, urgency, since, recency, days, evidence, detail,
                           raised_at, CASE WHEN holds THEN now() ELSE ended_at END, acknowledged, false
                      FROM %salert
                        ON CONFLICT (client_id, alert_id) DO UPDATE
                       SET raised_at = excluded.raised_at, acknowledged = excluded.acknowledged,
                           ended_at = CASE WHEN held.holds THEN NULL ELSE excluded.ended_at END
                     WHERE (held.raised_at, held.acknowledged) <> (excluded.raised_at, excluded.acknowledged)
                    RETURNING held.client_id
                    """.formatted(LIVE)));
            return changed;
        });
    }

    /** Leaves out again what belongs to clients of whom the topics know nothing any more. */
    void forgetTheErased() {
        QuarkusTransaction.requiringNew()
                .run(() -> List.of("acknowledgement", "acknowledgement_entry", "alert")
                        .forEach(table -> database.change("DELETE FROM " + table + " t WHERE NOT EXISTS"
                                + " (SELECT FROM client_summary s WHERE s.client_id = t.client_id)")));
    }

    private List<UUID> clients(String sql) {
        return database.rows(sql, row -> row.uuid("client_id"));
    }
}
