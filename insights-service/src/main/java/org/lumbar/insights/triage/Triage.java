package org.lumbar.insights.triage;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.AlertStore;
import org.lumbar.insights.alert.ShownAlert;
import org.lumbar.insights.client.Caller;
import org.lumbar.insights.client.ClientAccess;
import org.lumbar.insights.client.VisibleClient;
import org.lumbar.insights.consistency.PlanReport;
import org.lumbar.insights.consistency.PlanReports;
import org.lumbar.insights.consistency.Window;
import org.lumbar.insights.database.Database;
import org.lumbar.insights.database.Row;
import org.lumbar.insights.fact.LocalDay;
import org.lumbar.insights.pain.DailyPain;
import org.lumbar.insights.pain.PainDays;

/** Lists the clients in the caller's care. */
@ApplicationScoped
public class Triage {

    /** Days that the sparkline and the consistency of a line look back. */
    private static final int DAYS_BACK = 28;

    private final Database database;
    private final ClientAccess access;
    private final Caller caller;
    private final PlanReports plans;
    private final PainDays pain;
    private final AlertStore alerts;
    private final Clock clock;

    Triage(
            Database database,
            ClientAccess access,
            Caller caller,
            PlanReports plans,
            PainDays pain,
            AlertStore alerts,
            Clock clock) {
        this.database = database;
        this.access = access;
        this.caller = caller;
        this.plans = plans;
        this.pain = pain;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** One page: who needs somebody most comes first, and by name where need is equal. */
    public TriageAnswer page(@Nullable String cursor, int limit) {
        List<Placed> found = clients(Cursor.parse(cursor), limit + 1);
        List<Placed> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() <= limit ? null : page.get(limit - 1).place().text();
        return new TriageAnswer(lines(page.stream().map(Placed::client).toList()), next);
    }

    /** A client and where they stand in the list. */
    private record Placed(VisibleClient client, Cursor place) {}

    private List<Placed> clients(Cursor after, int limit) {
        return database.rows(
                """
                SELECT c.client_id, c.practice_id, c.display_name, c.timezone, c.status, s.data_up_to,
                       s.need, s.need_acknowledged, s.need_since
                  FROM client_summary s
                  JOIN client c ON c.client_id = s.client_id AND c.practice_id = s.practice_id
                 WHERE s.practice_id = ?
                   AND (? OR c.care_team @> ARRAY[?::text])
                   AND (s.need, s.need_acknowledged, s.need_since, s.display_name, s.client_id) > (?, ?, ?, ?, ?)
                 ORDER BY s.need, s.need_acknowledged, s.need_since, s.display_name, s.client_id
                 LIMIT ?
                """,
                Triage::placed,
                caller.practice(),
                access.seesWholePractice(),
                caller.subject(),
                after.need(),
                after.acknowledged(),
                after.since(),
                after.displayName(),
                after.clientId(),
                limit);
    }

    private static Placed placed(Row row) throws SQLException {
        VisibleClient client = new VisibleClient(
                row.uuid("client_id"),
                row.uuid("practice_id"),
                row.text("display_name"),
                row.text("timezone"),
                row.text("status"),
                row.instantOrNull("data_up_to"));
        return new Placed(
                client,
                new Cursor(
                        row.number("need"),
                        row.flag("need_acknowledged"),
                        row.date("need_since"),
                        client.displayName(),
                        client.clientId()));
    }

    private List<TriageLine> lines(List<VisibleClient> clients) {
        List<UUID> ids = clients.stream().map(VisibleClient::clientId).toList();
        // A day more, since the clients' todays may differ, and a week, since a window may have begun on its Monday.
        LocalDate from = LocalDay.today(clock, "UTC").minusDays(DAYS_BACK + 8);
        Map<UUID, PlanReport> current = plans.currentPlans(ids, from);
        Map<UUID, List<DailyPain>> values = ids.isEmpty() ? Map.of() : pain.since(ids, from);
        Map<UUID, List<ShownAlert>> reasons = alerts.holding(ids);
        return clients.stream()
                .map(client -> line(
                        client,
                        current.get(client.clientId()),
                        values.getOrDefault(client.clientId(), List.of()),
                        reasons.getOrDefault(client.clientId(), List.of())))
                .toList();
    }

    private TriageLine line(
            VisibleClient client, @Nullable PlanReport current, List<DailyPain> values, List<ShownAlert> reasons) {
        LocalDate today = client.today(clock);
        return new TriageLine(
                client.clientId(),
                client.displayName(),
                client.status(),
                client.timezone(),
                today,
                current == null ? null : current.plan().routineTitle(),
                current == null ? null : Window.DAYS_28.of(current.plan(), current.outcomes(), today, today),
                values.stream()
                        .filter(day -> day.localDay().isAfter(today.minusDays(DAYS_BACK)))
                        .toList(),
                client.dataUpTo(),
                reasons);
    }
}
