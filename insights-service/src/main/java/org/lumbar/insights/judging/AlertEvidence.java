package org.lumbar.insights.judging;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Zones;
import org.lumbar.insights.alert.AlertThresholds;
import org.lumbar.insights.client.ClientProfile;
import org.lumbar.insights.pain.DailyPain;
import org.lumbar.insights.plan.PlanOutline;
import org.lumbar.insights.plan.PlanReport;
import org.lumbar.insights.rule.ClientState;
import org.lumbar.insights.rule.ClientState.Against;
import org.lumbar.insights.rule.ClientState.DoseDay;
import org.lumbar.insights.rule.ClientState.PlanConsistency;
import org.lumbar.insights.rule.ClientState.PlanCourse;
import org.lumbar.insights.rule.ClientState.RaisedAlert;
import org.lumbar.insights.rule.ClientState.SessionPain;
import org.lumbar.insights.rule.ClientState.Silence;
import org.lumbar.insights.rule.ClientState.Stop;
import org.lumbar.insights.rule.RestDay;
import org.lumbar.insights.rule.RisingPain;
import org.lumbar.insights.rule.SevereRun;
import org.lumbar.insights.rule.SevereRun.Severe;
import org.lumbar.insights.rule.SorenessRun;
import org.lumbar.insights.snapshot.ClientSnapshot.ConsentState;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;
import org.lumbar.insights.store.Database;
import org.lumbar.insights.store.Row;
import org.lumbar.insights.trend.DailyValue;
import org.lumbar.insights.trend.DetectedFlares;
import org.lumbar.insights.trend.FlareThresholds;
import org.lumbar.insights.trend.FlareUp;
import org.lumbar.insights.trend.ReportedFlares;

/** Gathers what the alert rules look at, for many clients at once. */
@ApplicationScoped
class AlertEvidence {

    /** The window whose consistency lists show. */
    private static final int SHOWN_DAYS = 28;

    private static final String NOTED = """
            SELECT s.client_id, s.session_id, s.local_day, s.started_at, s.stop_reason, s.stop_event_id,
                   r.before, r.after
              FROM session s
              LEFT JOIN (SELECT client_id, session_id,
                                min(score) FILTER (WHERE moment = 'BEFORE') AS before,
                                max(score) FILTER (WHERE moment = 'AFTER') AS after
                           FROM pain_rating
                          WHERE client_id = ANY (?) AND session_id IS NOT NULL
                          GROUP BY client_id, session_id) r
                ON r.client_id = s.client_id AND r.session_id = s.session_id
             WHERE s.client_id = ANY (?) AND (s.stop_reason IS NOT NULL OR r.session_id IS NOT NULL)
            """;

    private final Database database;
    private final AlertThresholds thresholds;
    private final SafetyEvidence safety;

    AlertEvidence(Database database, AlertThresholds thresholds, SafetyEvidence safety) {
        this.database = database;
        this.thresholds = thresholds;
        this.safety = safety;
    }

    /**
     * A client whose alerts are judged.
     *
     * @param raised the alerts that held when they were judged last
     */
    record Watched(MeasuredClient measured, List<RaisedAlert> raised) {

        ClientProfile profile() {
            return measured.profile();
        }
    }

    /** A session that was rated or stopped. */
    private record Noted(
            SessionPain pain,
            @Nullable StopReason stop,
            @Nullable UUID stopEvent) {}

