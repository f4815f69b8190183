package org.lumbar.insights.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumbar.insights.store.Database;

/** One row per client of whom anything is known: up to when there is data, and the lock on all that follows from it. */
@ApplicationScoped
public class ClientSummaries {

    private final Database database;

    ClientSummaries(Database database) {
        this.database = database;
    }

    /**
     * Holds the clients until the transaction ends; always in the order of their ids, so that nobody waits in a ring. Of
     * a row that is there already nothing changes, but PostgreSQL locks it.
     *
     * @param practices of clients of whom this may be the first snapshot
     */
    public void lock(Collection<UUID> clients, Map<UUID, UUID> practices) {
        List<Map<String, UUID>> rows = practices.entrySet().stream()
                .map(entry -> Map.of("client_id", entry.getKey(), "practice_id", entry.getValue()))
                .toList();
        database.change(
                """
                INSERT INTO client_summary AS held (client_id, practice_id)
                SELECT client_id, practice_id
                  FROM (SELECT client_id, practice_id
                          FROM jsonb_to_recordset(?::jsonb) AS r (client_id uuid, practice_id uuid)
                         UNION ALL
                        SELECT client_id, practice_id
                          FROM client_summary
                         WHERE client_id = ANY (?)) AS r
                 ORDER BY client_id
                    ON CONFLICT (client_id) DO UPDATE SET practice_id = held.practice_id WHERE false
                """,
                database.json(rows),
                clients.stream()
                        .filter(client -> !practices.containsKey(client))
                        .toList());
    }

    /** Holds clients of whom something is known already until the transaction ends. */
    public void lock(Collection<UUID> clients) {
        lock(clients, Map.of());
    }

    /** Forgets what people here wrote about erased clients, and the alerts they wrote it about. */
    public void forget(Collection<UUID> erased) {
        if (!erased.isEmpty()) {
            database.change("DELETE FROM acknowledgement WHERE client_id = ANY (?)", erased);
            database.change("DELETE FROM acknowledgement_entry WHERE client_id = ANY (?)", erased);
            database.change("DELETE FROM alert WHERE client_id = ANY (?)", erased);
            database.change("DELETE FROM archive_job WHERE client_id = ANY (?)", erased);
        }
    }

    /** Works out again up to when there is data of the clients, and forgets clients of whom nothing is left. */
    public void refresh(Collection<UUID> clients) {
        database.change("""
                DELETE FROM client_summary s
                 WHERE client_id = ANY (?)
                   AND NOT EXISTS (SELECT FROM client f WHERE f.client_id = s.client_id)
                   AND NOT EXISTS (SELECT FROM plan f WHERE f.client_id = s.client_id)
                   AND NOT EXISTS (SELECT FROM session f WHERE f.client_id = s.client_id)
                   AND NOT EXISTS (SELECT FROM pain_rating f WHERE f.client_id = s.client_id)
                   AND NOT EXISTS (SELECT FROM client_day f WHERE f.client_id = s.client_id)
                """, clients);
        database.change("""
                UPDATE client_summary AS held
                   SET data_up_to = fresh.data_up_to, practice_id = fresh.practice_id
                  FROM (SELECT s.client_id,
                               coalesce(c.practice_id, s.practice_id) AS practice_id,
                               greatest((SELECT max(last_received_at) FROM session f WHERE f.client_id = s.client_id),
                                        (SELECT max(received_at) FROM pain_rating f WHERE f.client_id = s.client_id))
                               AS data_up_to
                          FROM client_summary s
                          LEFT JOIN client c ON c.client_id = s.client_id
                         WHERE s.client_id = ANY (?)) AS fresh
                 WHERE held.client_id = fresh.client_id
                   AND (held.data_up_to, held.practice_id) IS DISTINCT FROM (fresh.data_up_to, fresh.practice_id)
                """, clients);
    }

    /** Lets every replica know, when the transaction commits, that something about these clients is new. */
    public void announce(Collection<UUID> clients) {
        announce(clients, Map.of());
    }

    /** Likewise, and which trace it belongs to: {@code traceparents} by client id, for those whose trace is sampled. */
    public void announce(Collection<UUID> clients, Map<String, String> traceparents) {
        database.rows("""
                SELECT pg_notify('lumbar_client_changed',
                                 concat_ws(' ', practice_id, client_id, ?::jsonb ->> client_id::text)),
                       client_id
                  FROM client_summary
                 WHERE client_id = ANY (?)
                """, row -> row.uuid("client_id"), database.json(traceparents), clients);
    }
}
