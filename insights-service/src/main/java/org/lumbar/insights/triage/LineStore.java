package org.lumbar.insights.triage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.ShownAlert;
import org.lumbar.insights.client.ClientProfile;
import org.lumbar.insights.pain.DailyPain;
import org.lumbar.insights.store.Database;

/** The tables {@code triage_line} and {@code care}, and the moment at which each client is looked at again. */
@ApplicationScoped
class LineStore {

    /** The subject in {@code care} that stands for whoever sees the whole practice; no token has it. */
    static final String WHOLE_PRACTICE = "";

    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private final Database database;

    LineStore(Database database) {
        this.database = database;
    }

    /** A line, whose it is, and when time alone may change it. */
    record NewLine(ClientProfile client, TriageLine line, Instant nextCheck) {}

    /** Drops the lines of clients who have no snapshot of their own, or no longer; one that arrives makes them due. */
    void forget(Collection<UUID> clients) {
        if (!clients.isEmpty()) {
            database.change("DELETE FROM triage_line WHERE client_id = ANY (?)", clients);
            database.change("DELETE FROM care WHERE client_id = ANY (?)", clients);
            database.change("UPDATE client_summary SET check_at = 'infinity' WHERE client_id = ANY (?)", clients);
        }
    }

    /** Makes the tables say what these lines say. */
    void replace(List<NewLine> lines, Instant asOf) {
        String rows = database.json(lines.stream().map(LineStore::row).toList());
        database.change("""
                INSERT INTO triage_line AS held (client_id, practice_id, as_of, line)
                SELECT client_id, practice_id, ?, line
                  FROM jsonb_to_recordset(?::jsonb) AS r (client_id uuid, practice_id uuid, line jsonb)
                    ON CONFLICT (client_id) DO UPDATE
                   SET practice_id = excluded.practice_id, as_of = excluded.as_of, line = excluded.line
                """, asOf, rows);
        database.change("""
                UPDATE client_summary AS held SET check_at = r.next_check
                  FROM jsonb_to_recordset(?::jsonb) AS r (client_id uuid, next_check timestamptz)
                 WHERE held.client_id = r.client_id
                """, rows);
        place(lines);
    }

    private void place(List<NewLine> lines) {
        List<Map<String, @Nullable Object>> places = new ArrayList<>();
        lines.forEach(line -> carers(line.client()).forEach(subject -> places.add(place(line, subject))));
        String rows = database.json(places);
        database.change(
                """
                DELETE FROM care AS held
                 WHERE client_id = ANY (?)
                   AND NOT EXISTS (SELECT FROM jsonb_to_recordset(?::jsonb) AS r (client_id uuid, subject text)
                                    WHERE r.client_id = held.client_id AND r.subject = held.subject)
                """, lines.stream().map(line -> line.client().clientId()).toList(), rows);
        database.change("""
                INSERT INTO care AS held (client_id, subject, practice_id, need, need_acknowledged, need_since,
                                          need_recency, name_key, band, pain, consistency, streak, course,
                                          data_up_to)
                SELECT client_id, subject, practice_id, need, need_acknowledged, need_since, need_recency, name_key,
                       band, pain, consistency, streak, course, data_up_to
                  FROM jsonb_to_recordset(?::jsonb) AS r (client_id uuid, subject text, practice_id uuid, need integer,
                       need_acknowledged boolean, need_since date, need_recency integer, name_key text, band text,
                       pain float8, consistency float8, streak integer, course integer, data_up_to timestamptz)
                    ON CONFLICT (client_id, subject) DO UPDATE
                   SET practice_id = excluded.practice_id, need = excluded.need,
                       need_acknowledged = excluded.need_acknowledged, need_since = excluded.need_since,
                       need_recency = excluded.need_recency, name_key = excluded.name_key, band = excluded.band,
                       pain = excluded.pain, consistency = excluded.consistency, streak = excluded.streak,
                       course = excluded.course, data_up_to = excluded.data_up_to
                 WHERE (held.practice_id, held.need, held.need_acknowledged, held.need_since, held.need_recency, held.name_key,
                        held.band, held.pain, held.consistency, held.streak, held.course, held.data_up_to)
                       IS DISTINCT FROM (excluded.practice_id, excluded.need, excluded.need_acknowledged,
                                         excluded.need_since, excluded.need_recency, excluded.name_key,
                                         excluded.band, excluded.pain, excluded.consistency, excluded.streak,
                                         excluded.course, excluded.data_up_to)
                """, rows);
    }

    private static Set<String> carers(ClientProfile client) {
        Set<String> carers = new LinkedHashSet<>(client.careTeam());
        carers.add(WHOLE_PRACTICE);
        return carers;
    }

    private static Map<String, Object> row(NewLine line) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("client_id", line.client().clientId());
        row.put("practice_id", line.client().practiceId());
        row.put("line", line.line());
        row.put("next_check", line.nextCheck());
        return row;
    }

    private static Map<String, @Nullable Object> place(NewLine line, String subject) {
        TriageLine shown = line.line();
        List<ShownAlert> alerts = shown.alerts();
        ShownAlert first = alerts.isEmpty() ? null : alerts.get(0);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("client_id", line.client().clientId());
        row.put("subject", subject);
        row.put("practice_id", line.client().practiceId());
        row.put("need", shown.need().ordinal());
        row.put("need_acknowledged", first != null && first.acknowledgement() != null);
        row.put("need_since", first == null ? NEVER : first.since());
        row.put("need_recency", first == null ? 0 : (int) -first.newestHarm().toEpochDay());
        row.put("name_key", NameKey.of(shown.displayName()));
        row.put("band", Regularity.of(shown.consistency28d()));
        List<DailyPain> pain = shown.pain();
        row.put("pain", pain.isEmpty() ? null : pain.get(pain.size() - 1).value());
        row.put(
                "consistency",
                shown.consistency28d() == null ? null : shown.consistency28d().value());
        row.put("streak", shown.streak() == null ? null : shown.streak().length());
        row.put("course", shown.course() == null ? null : shown.course().completed());
        row.put("data_up_to", shown.dataUpTo());
        return row;
    }
}
