package org.lumbar.insights.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.outcome.Exemption;
import org.lumbar.insights.outcome.Extra;
import org.lumbar.insights.outcome.OccurrenceState;
import org.lumbar.insights.outcome.Outcome;
import org.lumbar.insights.outcome.PlanOutcomes;
import org.lumbar.insights.snapshot.PlanKey;
import org.lumbar.insights.store.Database;
import org.lumbar.insights.store.Row;

/** The tables {@code occurrence} and {@code extra_session}. */
@ApplicationScoped
class OutcomeStore {

    private static final String KEYS =
            "SELECT client_id, plan_id FROM jsonb_to_recordset(?::jsonb) AS k (client_id uuid, plan_id uuid)";

    private final Database database;

    OutcomeStore(Database database) {
        this.database = database;
    }

    /** Makes the tables say what {@code fresh} says about {@code keys}; a key without anything fresh has no rows. */
    void replace(Collection<PlanKey> keys, Map<PlanKey, PlanOutcomes> fresh, Map<PlanKey, UUID> practices) {
        Map<PlanKey, Map<String, Outcome>> held = held(keys);
        List<Map<String, @Nullable Object>> changed = new ArrayList<>();
        List<Map<String, @Nullable Object>> gone = new ArrayList<>();
        List<Map<String, @Nullable Object>> extras = new ArrayList<>();
        for (PlanKey key : keys) {
            PlanOutcomes now = fresh.getOrDefault(key, PlanOutcomes.NONE);
            Map<String, Outcome> before = new HashMap<>(held.getOrDefault(key, Map.of()));
            for (Outcome outcome : now.outcomes()) {
                if (!outcome.equals(before.remove(outcome.occurrenceId()))) {
                    changed.add(row(key, practices, outcome));
                }
            }
            before.keySet().forEach(id -> gone.add(named(key, "occurrence_id", id)));
            now.extras().forEach(extra -> extras.add(row(key, practices, extra)));
        }
        delete(gone);
        upsert(changed);
        replaceExtras(keys, extras);
    }

    static Map<String, @Nullable Object> row(PlanKey key) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("client_id", key.clientId());
        row.put("plan_id", key.planId());
        return row;
    }

    static Outcome outcome(Row row) throws SQLException {
        return new Outcome(
                row.text("occurrence_id"),
                row.number("position"),
                row.date("local_date"),
                row.date("window_end"),
                row.text("slot"),
                row.word("state", OccurrenceState.class),
                row.wordOrNull("exemption", Exemption.class),
                row.decimal("done"),
                row.uuidOrNull("session_id"),
                row.instantOrNull("revised_at"));
    }

    private Map<PlanKey, Map<String, Outcome>> held(Collection<PlanKey> keys) {
        Map<PlanKey, Map<String, Outcome>> held = new HashMap<>();
        database.rows(
                "SELECT * FROM occurrence WHERE (client_id, plan_id) IN (" + KEYS + ")",
                row -> {
                    PlanKey key = new PlanKey(row.uuid("client_id"), row.uuid("plan_id"));
                    Outcome outcome = outcome(row);
                    return held.computeIfAbsent(key, none -> new HashMap<>()).put(outcome.occurrenceId(), outcome);
                },
                keysOf(keys));
        return held;
    }

    private void upsert(List<Map<String, @Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.change("""
                INSERT INTO occurrence (client_id, plan_id, occurrence_id, practice_id, position, local_date, window_end,
                                        slot, state, exemption, done, session_id, revised_at)
                SELECT client_id, plan_id, occurrence_id, practice_id, position, local_date, window_end,
                       slot, state, exemption, done, session_id, revised_at
                  FROM jsonb_to_recordset(?::jsonb) AS r (client_id uuid, plan_id uuid, occurrence_id text,
                       practice_id uuid, position integer, local_date date, window_end date, slot text, state text,
                       exemption text, done double precision, session_id uuid, revised_at timestamptz)
                    ON CONFLICT (client_id, plan_id, occurrence_id) DO UPDATE
                   SET practice_id = excluded.practice_id, position = excluded.position,
                       local_date = excluded.local_date, window_end = excluded.window_end, slot = excluded.slot,
                       state = excluded.state, exemption = excluded.exemption, done = excluded.done,
                       session_id = excluded.session_id, revised_at = excluded.revised_at
                """, database.json(rows));
    }

    private void delete(List<Map<String, @Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.change("""
                DELETE FROM occurrence AS held
                 USING jsonb_to_recordset(?::jsonb) AS gone (client_id uuid, plan_id uuid, occurrence_id text)
                 WHERE held.client_id = gone.client_id AND held.plan_id = gone.plan_id
                   AND held.occurrence_id = gone.occurrence_id
                """, database.json(rows));
    }

    private void replaceExtras(Collection<PlanKey> keys, List<Map<String, @Nullable Object>> rows) {
        Set<@Nullable Object> stored = new HashSet<>();
        rows.forEach(row -> stored.add(row.get("session_id")));
        database.change(
                "DELETE FROM extra_session WHERE (client_id, plan_id) IN (" + KEYS + ") AND session_id <> ALL (?)",
                keysOf(keys),
                stored);
        if (rows.isEmpty()) {
            return;
        }
        database.change("""
                INSERT INTO extra_session AS held (client_id, plan_id, session_id, practice_id, local_day, completed)
                SELECT client_id, plan_id, session_id, practice_id, local_day, completed
                  FROM jsonb_to_recordset(?::jsonb) AS r (client_id uuid, plan_id uuid, session_id uuid,
                       practice_id uuid, local_day date, completed boolean)
                    ON CONFLICT (client_id, plan_id, session_id) DO UPDATE
                   SET local_day = excluded.local_day, completed = excluded.completed
                 WHERE (held.local_day, held.completed) <> (excluded.local_day, excluded.completed)
                """, database.json(rows));
    }

    private String keysOf(Collection<PlanKey> keys) {
        return database.json(keys.stream().map(OutcomeStore::row).toList());
    }

    private static Map<String, @Nullable Object> named(PlanKey key, String column, Object value) {
        Map<String, @Nullable Object> row = row(key);
        row.put(column, value);
        return row;
    }

    private static Map<String, @Nullable Object> row(PlanKey key, Map<PlanKey, UUID> practices, Outcome outcome) {
        Map<String, @Nullable Object> row = named(key, "occurrence_id", outcome.occurrenceId());
        row.put("practice_id", practices.get(key));
        row.put("position", outcome.position());
        row.put("local_date", outcome.localDate());
        row.put("window_end", outcome.windowEnd());
        row.put("slot", outcome.slot());
        row.put("state", outcome.state());
        row.put("exemption", outcome.exemption());
        row.put("done", outcome.done());
        row.put("session_id", outcome.sessionId());
        row.put("revised_at", outcome.revisedAt());
        return row;
    }

    private static Map<String, @Nullable Object> row(PlanKey key, Map<PlanKey, UUID> practices, Extra extra) {
        Map<String, @Nullable Object> row =
                named(key, "session_id", extra.session().sessionId());
        row.put("practice_id", practices.get(key));
        row.put("local_day", extra.session().localDay());
        row.put("completed", extra.completed());
        return row;
    }
}
