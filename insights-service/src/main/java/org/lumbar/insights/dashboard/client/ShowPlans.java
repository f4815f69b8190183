package org.lumbar.insights.dashboard.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lumbar.insights.access.VisibleClient;
import org.lumbar.insights.client.SafetyState.Bar;
import org.lumbar.insights.pain.PainDays;
import org.lumbar.insights.plan.PlanReport;
import org.lumbar.insights.plan.PlanReports;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.step.StepReports;
import org.lumbar.insights.timeline.PlanProgress;
import org.lumbar.insights.timeline.Timeline;

/** Gathers what there is to see of a client's plans. */
@ApplicationScoped
class ShowPlans {

    private static final int DAYS_OF_STEPS = 28;

    private final PlanReports plans;
    private final StepReports steps;
    private final PainDays pain;

    ShowPlans(PlanReports plans, StepReports steps, PainDays pain) {
        this.plans = plans;
        this.steps = steps;
        this.pain = pain;
    }

    /** The client's plans, the current one first. */
    List<PlanReport> of(VisibleClient client) {
        return plans.of(client.clientId());
    }

    /**
     * A section for each plan.
     *
     * @param timeline of the days that the page shows
     * @param done sessions of these days
     */
    List<PlanSection> sections(
            VisibleClient client,
            List<PlanReport> reports,
            Timeline timeline,
            List<SessionSnapshot> done,
            List<Bar> barred) {
        LocalDate today = timeline.to();
        Map<UUID, PlanProgress> progress =
                timeline.plans().stream().collect(Collectors.toMap(PlanProgress::planId, Function.identity()));
        LocalDate from = today.minusDays(DAYS_OF_STEPS - 1L);
        // A plan that arrives between the two reads waits for the next look.
        return reports.stream()
                .flatMap(report -> Stream.ofNullable(progress.get(report.plan().planId()))
                        .map(made -> PlanSection.of(
                                report,
                                made,
                                steps.of(client.clientId(), report.plan().planId(), from, today),
                                today,
                                known(client, report, timeline, done),
                                barred)))
                .toList();
    }

    private static Calendar.Known known(
            VisibleClient client, PlanReport report, Timeline timeline, List<SessionSnapshot> done) {
        Instant dataUpTo = client.dataUpTo();
        LocalDate syncedTo = dataUpTo == null ? null : LocalDay.of(dataUpTo, client.timezone());
        return new Calendar.Known(
                done.stream()
                        .filter(session -> session.planId().equals(report.plan().planId()))
                        .toList(),
                syncedTo,
                Period.weeks(timeline.from(), timeline.to()));
    }

    /** The shown days beside as many before them; alone for a whole plan. */
    Comparison comparison(
            VisibleClient client, List<PlanReport> reports, Period period, Timeline timeline, List<Bar> barred) {
        LocalDate from = timeline.from();
        LocalDate today = timeline.to();
        boolean both = period.hasOneBefore();
        Comparison.Known known = new Comparison.Known(
                reports.isEmpty() ? null : reports.get(0),
                pain.of(client.clientId(), both ? Comparison.earliest(from, today) : from, today),
                barred,
                client.dataUpTo() != null);
        return both ? Comparison.of(known, from, today) : Comparison.alone(known, from, today);
    }
}
