package org.lumbar.insights.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.client.VisibleClient;
import org.lumbar.insights.consistency.OccurrenceState;
import org.lumbar.insights.consistency.PlanReport;
import org.lumbar.insights.consistency.PlanReports;
import org.lumbar.insights.database.Database;
import org.lumbar.insights.fact.ClientDaySnapshot;
import org.lumbar.insights.fact.ClientDaySnapshot.Barred;
import org.lumbar.insights.fact.RatingSnapshot;
import org.lumbar.insights.fact.RatingSnapshot.Moment;
import org.lumbar.insights.pain.DailyPain;
import org.lumbar.insights.pain.PainDays;
import org.lumbar.insights.timeline.TimelineDay.Scheduled;
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

    /** Days before the first shown one that flare-ups need for their baseline, and that plans may have begun in. */
    private static final int DAYS_OF_HISTORY = 800;

    private final PlanReports plans;
    private final PainDays pain;
    private final Database database;

    Timelines(PlanReports plans, PainDays pain, Database database) {
        this.plans = plans;
        this.pain = pain;
        this.database = database;
    }

    /** The client's timeline from one local day to another; states are read as of {@code today}. */
    public Timeline of(VisibleClient client, LocalDate from, LocalDate to, LocalDate today) {
        UUID id = client.clientId();
        List<DailyPain> history = pain.of(id, from.minusDays(DAYS_OF_HISTORY), to);
        List<DailyValue> values = history.stream()
                .map(day -> new DailyValue(day.localDay(), day.value()))
                .toList();
        List<DailyValue> shown =
                values.stream().filter(value -> !value.day().isBefore(from)).toList();
        List<RatingSnapshot> ratings = pain.ratings(id, from, to);
        List<PlanReport> reports = plans.of(id);
        return new Timeline(
                id,
                from,
                to,
                client.dataUpTo(),
                days(from, to, today, history, ratings, days(id, from, to), reports),
                Trend.of(values, to, Trend.Thresholds.DEFAULTS),
                ChartLine.of(shown, ChartLine.Thresholds.DEFAULTS),
                flares(values, ratings, from),
                reports.stream()
                        .map(report -> PlanProgress.of(report, values, today))
                        .toList());
    }

    private Map<LocalDate, ClientDaySnapshot> days(UUID clientId, LocalDate from, LocalDate to) {
        return database
                .rows(
                        "SELECT document FROM client_day WHERE client_id = ? AND local_day BETWEEN ? AND ?",
                        row -> row.document("document", ClientDaySnapshot.class),
                        clientId,
                        from,
                        to)
                .stream()
                .collect(Collectors.toMap(ClientDaySnapshot::localDay, Function.identity()));
    }

    private static List<TimelineDay> days(
            LocalDate from,
            LocalDate to,
            LocalDate today,
            List<DailyPain> history,
            List<RatingSnapshot> ratings,
            Map<LocalDate, ClientDaySnapshot> days,
            List<PlanReport> reports) {
        Map<LocalDate, DailyPain> values =
                history.stream().collect(Collectors.toMap(DailyPain::localDay, Function.identity()));
        Map<LocalDate, List<RatingSnapshot>> scores =
                ratings.stream().collect(Collectors.groupingBy(RatingSnapshot::localDay));
        Map<LocalDate, List<Scheduled>> scheduled = scheduled(reports, from, to, today);
        TreeSet<LocalDate> known = new TreeSet<>(scores.keySet());
        known.addAll(days.keySet());
        known.addAll(scheduled.keySet());
        return known.stream()
                .map(day -> day(
                        day,
                        values.get(day),
                        scores.getOrDefault(day, List.of()),
                        days.get(day),
                        scheduled.getOrDefault(day, List.of())))
                .toList();
    }

    private static Map<LocalDate, List<Scheduled>> scheduled(
            List<PlanReport> reports, LocalDate from, LocalDate to, LocalDate today) {
        Map<LocalDate, List<Scheduled>> scheduled = new TreeMap<>();
        reports.forEach(report -> report.outcomes().stream()
                .filter(outcome -> outcome.state() != OccurrenceState.CANCELLED)
                .filter(outcome -> !outcome.localDate().isBefore(from)
                        && !outcome.localDate().isAfter(to))
                .forEach(outcome -> scheduled
                        .computeIfAbsent(outcome.localDate(), none -> new ArrayList<>())
                        .add(new Scheduled(
                                report.plan().planId(),
                                outcome.occurrenceId(),
                                outcome.windowEnd(),
                                outcome.stateOn(today),
                                outcome.exemption(),
                                outcome.done(),
                                outcome.revisedAt()))));
        return scheduled;
    }

    private static TimelineDay day(
            LocalDate day,
            @Nullable DailyPain value,
            List<RatingSnapshot> ratings,
            @Nullable ClientDaySnapshot snapshot,
            List<Scheduled> occurrences) {
        return new TimelineDay(
                day,
                value == null ? null : value.value(),
                value == null ? null : value.revisedAt(),
                scores(ratings, Moment.BEFORE),
                scores(ratings, Moment.DURING),
                scores(ratings, Moment.AFTER),
                scores(ratings, Moment.NEXT_DAY),
                scores(ratings, Moment.AD_HOC),
                snapshot == null ? null : snapshot.dose().usedSeconds(),
                snapshot == null ? null : snapshot.dose().limitSeconds(),
                snapshot == null ? List.of() : techniques(snapshot.resting()),
                snapshot == null ? List.of() : techniques(snapshot.locked()),
                occurrences);
    }

    private static List<Integer> scores(List<RatingSnapshot> ratings, Moment moment) {
        return ratings.stream()
                .filter(rating -> rating.moment() == moment)
                .map(RatingSnapshot::score)
                .toList();
    }

    private static List<String> techniques(List<Barred> barred) {
        return barred.stream().map(Barred::technique).distinct().sorted().toList();
    }

    private static List<FlareUp> flares(List<DailyValue> values, List<RatingSnapshot> ratings, LocalDate from) {
        List<ReportedFlares.Answer> answers = ratings.stream()
                .flatMap(rating -> Stream.ofNullable(rating.flareUp())
                        .map(yes -> new ReportedFlares.Answer(rating.localDay(), yes)))
                .toList();
        return Stream.concat(
                        ReportedFlares.of(answers, FlareThresholds.DEFAULTS).stream(),
                        DetectedFlares.of(values, FlareThresholds.DEFAULTS).stream())
                .filter(flare -> !flare.lastDay().isBefore(from))
                .toList();
    }
}
