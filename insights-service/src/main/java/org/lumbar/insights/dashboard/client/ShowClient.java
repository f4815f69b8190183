package org.lumbar.insights.dashboard.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Zones;
import org.lumbar.insights.access.ClientAccess;
import org.lumbar.insights.access.VisibleClient;
import org.lumbar.insights.chart.DoseChart;
import org.lumbar.insights.chart.Events;
import org.lumbar.insights.client.ClientSafety;
import org.lumbar.insights.client.SafetyState;
import org.lumbar.insights.dashboard.client.AlertNotes.Refused;
import org.lumbar.insights.dashboard.parts.DataUpTo;
import org.lumbar.insights.dashboard.parts.ListPlace;
import org.lumbar.insights.plan.PlanReport;
import org.lumbar.insights.problem.Parameters;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.step.DoneSessions;
import org.lumbar.insights.timeline.Timeline;
import org.lumbar.insights.timeline.Timelines;
import org.lumbar.look.Viewer;

/** Gathers what there is to see of one client. */
@ApplicationScoped
public class ShowClient {

    /** The dose is shown for as many days, whatever else is. */
    private static final int FEWEST_DAYS = 28;

    private final ClientAccess access;
    private final Timelines timelines;
    private final DoneSessions sessions;
    private final ClientSafety safety;
    private final ShowAlerts alerts;
    private final ShowPlans plans;
    private final Clock clock;

    ShowClient(
            ClientAccess access,
            Timelines timelines,
            DoneSessions sessions,
            ClientSafety safety,
            ShowAlerts alerts,
            ShowPlans plans,
            Clock clock) {
        this.access = access;
        this.timelines = timelines;
        this.sessions = sessions;
        this.safety = safety;
        this.alerts = alerts;
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * The client's page; refused with 404 if the viewer may not see them.
     *
     * @param list where in the list the viewer comes from, as an address says it; null for nowhere
     * @param period name of a {@link Period}; null for the usual one
     */
    public ClientPage of(Viewer viewer, String clientId, @Nullable String list, @Nullable String period) {
        return of(viewer, clientId, list, period, null);
    }

    /** Likewise, with a note that was refused. */
    public ClientPage of(
            Viewer viewer, String clientId, @Nullable String list, @Nullable String period, @Nullable Refused refused) {
        VisibleClient client = access.visible(Parameters.clientId(clientId));
        UUID id = client.clientId();
        ZoneId zone = Zones.of(client.timezone());
        LocalDate today = client.today(clock);
        Period shown = Period.named(period);
        List<PlanReport> reports = plans.of(client);
        LocalDate from = shown.from(
                today, reports.isEmpty() ? null : reports.get(0).plan().startDate());
        LocalDate earliest = today.minusDays(FEWEST_DAYS - 1L);
        Timeline longest = timelines.of(client, from.isBefore(earliest) ? from : earliest, today, today);
        Timeline timeline = longest.since(from);
        List<SessionSnapshot> done = sessions.of(id, from, today);
        ShowAlerts.Section why = alerts.of(client, refused);
        SafetyState state = safety.of(client, today);
        return new ClientPage(
                viewer,
                new ClientView(id, ListPlace.of(list), shown),
                client.displayName(),
                today,
                DataUpTo.of(client.dataUpTo(), zone),
                why.reasons(),
                why.past(),
                why.notes(),
                PainSection.of(timeline, Events.of(timeline, done, state, client.timezone())),
                plans.sections(client, reports, timeline, done, state.bars()),
                plans.comparison(client, reports, shown, timeline, state.bars()),
                DoseChart.of(longest.days(), today),
                Revision.of(timeline.days()),
                state,
                zone);
    }
}
