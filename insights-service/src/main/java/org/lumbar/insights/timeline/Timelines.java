package org.lumbar.insights.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.lumbar.insights.access.VisibleClient;
import org.lumbar.insights.pain.DailyPain;
import org.lumbar.insights.pain.PainDays;
import org.lumbar.insights.plan.PlanReport;
import org.lumbar.insights.plan.PlanReports;
import org.lumbar.insights.rule.RestDay;
import org.lumbar.insights.rule.SorenessRun;
import org.lumbar.insights.timeline.TimelineRows.Safety;
import org.lumbar.insights.trend.ChartLine;
import org.lumbar.insights.trend.DailyValue;
import org.lumbar.insights.trend.DetectedFlares;
import org.lumbar.insights.trend.FlareThresholds;
import org.lumbar.insights.trend.FlareUp;
import org.lumbar.insights.trend.ReportedFlares;
import org.lumbar.insights.trend.Trend;

/** Puts a client's timeline together from what is stored by client and day. */
@ApplicationScoped
public class Timelines {

    private static final LocalDate EVER = LocalDate.of(1970, 1, 1);
    private static final String NOT_ENOUGH_DATA = "not-enough-data";

    private final PlanReports plans;
    private final PainDays pain;
    private final TimelineRows rows;

    Timelines(PlanReports plans, PainDays pain, TimelineRows rows) {
        this.plans = plans;
        this.pain = pain;
        this.rows = rows;
    }

    /**
     * The client's timeline from one local day to another. Everything is as of {@code to}, if that lies before
     * {@code today}: what the client did later is not in it, and every window ends there.
     */
    public Timeline of(VisibleClient client, LocalDate from, LocalDate to, LocalDate today) {
        UUID id = client.clientId();
        // What came before may decide what is shown: a line's limits, a flare-up's baseline, the first day of a rest.
        List<DailyPain> history = pain.of(id, EVER, to);
        List<DailyValue> values = history.stream()
                .map(day -> new DailyValue(day.localDay(), day.value()))
                .toList();
        Map<LocalDate, Safety> safety = rows.safety(id, to);
        boolean past = to.isBefore(today);
        List<PlanReport> reports = past ? plans.asOf(id, to) : plans.of(id);
        Trend trend = Trend.of(values, to, Trend.Thresholds.DEFAULTS);
        ChartLine line = ChartLine.of(values, ChartLine.Thresholds.DEFAULTS);
        TimelineDays days = new TimelineDays(from, to, today);
        rows.ratings(id, from, to).forEach(days::rating);
        history.forEach(days::pain);
        safety.forEach(days::safety);
        reports.forEach(days::plan);
        return new Timeline(
                id,
                from,
                to,
                client.dataUpTo(),
                days.inOrder(),
                trend,
                WeeklySlope.of(trend),
                line.since(from),
                line.baseline() == null ? NOT_ENOUGH_DATA : null,
                flares(values, rows.flareAnswers(id, to), from),
                soreness(safety, from, past ? to : today),
                rows.marks(id, from, to),
                reports.stream()
                        .map(report -> PlanProgress.of(report, values, past ? to : today, today))
                        .toList());
    }

    private static List<FlareUp> flares(
            List<DailyValue> values, Collection<ReportedFlares.Answer> answers, LocalDate from) {
        return Stream.concat(
                        ReportedFlares.of(answers, values, FlareThresholds.DEFAULTS).stream(),
                        DetectedFlares.of(values, FlareThresholds.DEFAULTS).stream())
                .filter(flare -> flare.lastsInto(from))
                .toList();
    }

    private static List<SorenessRun> soreness(Map<LocalDate, Safety> safety, LocalDate from, LocalDate asOf) {
        List<RestDay> days = safety.entrySet().stream()
                .map(day -> new RestDay(day.getKey(), !day.getValue().resting().isEmpty()))
                .toList();
        return SorenessRun.of(days, asOf).stream()
                .filter(run -> !run.to().isBefore(from))
                .toList();
    }
}
