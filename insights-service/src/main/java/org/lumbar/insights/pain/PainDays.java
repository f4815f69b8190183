package org.lumbar.insights.pain;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.store.Database;
import org.lumbar.insights.store.Row;

/** Reads daily values and ratings. */
@ApplicationScoped
public class PainDays {

    private final Database database;

    PainDays(Database database) {
        this.database = database;
    }

    /** The daily values of a client from one local day to another, both included, in order of days. */
    public List<DailyPain> of(UUID clientId, LocalDate from, LocalDate to) {
        return database.rows(
                "SELECT local_day, value, ratings, revised_at FROM pain_day"
                        + " WHERE client_id = ? AND local_day BETWEEN ? AND ? ORDER BY local_day",
                PainDays::daily,
                clientId,
                from,
                to);
    }

    /** The ratings of a client from one local day to another, both included, in order of their time. */
    public List<RatingSnapshot> ratings(UUID clientId, LocalDate from, LocalDate to) {
        return database.rows(
                "SELECT document FROM pain_rating WHERE client_id = ? AND local_day BETWEEN ? AND ?"
                        + " ORDER BY (document->>'occurredAt')::timestamptz, rating_id",
                row -> row.document("document", RatingSnapshot.class),
                clientId,
                from,
                to);
    }

    /** The daily values of several clients from a day on, each in order of days; clients without any are left out. */
    public Map<UUID, List<DailyPain>> since(Collection<UUID> clients, LocalDate from) {
        record Found(UUID clientId, DailyPain value) {}
        return database
                .rows(
                        "SELECT client_id, local_day, value, ratings, revised_at FROM pain_day"
                                + " WHERE client_id = ANY (?) AND local_day >= ? ORDER BY client_id, local_day",
                        row -> new Found(row.uuid("client_id"), daily(row)),
                        clients,
                        from)
                .stream()
                .collect(Collectors.groupingBy(Found::clientId, Collectors.mapping(Found::value, Collectors.toList())));
    }

    private static DailyPain daily(Row row) throws SQLException {
        return new DailyPain(
                row.date("local_day"), row.decimal("value"), row.number("ratings"), row.instantOrNull("revised_at"));
    }
}
