package org.lumbar.insights.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.lumbar.insights.client.ClientSummaries;
import org.lumbar.insights.judging.AlertJudge;
import org.lumbar.insights.judging.AlertJudge.Verdict;
import org.lumbar.insights.judging.MeasuredClient;
import org.lumbar.insights.judging.MeasuredClients;
import org.lumbar.insights.pain.PainProjection;
import org.lumbar.insights.plan.OutcomeProjection;
import org.lumbar.insights.snapshot.DayKey;
import org.lumbar.insights.snapshot.PlanKey;
import org.lumbar.insights.triage.TriageLines;

/**
 * The steps by which everything follows from the stored snapshots, in the caller's transaction: outcomes, daily pain, up to when
 * there is data, alerts, lines of triage. Each step reads what the ones before it have stored. The caller holds the clients' locks.
 */
@ApplicationScoped
public class WorkOut {

    private final OutcomeProjection outcomes;
    private final PainProjection pain;
    private final ClientSummaries summaries;
    private final MeasuredClients measured;
    private final AlertJudge alerts;
    private final TriageLines lines;
    private final Clock clock;

    WorkOut(
            OutcomeProjection outcomes,
            PainProjection pain,
            ClientSummaries summaries,
            MeasuredClients measured,
            AlertJudge alerts,
            TriageLines lines,
            Clock clock) {
        this.outcomes = outcomes;
        this.pain = pain;
        this.summaries = summaries;
        this.measured = measured;
        this.alerts = alerts;
        this.lines = lines;
        this.clock = clock;
    }

    /** Works out again what stored snapshots have changed. {@code clients} are all whom the snapshots name. */
    public void changed(Collection<UUID> clients, Affected affected) {
        Set<PlanKey> plans = new LinkedHashSet<>(affected.plans());
        plans.addAll(outcomes.plansOf(affected.clientsWithNewDays()));
        plans.addAll(outcomes.plansOfAnswers(affected.painDays()));
        everything(clients, plans, affected.painDays());
    }

    /** Works out everything about the clients anew, of whose snapshots any may have changed. */
    public void anew(Collection<UUID> clients) {
        everything(clients, new LinkedHashSet<>(outcomes.plansOf(clients)), pain.daysOf(clients));
    }

    /** Works out again what time alone may have changed, and outcomes that an older release worked out by other rules. */
    public void due(Collection<UUID> clients) {
        outcomes.recomputeDue(clients);
        alertsAndLines(clients);
    }

    /** Works out again what an acknowledgement may have changed. */
    public void acknowledged(Collection<UUID> clients) {
        alertsAndLines(clients);
    }

    private void everything(Collection<UUID> clients, Set<PlanKey> plans, Set<DayKey> painDays) {
        outcomes.recompute(plans);
        pain.recompute(painDays);
        summaries.refresh(clients);
        alertsAndLines(clients);
    }

    private void alertsAndLines(Collection<UUID> clients) {
        Instant now = clock.instant();
        List<MeasuredClient> known = measured.of(clients);
        Map<UUID, Verdict> verdicts = alerts.judge(known, now);
        lines.replace(clients, known, verdicts, now);
    }
}