    /** Everything about the clients, as of a moment. */
    List<ClientState> of(Collection<Watched> clients, Instant now) {
        List<UUID> ids =
                clients.stream().map(client -> client.profile().clientId()).toList();
        Map<UUID, List<Noted>> sessions = byClient(NOTED, AlertEvidence::noted, ids, ids);
        Map<UUID, List<ReportedFlares.Answer>> answers = byClient(
                "SELECT client_id, local_day, flare_up FROM pain_rating"
                        + " WHERE client_id = ANY (?) AND flare_up IS NOT NULL",
                row -> new ReportedFlares.Answer(row.date("local_day"), row.flag("flare_up")),
                ids);
        Map<UUID, List<KnownDay>> days = byClient(
                "SELECT client_id, local_day, resting <> '[]'::jsonb AS rests, exceeded, used_seconds, limit_seconds"
                        + " FROM client_day"
                        + " WHERE client_id = ANY (?)",
                row -> new KnownDay(
                        new RestDay(row.date("local_day"), row.flag("rests")),
                        row.flag("exceeded"),
                        new DoseDay(row.date("local_day"), row.number("used_seconds"), row.number("limit_seconds"))),
                ids);
        Map<UUID, Grave> grave = grave(clients);
        return clients.stream()
                .map(client -> {
                    UUID id = client.profile().clientId();
                    Rows rows = new Rows(
                            found(sessions, id),
                            found(answers, id),
                            found(days, id),
                            grave.getOrDefault(id, Grave.NONE));
                    return state(client, now, rows);
                })
                .toList();
    }

    /** What is known of a local day's rest and dose. */
    private record KnownDay(RestDay rest, boolean exceeded, DoseDay dose) {}

    /** What was done against a client's safety, what was severe, and the days of their courses. */
    private record Grave(Against against, List<Severe> severe, List<PlanCourse> courses) {
        static final Grave NONE = new Grave(new Against(null, List.of(), List.of()), List.of(), List.of());
    }

    /** What was read of one client. */
    private record Rows(List<Noted> sessions, List<ReportedFlares.Answer> answers, List<KnownDay> days, Grave grave) {}

    private Map<UUID, Grave> grave(Collection<Watched> clients) {
        List<ClientProfile> profiles = clients.stream().map(Watched::profile).toList();
        Map<UUID, Against> against = safety.against(profiles);
        Map<UUID, List<Severe>> severe = safety.severe(profiles);
        Map<UUID, List<PlanOutline>> courses = new HashMap<>();
        clients.forEach(client -> courses.put(
                client.profile().clientId(),
                active(client).stream()
                        .filter(PlanReport::hasComeToItsReview)
                        .map(PlanReport::plan)
                        .toList()));
        Map<UUID, List<LocalDate>> completed = safety.completed(
                courses.keySet(),
                courses.values().stream()
                        .flatMap(List::stream)
                        .map(PlanOutline::planId)
                        .toList());
        Map<UUID, Grave> grave = new HashMap<>();
        against.forEach((id, done) -> grave.put(
                id,
                new Grave(
                        done,
                        found(severe, id),
                        courses.getOrDefault(id, List.of()).stream()
                                .flatMap(plan -> course(plan, found(completed, plan.planId())))
                                .toList())));
        return grave;
    }

    private static Stream<PlanCourse> course(PlanOutline plan, List<LocalDate> completed) {
        return Stream.ofNullable(plan.course())
                .map(course -> new PlanCourse(plan.planId(), course.reviewAt(), course.stopAt(), completed));
    }

    private static List<PlanReport> active(Watched client) {
        return client.measured().plans().stream()
                .filter(report -> "ACTIVE".equals(report.plan().status()))
                .toList();
    }

    private <T> Map<UUID, List<T>> byClient(String sql, Database.RowReader<T> reader, Object... parameters) {
        record Found<T>(UUID clientId, T value) {}
        return database.rows(sql, row -> new Found<>(row.uuid("client_id"), reader.read(row)), parameters).stream()
                .collect(Collectors.groupingBy(Found::clientId, Collectors.mapping(Found::value, Collectors.toList())));
    }

    private static <T> List<T> found(Map<UUID, List<T>> byClient, UUID clientId) {
        return byClient.getOrDefault(clientId, Collections.emptyList());
    }

