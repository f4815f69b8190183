package org.lumbar.insights.dashboard.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Zones;
import org.lumbar.insights.access.ClientAccess;
import org.lumbar.insights.access.VisibleClient;
import org.lumbar.insights.alert.AlertStore;
import org.lumbar.insights.alert.ShownAlert;
import org.lumbar.insights.chart.DoseChart;
import org.lumbar.insights.chart.Events;
import org.lumbar.insights.client.ClientSafety;
import org.lumbar.insights.client.SafetyState;
import org.lumbar.insights.client.SafetyState.Bar;
import org.lumbar.insights.dashboard.parts.DataUpTo;
import org.lumbar.insights.dashboard.parts.Reason;
import org.lumbar.insights.plan.PlanReport;
import org.lumbar.insights.plan.PlanReports;
import org.lumbar.insights.problem.Parameters;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.step.DoneSessions;
import org.lumbar.insights.step.StepReports;
import org.lumbar.insights.timeline.PlanProgress;
import org.lumbar.insights.timeline.Timeline;
import org.lumbar.insights.timeline.Timelines;
import org.lumbar.look.Viewer;

/** Gathers what there is to see of one client. */
@ApplicationScoped
public class ShowClient {

    /** How far the page looks back, today included; as long as the calendar. */
    private static final int DAYS = 7 * Calendar.WEEKS;

    private static final int DAYS_OF_STEPS = 28;

    private final ClientAccess access;
    private final PlanReports plans;
    private final Timelines timelines;
    private final StepReports steps;
    private final DoneSessions sessions;
    private final ClientSafety safety;
    private final AlertStore alerts;
    private final Clock clock;

    ShowClient(
            ClientAccess access,
            PlanReports plans,
            Timelines timelines,
            StepReports steps,
            DoneSessions sessions,
            ClientSafety safety,
            AlertStore alerts,
            Clock clock) {
        this.access = access;
        this.plans = plans;
        this.timelines = timelines;
        this.steps = steps;
        this.sessions = sessions;
        this.safety = safety;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** The client's page; refused with 404 if the viewer may not see them. */
    public ClientPage of(Viewer viewer, String clientId) {
        VisibleClient client = access.visible(Parameters.clientId(clientId));
        UUID id = client.clientId();
        ZoneId zone = Zones.of(client.timezone());
        LocalDate today = client.today(clock);
        List<SessionSnapshot> done = sessions.of(id, today.minusDays(DAYS - 1L), today);
        List<ShownAlert> shown = alerts.of(id);
        SafetyState state = safety.of(client, today);
        Timeline timeline = timelines.of(client, today.minusDays(DAYS - 1L), today, today);
        return new ClientPage(
                viewer,
                id,
                client.displayName(),
                today,
                DataUpTo.of(client.dataUpTo(), zone),
                Reason.of(shown.stream().filter(ShownAlert::holds).toList()),
                PastAlert.of(shown, client.timezone()),
                PainSection.of(timeline, Events.of(timeline, done, state, client.timezone())),
                sections(client, timeline, done, state.bars(), today),
                DoseChart.of(timeline.days(), today),
                Revision.of(timeline.days()),
                state,
                zone);
    }

    private List<PlanSection> sections(
            VisibleClient client, Timeline timeline, List<SessionSnapshot> done, List<Bar> barred, LocalDate today) {
        UUID clientId = client.clientId();
        Instant dataUpTo = client.dataUpTo();
        LocalDate syncedTo = dataUpTo == null ? null : LocalDay.of(dataUpTo, client.timezone());
        Map<UUID, PlanProgress> progress =
                timeline.plans().stream().collect(Collectors.toMap(PlanProgress::planId, Function.identity()));
        LocalDate from = today.minusDays(DAYS_OF_STEPS - 1L);
        // A plan that arrives between the two reads waits for the next look.
        return plans.of(clientId).stream()
                .flatMap(report -> Stream.ofNullable(progress.get(report.plan().planId()))
                        .map(made -> PlanSection.of(
                                report,
                                made,
                                steps.of(clientId, report.plan().planId(), from, today),
                                today,
                                known(report, done, syncedTo),
                                barred)))
                .toList();
    }

    private static Calendar.Known known(PlanReport report, List<SessionSnapshot> done, @Nullable LocalDate syncedTo) {
        return new Calendar.Known(
                done.stream()
                        .filter(session -> session.planId().equals(report.plan().planId()))
                        .toList(),
                syncedTo);
    }
}
