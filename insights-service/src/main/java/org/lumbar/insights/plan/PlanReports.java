package org.lumbar.insights.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lumbar.insights.outcome.ClientHistory;
import org.lumbar.insights.outcome.Extra;
import org.lumbar.insights.outcome.Outcome;
import org.lumbar.insights.outcome.PlanOutcomes;
import org.lumbar.insights.snapshot.PlanKey;
import org.lumbar.insights.snapshot.PlanSnapshot.Course;
import org.lumbar.insights.snapshot.PlanSnapshot.Kind;
import org.lumbar.insights.snapshot.Titles;
import org.lumbar.insights.store.Database;
import org.lumbar.insights.store.Row;

/** Reads plans and their outcomes. */
@ApplicationScoped
public class PlanReports {

    private static final String OUTLINE =
            "SELECT client_id, plan_id, status, kind, times_per_week, start_date, last_day, routine_key, routine_title,"
                    + " routine_titles, review_at, stop_at FROM plan";

    /** No more columns than the index holds: they are read without the rows. */
    private static final String OUTCOMES =
            "SELECT client_id, plan_id, occurrence_id, position, local_date, window_end, slot,"
                    + " state, exemption, done, session_id, revised_at FROM occurrence";

    /** The plan to talk about first: active before paused before the rest, then the one that started last. */
    private static final String CURRENT_FIRST =
            " ORDER BY client_id, array_position(ARRAY['ACTIVE', 'PAUSED', 'COMPLETED', 'CANCELLED'], status),"
                    + " start_date DESC, plan_id";

    private final Database database;
    private final ClientHistories histories;

    PlanReports(Database database, ClientHistories histories) {
        this.database = database;
        this.histories = histories;
    }

    /** All plans of a client with all their outcomes, the current plan first. */
    public List<PlanReport> of(UUID clientId) {
        return of(List.of(clientId)).getOrDefault(clientId, List.of());
    }

    /** All plans of some clients with all their outcomes, each client's current plan first; clients without are left out. */
    public Map<UUID, List<PlanReport>> of(Collection<UUID> clients) {
        List<PlanOutline> plans =
                database.rows(OUTLINE + " WHERE client_id = ANY (?)" + CURRENT_FIRST, PlanReports::outline, clients);
        Map<PlanKey, List<Outcome>> outcomes =
                outcomes(OUTCOMES + " WHERE client_id = ANY (?) ORDER BY client_id, plan_id, position", clients);
        Map<PlanKey, Extras> extras = new HashMap<>();
        database.rows(
                "SELECT client_id, plan_id, count(*) AS extras, count(*) FILTER (WHERE completed) AS completed"
                        + " FROM extra_session WHERE client_id = ANY (?) GROUP BY client_id, plan_id",
                row -> extras.put(
                        new PlanKey(row.uuid("client_id"), row.uuid("plan_id")),
                        new Extras(row.number("extras"), row.number("completed"))),
                clients);
        return plans.stream()
                .map(plan -> report(
                        plan,
                        outcomes.getOrDefault(key(plan), List.of()),
                        extras.getOrDefault(key(plan), new Extras(0, 0))))
                .collect(Collectors.groupingBy(report -> report.plan().clientId()));
    }

    /**
     * All plans of a client as they stood at the end of a local day: what the client did later does not count, whatever it
     * names. Late uploads about days up to that one do. The current plan comes first.
     */
    public List<PlanReport> asOf(UUID clientId, LocalDate day) {
        ClientHistory history = histories.of(List.of(clientId)).get(clientId);
        Map<UUID, PlanOutcomes> outcomes =
                history == null ? Map.of() : history.asOf(day).outcomes();
        return database.rows(OUTLINE + " WHERE client_id = ?" + CURRENT_FIRST, PlanReports::outline, clientId).stream()
                .map(plan -> report(plan, outcomes.getOrDefault(plan.planId(), PlanOutcomes.NONE)))
                .toList();
    }

    private record Extras(int all, int completed) {}

    private static PlanReport report(PlanOutline plan, PlanOutcomes outcomes) {
        int completed =
                (int) outcomes.extras().stream().filter(Extra::completed).count();
        return report(plan, outcomes.outcomes(), new Extras(outcomes.extras().size(), completed));
    }

    private static PlanReport report(PlanOutline plan, List<Outcome> outcomes, Extras extras) {
        return new PlanReport(plan, outcomes, extras.all(), extras.completed());
    }

    private Map<PlanKey, List<Outcome>> outcomes(String sql, Object... parameters) {
        record Found(PlanKey plan, Outcome outcome) {}
        return database
                .rows(
                        sql,
                        row -> new Found(
                                new PlanKey(row.uuid("client_id"), row.uuid("plan_id")), OutcomeStore.outcome(row)),
                        parameters)
                .stream()
                .collect(Collectors.groupingBy(Found::plan, Collectors.mapping(Found::outcome, Collectors.toList())));
    }

    private static PlanKey key(PlanOutline plan) {
        return new PlanKey(plan.clientId(), plan.planId());
    }

    private static PlanOutline outline(Row row) throws SQLException {
        int stopAt = row.number("stop_at");
        String lastDay = row.textOrNull("last_day");
        return new PlanOutline(
                row.uuid("client_id"),
                row.uuid("plan_id"),
                row.text("status"),
                row.word("kind", Kind.class),
                row.numberOrNull("times_per_week"),
                row.date("start_date"),
                lastDay == null ? null : LocalDate.parse(lastDay),
                row.text("routine_key"),
                row.text("routine_title"),
                row.textOrNull("routine_titles") == null
                        ? Titles.UNKNOWN
                        : row.document("routine_titles", Titles.class),
                stopAt == 0 ? null : new Course(row.number("review_at"), stopAt));
    }
}
