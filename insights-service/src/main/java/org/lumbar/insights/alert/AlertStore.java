package org.lumbar.insights.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.client.ClientProfile;
import org.lumbar.insights.store.Database;
import org.lumbar.insights.store.Row;

/** The tables {@code alert} and {@code acknowledgement}. */
@ApplicationScoped
public class AlertStore {

    private static final String WITH_ACKNOWLEDGEMENT = """
            SELECT a.*, k.acknowledged_at, k.acknowledged_by, k.note
              FROM alert a
              LEFT JOIN acknowledgement k ON k.client_id = a.client_id AND k.alert_id = a.alert_id
            """;

    private final Database database;
    private final AlertThresholds thresholds;

    AlertStore(Database database, AlertThresholds thresholds) {
        this.database = database;
        this.thresholds = thresholds;
    }

    /** The alerts of these clients that hold, most urgent first. */
    public Map<UUID, List<ShownAlert>> holding(Collection<UUID> clients) {
        return clients.isEmpty()
                ? Map.of()
                : database
                        .rows(
                                WITH_ACKNOWLEDGEMENT + " WHERE a.client_id = ANY (?) AND a.holds",
                                AlertStore::shown,
                                clients)
                        .stream()
                        .sorted(ShownAlert.BY_NEED)
                        .collect(Collectors.groupingBy(ShownAlert::clientId));
    }

    /**
     * The alerts of a client that hold, then those that held. What came and went while a backlog was read is not history, unless
     * somebody has seen it.
     */
    public List<ShownAlert> of(UUID clientId) {
        String sql = WITH_ACKNOWLEDGEMENT
                + " WHERE a.client_id = ? AND (a.holds OR k.acknowledged_at IS NOT NULL OR a.ended_at IS NULL"
                + " OR a.ended_at - a.raised_at >= make_interval(secs => ?) OR EXISTS (SELECT FROM acknowledgement_entry e"
                + " WHERE e.client_id = a.client_id AND e.alert_id = a.alert_id))";
        double least = thresholds.historyAfter().toSeconds();
        return database.rows(sql, AlertStore::shown, clientId, least).stream()
                .sorted(ShownAlert.BY_NEED)
                .toList();
    }

    /**
     * Alerts that hold, of a practice or only of those whose care team names somebody, most urgent first. The index
     * {@code alert_by_need} has them in this order: a page costs what it shows.
     */
    public List<ShownAlert> page(UUID practice, @Nullable String careTeam, AlertCursor after, int limit) {
        return database.rows(
                """
                SELECT a.*, k.acknowledged_at, k.acknowledged_by, k.note
                  FROM alert a
                  JOIN client c ON c.client_id = a.client_id
                  LEFT JOIN acknowledgement k ON k.client_id = a.client_id AND k.alert_id = a.alert_id
                 WHERE a.practice_id = ? AND c.practice_id = a.practice_id AND a.holds
                   AND (?::text IS NULL OR c.care_team @> ARRAY[?::text])
                   AND (a.urgency, a.acknowledged, a.recency, a.client_id, a.alert_id) > (?, ?, ?, ?, ?)
                 ORDER BY a.urgency, a.acknowledged, a.recency, a.client_id, a.alert_id
                 LIMIT ?
                """,
                AlertStore::shown,
                practice,
                careTeam,
                careTeam,
                after.urgency(),
                after.acknowledged(),
                after.recency(),
                after.clientId(),
                after.alertId(),
                limit);
    }

    /** Says that somebody has seen the alert; again is as good as once, and keeps the newest note. */
    public void acknowledge(ShownAlert alert, UUID practice, String by, @Nullable String note, Instant at) {
        database.change("""
                INSERT INTO acknowledgement (client_id, alert_id, practice_id, acknowledged_at, acknowledged_by, note)
                VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (client_id, alert_id) DO UPDATE
                   SET acknowledged_at = excluded.acknowledged_at, acknowledged_by = excluded.acknowledged_by,
                       note = coalesce(excluded.note, acknowledgement.note)
                """, alert.clientId(), alert.alertId(), practice, at, by, note);
        database.change(
                "UPDATE alert SET acknowledged = true WHERE client_id = ? AND alert_id = ? AND NOT acknowledged",
                alert.clientId(),
                alert.alertId());
    }

