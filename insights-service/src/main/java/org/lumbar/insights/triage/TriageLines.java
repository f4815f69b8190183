package org.lumbar.insights.triage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumbar.insights.alert.ShownAlert;
import org.lumbar.insights.alert.Standing;
import org.lumbar.insights.client.ClientProfile;
import org.lumbar.insights.client.ClientProfiles;
import org.lumbar.insights.client.ClientSafety;
import org.lumbar.insights.client.SafetyState.Bar;
import org.lumbar.insights.fact.LocalDay;
import org.lumbar.insights.judging.AlertJudge;
import org.lumbar.insights.judging.AlertJudge.Verdict;
import org.lumbar.insights.pain.DailyPain;
import org.lumbar.insights.pain.PainDays;
import org.lumbar.insights.plan.PlanReport;
import org.lumbar.insights.plan.PlanReports;

/**
 * Keeps every client's line in step with the facts and with the calendar, so that a page of triage is read and not worked
 * out. The caller holds the clients' locks.
 */
@ApplicationScoped
class TriageLines implements Standing {

    private static final LocalDate EVER = LocalDate.of(1970, 1, 1);

    private final ClientProfiles clients;
    private final PlanReports plans;
    private final PainDays pain;
    private final ClientSafety safety;
    private final AlertJudge alerts;
    private final LineStore store;
    private final Clock clock;

    TriageLines(
            ClientProfiles clients,
            PlanReports plans,
            PainDays pain,
            ClientSafety safety,
            AlertJudge alerts,
            LineStore store,
            Clock clock) {
        this.clients = clients;
        this.plans = plans;
        this.pain = pain;
        this.safety = safety;
        this.alerts = alerts;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void refresh(Collection<UUID> ids) {
        List<ClientProfile> known = clients.of(ids);
        List<UUID> knownIds = known.stream().map(ClientProfile::clientId).toList();
        store.forget(ids.stream().filter(id -> !knownIds.contains(id)).toList());
        if (known.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<UUID, List<PlanReport>> reports = plans.of(knownIds);
        Map<UUID, List<DailyPain>> values = pain.since(knownIds, EVER);
        Map<UUID, List<Bar>> bars = safety.bars(known, now);
        Map<UUID, Verdict> verdicts = alerts.judge(known, reports, values, now);
        store.replace(
                known.stream()
                        .map(client -> kept(client, reports, values, bars, verdicts, now))
                        .toList(),
                now);
    }

    private static LineStore.Kept kept(
            ClientProfile client,
            Map<UUID, List<PlanReport>> reports,
            Map<UUID, List<DailyPain>> values,
            Map<UUID, List<Bar>> bars,
            Map<UUID, Verdict> verdicts,
            Instant now) {
        UUID id = client.clientId();
        Verdict verdict = verdicts.get(id);
        List<ShownAlert> holding = verdict == null ? List.of() : verdict.holding();
        TriageLine line = TriageLine.of(
                client,
                reports.getOrDefault(id, List.of()),
                values.getOrDefault(id, List.of()),
                bars.getOrDefault(id, List.of()),
                holding,
                LocalDay.of(now, client.timezone()));
        return new LineStore.Kept(client, line, verdict == null ? now : verdict.nextCheck());
    }
}
