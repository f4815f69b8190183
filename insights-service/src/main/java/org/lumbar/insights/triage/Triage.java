package org.lumbar.insights.triage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.client.Caller;
import org.lumbar.insights.client.ClientAccess;
import org.lumbar.insights.client.VisibleClient;
import org.lumbar.insights.consistency.PlanReport;
import org.lumbar.insights.consistency.PlanReports;
import org.lumbar.insights.consistency.Window;
import org.lumbar.insights.database.Database;
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
    private final Clock clock;

    Triage(Database database, ClientAccess access, Caller caller, PlanReports plans, PainDays pain, Clock clock) {
        this.database = database;
        this.access = access;
        this.caller = caller;
        this.plans = plans;
        this.pain = pain;
        this.clock = clock;
    }

    /** One page, by name. */
    public TriageAnswer page(@Nullable String cursor, int limit) {
        Cursor after = Cursor.parse(cursor);
        List<VisibleClient> found = clients(after, limit + 1);
        List<VisibleClient> page = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
        VisibleClient last = page.isEmpty() ? null : page.get(page.size() - 1);
        String next =
                last == null || found.size() <= limit ? null : new Cursor(last.displayName(), last.clientId()).text();
        return new TriageAnswer(lines(page), next);
    }

    private List<VisibleClient> clients(@Nullable Cursor after, int limit) {
        return database.rows(
                """
                SELECT c.client_id, c.practice_id, c.display_name, c.timezone, c.status, s.data_up_to
                  FROM client c
                  LEFT JOIN client_summary s ON s.client_id = c.client_id
                 WHERE c.practice_id = ?
                   AND (? OR c.care_team @> ARRAY[?::text])
                   AND (c.display_name, c.client_id) > (?, ?)
                 ORDER BY c.display_name, c.client_id
                 LIMIT ?
                """,
                row -> new VisibleClient(
                        row.uuid("client_id"),
                        row.uuid("practice_id"),
                        row.text("display_name"),
                        row.text("timezone"),
                        row.text("status"),
                        row.instantOrNull("data_up_to")),
                caller.practice(),
                access.seesWholePractice(),
                caller.subject(),
                after == null ? "" : after.displayName(),
                after == null ? new UUID(0, 0) : after.clientId(),
                limit);
    }

    private List<TriageLine> lines(List<VisibleClient> clients) {
        List<UUID> ids = clients.stream().map(VisibleClient::clientId).toList();
        // A day more, since the clients' todays may differ, and a week, since a window may have begun on its Monday.
        LocalDate from = LocalDay.today(clock, "UTC").minusDays(DAYS_BACK + 8);
        Map<UUID, PlanReport> current = plans.currentPlans(ids, from);
        Map<UUID, List<DailyPain>> values = ids.isEmpty() ? Map.of() : pain.since(ids, from);
        return clients.stream()
                .map(client ->
                        line(client, current.get(client.clientId()), values.getOrDefault(client.clientId(), List.of())))
                .toList();
    }

    private TriageLine line(VisibleClient client, @Nullable PlanReport current, List<DailyPain> values) {
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
                client.dataUpTo());
    }
}
