package org.lumbar.insights.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.PlanSnapshot.Pause;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.Titles;
import org.lumbar.insights.store.Database;
import org.lumbar.insights.store.Row;
import org.lumbar.insights.trend.ReportedFlares;

/** Reads what a timeline is made of, column by column: two years of documents would take longer than their answer. */
@ApplicationScoped
class TimelineRows {

    private final Database database;

    TimelineRows(Database database) {
        this.database = database;
    }

    /**
     * One rating.
     *
     * @param sessionDay the local day on which its session started; its own day if it belongs to none that is known
     */
    record Rated(
            LocalDate day,
            Moment moment,
            int score,
            @Nullable UUID sessionId,
            LocalDate sessionDay,
            @Nullable Boolean stiff,
            @Nullable Boolean sore) {}

    /** What was safe on a day that has a snapshot. */
    record Safety(int used, int limit, int remaining, List<String> resting, List<String> locked) {

        boolean barsAny() {
            return !resting.isEmpty() || !locked.isEmpty();
        }
    }

    /**
     * Ratings between two local days, both included, in order of their time; and those of the days beside them, of which a
     * session may have been begun before the start of a day and ended after it.
     */
    List<Rated> ratings(UUID clientId, LocalDate from, LocalDate to) {
        return database.rows(
                "SELECT r.local_day, r.moment, r.score, r.session_id, r.stiff, r.sore,"
                        + " coalesce(s.local_day, r.local_day) AS session_day FROM pain_rating r"
                        + " LEFT JOIN session s ON s.client_id = r.client_id AND s.session_id = r.session_id"
                        + " WHERE r.client_id = ? AND r.local_day BETWEEN ? AND ?"
                        + " ORDER BY r.local_day, r.occurred_at, r.rating_id",
                row -> new Rated(
                        row.date("local_day"),
                        row.word("moment", Moment.class),
                        row.number("score"),
                        row.uuidOrNull("session_id"),
                        row.date("session_day"),
                        row.flagOrNull("stiff"),
                        row.flagOrNull("sore")),
                clientId,
                from.minusDays(1),
                to.plusDays(1));
    }

    /** What the client ever answered when asked for a flare-up, up to a local day. */
    List<ReportedFlares.Answer> flareAnswers(UUID clientId, LocalDate to) {
        return database.rows(
                "SELECT local_day, flare_up FROM pain_rating"
                        + " WHERE client_id = ? AND flare_up IS NOT NULL AND local_day <= ?",
                row -> new ReportedFlares.Answer(row.date("local_day"), row.flag("flare_up")),
                clientId,
                to);
    }

    /** Every day up to a local day of which it is known what was safe, in order. */
    Map<LocalDate, Safety> safety(UUID clientId, LocalDate to) {
        Map<LocalDate, Safety> days = new LinkedHashMap<>();
        // The same few lists come again and again.
        Map<String, List<String>> lists = new HashMap<>();
        database.rows(
                "SELECT local_day, used_seconds, limit_seconds, remaining_seconds, resting, locked FROM client_day"
                        + " WHERE client_id = ? AND local_day <= ? ORDER BY local_day",
                row -> days.put(
                        row.date("local_day"),
                        new Safety(
                                row.number("used_seconds"),
                                row.number("limit_seconds"),
                                row.number("remaining_seconds"),
                                techniques(row, "resting", lists),
                                techniques(row, "locked", lists))),
                clientId,
                to);
        return days;
    }

    /** The marks of all plans between two local days, both included, by plan and day. */
    List<PlanMark> marks(UUID clientId, LocalDate from, LocalDate to) {
        return database
                .rows(
                        "SELECT plan_id, routine_title, routine_titles, status, start_date, ended_on, schedule_changes, pauses FROM plan"
                                + " WHERE client_id = ? ORDER BY start_date, plan_id",
                        TimelineRows::source,
                        clientId)
                .stream()
                .flatMap(plan -> PlanMark.of(plan).stream())
                .filter(mark -> !mark.day().isBefore(from) && !mark.day().isAfter(to))
                .toList();
    }

    private static PlanMark.Source source(Row row) throws SQLException {
        String endedOn = row.textOrNull("ended_on");
        boolean revised = row.textOrNull("schedule_changes") != null;
        return new PlanMark.Source(
                row.uuid("plan_id"),
                row.text("routine_title"),
                row.textOrNull("routine_titles") == null
                        ? Titles.UNKNOWN
                        : row.document("routine_titles", Titles.class),
                row.text("status"),
                row.date("start_date"),
                endedOn == null ? null : LocalDate.parse(endedOn),
                revised ? List.of(row.document("schedule_changes", LocalDate[].class)) : List.of(),
                List.of(row.document("pauses", Pause[].class)));
    }

    private static List<String> techniques(Row row, String column, Map<String, List<String>> lists)
            throws SQLException {
        String text = row.text(column);
        List<String> known = lists.get(text);
        if (known == null) {
            known = Stream.of(row.document(column, String[].class))
                    .distinct()
                    .sorted()
                    .toList();
            lists.put(text, known);
        }
        return known;
    }
}
