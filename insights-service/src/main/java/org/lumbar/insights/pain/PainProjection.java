package org.lumbar.insights.pain;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.DayKey;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.store.Database;

/** Works out the daily pain values from the ratings; only days of which a rating changed are looked at. */
@ApplicationScoped
public class PainProjection {

    private final Database database;

    PainProjection(Database database) {
        this.database = database;
    }

    /** Every day of these clients that has a rating. */
    public Set<DayKey> daysOf(Collection<UUID> clients) {
        return new HashSet<>(database.rows(
                "SELECT DISTINCT client_id, local_day FROM pain_rating WHERE client_id = ANY (?)",
                row -> new DayKey(row.uuid("client_id"), row.date("local_day")),
                clients));
    }

    /** Works out the values of these days again. */
    public void recompute(Set<DayKey> days) {
        if (days.isEmpty()) {
            return;
        }
        Map<DayKey, Map<String, @Nullable Object>> values = new LinkedHashMap<>();
        ratings(days)
                .forEach((day, ofDay) -> DailyPain.of(day.localDay(), ofDay)
                        .ifPresent(value -> values.put(day, row(day, ofDay.get(0), value))));
        delete(days.stream().filter(day -> !values.containsKey(day)).toList());
        upsert(List.copyOf(values.values()));
    }

    private Map<DayKey, List<RatingSnapshot>> ratings(Set<DayKey> days) {
        return database.rows("""
                        SELECT f.document
                          FROM jsonb_to_recordset(?::jsonb) AS k ("clientId" uuid, "localDay" date)
                          JOIN pain_rating f ON f.client_id = k."clientId" AND f.local_day = k."localDay"
                        """, row -> row.document("document", RatingSnapshot.class), database.json(days)).stream()
                .collect(Collectors.groupingBy(rating -> new DayKey(rating.clientId(), rating.localDay())));
    }

    private void delete(List<DayKey> days) {
        if (days.isEmpty()) {
            return;
        }
        database.change("""
                DELETE FROM pain_day AS held
                 USING jsonb_to_recordset(?::jsonb) AS gone ("clientId" uuid, "localDay" date)
                 WHERE held.client_id = gone."clientId" AND held.local_day = gone."localDay"
                """, database.json(days));
    }

    private void upsert(List<Map<String, @Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.change("""
                INSERT INTO pain_day AS held (client_id, local_day, practice_id, value, ratings, revised_at)
                SELECT client_id, local_day, practice_id, value, ratings, revised_at
                  FROM jsonb_to_recordset(?::jsonb) AS r (client_id uuid, local_day date, practice_id uuid,
                       value double precision, ratings integer, revised_at timestamptz)
                    ON CONFLICT (client_id, local_day) DO UPDATE
                   SET practice_id = excluded.practice_id, value = excluded.value, ratings = excluded.ratings,
                       revised_at = excluded.revised_at
                 WHERE (held.value, held.ratings, held.revised_at)
                       IS DISTINCT FROM (excluded.value, excluded.ratings, excluded.revised_at)
                """, database.json(rows));
    }

    private static Map<String, @Nullable Object> row(DayKey day, RatingSnapshot any, DailyPain value) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("client_id", day.clientId());
        row.put("local_day", day.localDay());
        row.put("practice_id", any.practiceId());
        row.put("value", value.value());
        row.put("ratings", value.ratings());
        row.put("revised_at", value.revisedAt());
        return row;
    }
}