    /** Takes back that anybody has seen the alert. */
    public void unacknowledge(ShownAlert alert) {
        database.change(
                "DELETE FROM acknowledgement WHERE client_id = ? AND alert_id = ?", alert.clientId(), alert.alertId());
        database.change(
                "UPDATE alert SET acknowledged = false WHERE client_id = ? AND alert_id = ? AND acknowledged",
                alert.clientId(),
                alert.alertId());
    }

    /** Makes the clients' alerts the ones that hold; an alert keeps the moment at which it was first raised. */
    public void replace(Map<UUID, ClientProfile> clients, Map<UUID, List<Alert>> holding, Instant now) {
        List<UUID> ids =
                holding.values().stream().flatMap(List::stream).map(Alert::id).toList();
        database.change(
                "UPDATE alert SET holds = false, ended_at = ?"
                        + " WHERE client_id = ANY (?) AND holds AND alert_id <> ALL (?)",
                now,
                clients.keySet(),
                ids);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        clients.forEach((id, client) ->
                holding.getOrDefault(id, List.of()).forEach(alert -> rows.add(row(client, alert, now))));
        if (rows.isEmpty()) {
            return;
        }
        database.change("""
                INSERT INTO alert AS held
                       (client_id, alert_id, practice_id, code, urgency, since, recency, days, evidence, detail,
                        raised_at, holds)
                SELECT client_id, alert_id, practice_id, code, urgency, since, recency, days, evidence, detail,
                       raised_at, true
                  FROM jsonb_to_recordset(?::jsonb) AS r (client_id uuid, alert_id uuid, practice_id uuid, code text,
                       urgency integer, since date, recency integer, days date[], evidence uuid[], detail text,
                       raised_at timestamptz)
                    ON CONFLICT (client_id, alert_id) DO UPDATE
                   SET urgency = excluded.urgency, since = excluded.since, recency = excluded.recency,
                       days = excluded.days, evidence = excluded.evidence, detail = excluded.detail, holds = true,
                       ended_at = NULL
                 WHERE (held.urgency, held.since, held.recency, held.days, held.evidence, held.detail, held.holds)
                       IS DISTINCT FROM (excluded.urgency, excluded.since, excluded.recency, excluded.days,
                                         excluded.evidence, excluded.detail, true)
                """, database.json(rows));
    }

    private static Map<String, @Nullable Object> row(ClientProfile client, Alert alert, Instant now) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("client_id", client.clientId());
        row.put("alert_id", alert.id());
        row.put("practice_id", client.practiceId());
        row.put("code", alert.code());
        row.put("urgency", alert.severity().ordinal());
        row.put("since", alert.since());
        row.put("recency", AlertCursor.recency(alert.newestHarm()));
        row.put("days", alert.days());
        row.put("evidence", alert.evidence());
        row.put("detail", alert.detail());
        row.put("raised_at", now);
        return row;
    }

    private static ShownAlert shown(Row row) throws SQLException {
        Instant at = row.instantOrNull("acknowledged_at");
        return new ShownAlert(
                row.uuid("client_id"),
                row.uuid("alert_id"),
                row.word("code", AlertCode.class),
                Severity.values()[row.number("urgency")],
                row.date("since"),
                row.dates("days"),
                row.uuids("evidence"),
                row.textOrNull("detail"),
                row.instant("raised_at"),
                row.flag("holds"),
                row.instantOrNull("ended_at"),
                at == null
                        ? null
                        : new ShownAlert.Acknowledgement(at, row.text("acknowledged_by"), row.textOrNull("note")));
    }
}
