package org.lumbar.insights.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.lumbar.insights.alert.AlertStore;
import org.lumbar.insights.alert.ShownAlert;
import org.lumbar.insights.client.ClientAccess;
import org.lumbar.insights.client.Parameters;
import org.lumbar.insights.client.VisibleClient;
import org.lumbar.insights.consistency.PlanOutline;
import org.lumbar.insights.consistency.PlanReport;
import org.lumbar.insights.consistency.PlanReports;
import org.lumbar.insights.consistency.Window;
import org.lumbar.insights.fact.PlanSnapshot.Kind;
import org.lumbar.insights.pain.PainDays;

/** Gathers what there is to see of one client. */
@ApplicationScoped
class ShowClient {

    /** How far the pain chart looks back; as long as the calendar. */
    private static final int DAYS_BACK = 7 * Calendar.WEEKS - 1;

    private final ClientAccess access;
    private final PlanReports plans;
    private final PainDays pain;
    private final AlertStore alerts;
    private final Clock clock;

    ShowClient(ClientAccess access, PlanReports plans, PainDays pain, AlertStore alerts, Clock clock) {
        this.access = access;
        this.plans = plans;
        this.pain = pain;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** The client's page; refused with 404 if the viewer may not see them. */
    ClientPage of(Viewer viewer, String clientId) {
        VisibleClient client = access.visible(Parameters.clientId(clientId));
        LocalDate today = client.today(clock);
        return new ClientPage(
                viewer,
                client.clientId(),
                client.displayName(),
                today,
                Reach.of(client.dataUpTo(), ZoneId.of(client.timezone())),
                plans.of(client.clientId()).stream()
                        .map(report -> section(report, today))
                        .toList(),
                pain.of(client.clientId(), today.minusDays(DAYS_BACK), today),
                alerts.of(client.clientId()).stream().filter(ShownAlert::holds).toList(),
                ZoneId.of(client.timezone()));
    }

    private static PlanSection section(PlanReport report, LocalDate today) {
        PlanOutline plan = report.plan();
        List<WindowTile> tiles = Stream.of(Window.values())
                .map(window -> new WindowTile(window, window.of(plan, report.outcomes(), today, today)))
                .toList();
        boolean weekly = plan.kind() == Kind.PER_WEEK;
        return new PlanSection(
                plan.planId(),
                plan.routineTitle(),
                PlanSection.Status.valueOf(plan.status()),
                plan.startDate(),
                tiles,
                Calendar.of(weekly, report.outcomes(), plan.startDate(), today),
                report.extraSessions());
    }
}