    private static Noted noted(Row row) throws SQLException {
        return new Noted(
                new SessionPain(
                        row.uuid("session_id"),
                        row.date("local_day"),
                        row.instant("started_at"),
                        row.numberOrNull("before"),
                        row.numberOrNull("after")),
                row.wordOrNull("stop_reason", StopReason.class),
                row.uuidOrNull("stop_event_id"));
    }

    private ClientState state(Watched client, Instant now, Rows rows) {
        ClientProfile profile = client.profile();
        LocalDate today = LocalDay.of(now, profile.timezone());
        List<PlanReport> active = active(client);
        List<DailyValue> values = values(client.measured().pain(), today);
        List<Noted> sessions = rows.sessions();
        return new ClientState(
                profile.clientId(),
                now,
                profile.timezone(),
                sessions.stream().flatMap(session -> stop(session, profile)).toList(),
                sessions.stream().map(Noted::pain).toList(),
                flares(values, rows.answers(), today),
                SorenessRun.of(rows.days().stream().map(KnownDay::rest).toList(), today),
                rows.days().stream()
                        .filter(KnownDay::exceeded)
                        .map(KnownDay::dose)
                        .toList(),
                // Of whom nothing was ever heard, nothing is known to be missed.
                profile.dataUpTo() == null
                        ? List.of()
                        : active.stream()
                                .map(report -> consistency(report, today))
                                .toList(),
                rows.grave().courses(),
                rows.grave().against(),
                profile.openProposals(),
                SevereRun.of(values, rows.grave().severe(), thresholds.severePain()),
                RisingPain.of(values, today, thresholds.driftDays()),
                silence(active, profile),
                client.raised());
    }

    private static Stream<Stop> stop(Noted session, ClientProfile profile) {
        StopReason reason = session.stop();
        UUID event = session.stopEvent();
        return reason == null || event == null
                ? Stream.empty()
                : Stream.of(new Stop(
                        event,
                        session.pain().localDay(),
                        reason,
                        profile.clearedLocks().contains(event)));
    }

    private static List<DailyValue> values(List<DailyPain> daily, LocalDate today) {
        return daily.stream()
                .filter(day -> !day.localDay().isAfter(today))
                .map(day -> new DailyValue(day.localDay(), day.value()))
                .toList();
    }

    private static List<FlareUp> flares(List<DailyValue> values, List<ReportedFlares.Answer> answers, LocalDate today) {
        List<ReportedFlares.Answer> known =
                answers.stream().filter(answer -> !answer.day().isAfter(today)).toList();
        List<FlareUp> flares = new ArrayList<>(ReportedFlares.of(known, values, FlareThresholds.DEFAULTS));
        flares.addAll(DetectedFlares.of(values, FlareThresholds.DEFAULTS));
        return flares;
    }

    /**
     * Each day is judged as it was seen on that day, so that an alert does not move when the next day comes. Only the low
     * days that end with today matter; the day before them is the last one looked at.
     */
    private PlanConsistency consistency(PlanReport report, LocalDate today) {
        PlanOutline plan = report.plan();
        return new PlanConsistency(
                plan.planId(),
                plan.startDate(),
                TrailingDays.of(report, today, thresholds.consistencyDays(), thresholds.lowConsistency()),
                TrailingDays.of(report, today, SHOWN_DAYS, thresholds.lowConsistency()));
    }

    /** Of whom consent is withdrawn nothing is waited for; once it is given again, since then. */
    private static Silence silence(List<PlanReport> active, ClientProfile client) {
        if (client.consent().state() == ConsentState.WITHDRAWN) {
            return new Silence(null, client.dataUpTo());
        }
        Instant started = active.stream()
                .map(report -> report.plan().startDate())
                .min(Comparator.naturalOrder())
                .map(start -> LocalDay.startOf(start, Zones.of(client.timezone())))
                .orElse(null);
        Instant resumed = client.consent().resumedAt();
        boolean later = started != null && resumed != null && resumed.isAfter(started);
        return new Silence(later ? resumed : started, client.dataUpTo());
    }
}
