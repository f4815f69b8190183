package org.lumbar.insights.acknowledgement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lumbar.insights.store.Database;

/** The table {@code acknowledgement_entry}. Who adds to it holds the client's lock. */
@ApplicationScoped
public class AcknowledgementEntries {

    /** An acknowledgement that an earlier release wrote, beside this one, has no entry of its own. */
    private static final String OF_A_CLIENT = """
            SELECT alert_id, recorded_at, recorded_by, undone, note, number
              FROM acknowledgement_entry
             WHERE client_id = ?
             UNION ALL
            SELECT k.alert_id, k.acknowledged_at, k.acknowledged_by, false, k.note, 0
              FROM acknowledgement k
             WHERE k.client_id = ?
               AND NOT EXISTS (SELECT FROM acknowledgement_entry e
                                WHERE e.client_id = k.client_id AND e.alert_id = k.alert_id
                                  AND e.recorded_at >= k.acknowledged_at)
             ORDER BY recorded_at, number
            """;

    private record Found(UUID alertId, AcknowledgementEntry entry) {}

    private final Database database;

    AcknowledgementEntries(Database database) {
        this.database = database;
    }

    /** What people did with the alerts of a client, by alert, oldest first; alerts that nobody has seen are left out. */
    public Map<UUID, List<AcknowledgementEntry>> of(UUID clientId) {
        return database
                .rows(
                        OF_A_CLIENT,
                        row -> new Found(
                                row.uuid("alert_id"),
                                new AcknowledgementEntry(
                                        row.instant("recorded_at"),
                                        row.text("recorded_by"),
                                        row.flag("undone"),
                                        row.textOrNull("note"))),
                        clientId,
                        clientId)
                .stream()
                .collect(Collectors.groupingBy(Found::alertId, Collectors.mapping(Found::entry, Collectors.toList())));
    }

    /** Gives the acknowledgement that an earlier release wrote an entry of its own, before something else takes its place. */
    void adopt(UUID clientId, UUID alertId) {
        database.change("""
                INSERT INTO acknowledgement_entry
                       (client_id, alert_id, number, practice_id, recorded_at, recorded_by, undone, note)
                SELECT k.client_id, k.alert_id,
                       (SELECT coalesce(max(number), 0) + 1 FROM acknowledgement_entry e
                         WHERE e.client_id = k.client_id AND e.alert_id = k.alert_id),
                       k.practice_id, k.acknowledged_at, k.acknowledged_by, false, k.note
                  FROM acknowledgement k
                 WHERE k.client_id = ? AND k.alert_id = ?
                   AND NOT EXISTS (SELECT FROM acknowledgement_entry e
                                    WHERE e.client_id = k.client_id AND e.alert_id = k.alert_id
                                      AND e.recorded_at >= k.acknowledged_at)
                """, clientId, alertId);
    }

    /** Adds an entry behind those that an alert has. */
    void add(UUID clientId, UUID alertId, UUID practiceId, AcknowledgementEntry entry) {
        database.change(
                """
                INSERT INTO acknowledgement_entry
                       (client_id, alert_id, number, practice_id, recorded_at, recorded_by, undone, note)
                SELECT ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?
                  FROM acknowledgement_entry
                 WHERE client_id = ? AND alert_id = ?
                """,
                clientId,
                alertId,
                practiceId,
                entry.at(),
                entry.by(),
                entry.undone(),
                entry.note(),
                clientId,
                alertId);
    }
}
