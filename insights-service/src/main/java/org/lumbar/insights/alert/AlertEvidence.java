package org.lumbar.insights.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.ClientFacts.PlanConsistency;
import org.lumbar.insights.alert.ClientFacts.RaisedAlert;
import org.lumbar.insights.alert.ClientFacts.SessionPain;
import org.lumbar.insights.alert.ClientFacts.Silence;
import org.lumbar.insights.alert.ClientFacts.Stop;
import org.lumbar.insights.alert.ClientFacts.TrailingConsistency;
import org.lumbar.insights.consistency.Consistency;
import org.lumbar.insights.consistency.PlanOutline;
import org.lumbar.insights.consistency.PlanReport;
import org.lumbar.insights.consistency.PlanReports;
import org.lumbar.insights.database.Database;
import org.lumbar.insights.fact.ClientDaySnapshot;
import org.lumbar.insights.fact.LocalDay;
import org.lumbar.insights.fact.RatingSnapshot;
import org.lumbar.insights.fact.RatingSnapshot.Moment;
import org.lumbar.insights.fact.SessionSnapshot;
import org.lumbar.insights.pain.DailyPain;
import org.lumbar.insights.pain.PainDays;
import org.lumbar.insights.trend.DailyValue;
import org.lumbar.insights.trend.DetectedFlares;
import org.lumbar.insights.trend.FlareThresholds;
import org.lumbar.insights.trend.FlareUp;
import org.lumbar.insights.trend.ReportedFlares;

/** Gathers what the alert rules look at. */
@ApplicationScoped
class AlertEvidence {

    private static final LocalDate EVER = LocalDate.of(1970, 1, 1);
    private static final int DAY_START_HOUR = 3;

    private final Database database;
    private final PlanReports plans;
    private final PainDays pain;
    private final Clock clock;
    private final AlertThresholds thresholds;

    AlertEvidence(Database database, PlanReports plans, PainDays pain, Clock clock, AlertThresholds thresholds) {
        this.database = database;
        this.plans = plans;
        this.pain = pain;
        this.clock = clock;
        this.thresholds = thresholds;
    }

    /** A client whose alerts are due. */
    record Due(
            UUID clientId,
            UUID practiceId,
            String timezone,
            Set<UUID> clearedLocks,
            @Nullable Instant dataUpTo) {}

    /** Everything about the client, as of now. */
    ClientFacts of(Due client, List<RaisedAlert> raised) {
        Instant now = clock.instant();
        LocalDate today = LocalDay.of(now, client.timezone());
        UUID id = client.clientId();
        List<SessionSnapshot> sessions = database.rows(
                "SELECT document FROM session WHERE client_id = ?",
                row -> row.document("document", SessionSnapshot.class),
                id);
        List<RatingSnapshot> ratings = pain.ratings(id, EVER, today);
        List<ClientDaySnapshot> days = database.rows(
                "SELECT document FROM client_day WHERE client_id = ?",
                row -> row.document("document", ClientDaySnapshot.class),
                id);
        List<PlanReport> active = plans.of(id).stream()
                .filter(report -> "ACTIVE".equals(report.plan().status()))
                .toList();
        return new ClientFacts(
                id,
                now,
                client.timezone(),
                stops(sessions, client.clearedLocks()),
                sessions(sessions, ratings),
                flares(pain.of(id, EVER, today), ratings),
                soreness(days, today),
                days.stream()
                        .filter(day -> day.dose().exceeded())
                        .map(ClientDaySnapshot::localDay)
                        .toList(),
                active.stream().map(report -> consistency(report, today)).toList(),
                silence(active, client),
                raised);
    }

    private static List<Stop> stops(List<SessionSnapshot> sessions, Set<UUID> cleared) {
        return sessions.stream()
                .flatMap(session -> Stream.ofNullable(session.stop())
                        .map(stop -> new Stop(
                                stop.eventId(), session.localDay(), stop.reason(), cleared.contains(stop.eventId()))))
                .toList();
    }

    private static List<SessionPain> sessions(List<SessionSnapshot> sessions, List<RatingSnapshot> ratings) {
        Map<UUID, List<RatingSnapshot>> bySession = ratings.stream()
                .filter(rating -> rating.sessionId() != null)
                .collect(Collectors.groupingBy(rating -> Objects.requireNonNull(rating.sessionId())));
        return sessions.stream()
                .map(session -> {
                    List<RatingSnapshot> own = bySession.getOrDefault(session.sessionId(), List.of());
                    return new SessionPain(
                            session.sessionId(),
                            session.localDay(),
                            session.startedAt(),
                            score(own, Moment.BEFORE, Comparator.reverseOrder()),
                            score(own, Moment.AFTER, Comparator.naturalOrder()));
                })
                .toList();
    }

    private static @Nullable Integer score(List<RatingSnapshot> ratings, Moment moment, Comparator<Integer> order) {
        return ratings.stream()
                .filter(rating -> rating.moment() == moment)
                .map(RatingSnapshot::score)
                .max(order)
                .orElse(null);
    }

    private static List<FlareUp> flares(List<DailyPain> daily, List<RatingSnapshot> ratings) {
        List<DailyValue> values = daily.stream()
                .map(day -> new DailyValue(day.localDay(), day.value()))
                .toList();
        List<ReportedFlares.Answer> answers = ratings.stream()
                .flatMap(rating -> Stream.ofNullable(rating.flareUp())
                        .map(yes -> new ReportedFlares.Answer(rating.localDay(), yes)))
                .toList();
        List<FlareUp> flares = new ArrayList<>(ReportedFlares.of(answers, FlareThresholds.DEFAULTS));
        flares.addAll(DetectedFlares.of(values, FlareThresholds.DEFAULTS));
        return flares;
    }

    private static List<SorenessRun> soreness(Collection<ClientDaySnapshot> days, LocalDate today) {
        return SorenessRun.of(
                days.stream()
                        .map(day -> new RestDay(day.localDay(), !day.resting().isEmpty()))
                        .toList(),
                today);
    }

    /** Each day is judged as it was seen on that day, so that an alert does not move when the next day comes. */
    private PlanConsistency consistency(PlanReport report, LocalDate today) {
        PlanOutline plan = report.plan();
        List<TrailingConsistency> days = plan.startDate().isAfter(today)
                ? List.of()
                : plan.startDate()
                        .datesUntil(today.plusDays(1))
                        .map(day -> new TrailingConsistency(day, trailing(report, day)))
                        .toList();
        return new PlanConsistency(plan.planId(), plan.startDate(), days);
    }

    private @Nullable Double trailing(PlanReport report, LocalDate day) {
        LocalDate from = day.minusDays(thresholds.consistencyDays() - 1L);
        return Consistency.of(report.plan().kind(), report.outcomes(), from, day, day)
                .value();
    }

    private static Silence silence(List<PlanReport> active, Due client) {
        Instant expected = active.stream()
                .map(report -> report.plan().startDate())
                .min(Comparator.naturalOrder())
                .map(start -> start.atTime(DAY_START_HOUR, 0)
                        .atZone(ZoneId.of(client.timezone()))
                        .toInstant())
                .orElse(null);
        return new Silence(expected, client.dataUpTo());
    }
}
