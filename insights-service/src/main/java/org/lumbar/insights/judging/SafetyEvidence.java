package org.lumbar.insights.judging;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lumbar.insights.alert.AlertThresholds;
import org.lumbar.insights.client.ClientProfile;
import org.lumbar.insights.rule.ClientState.Against;
import org.lumbar.insights.rule.ClientState.LockedSession;
import org.lumbar.insights.rule.ClientState.ScreenedOut;
import org.lumbar.insights.rule.SevereRun.Severe;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.SessionSnapshot.LockedWork;
import org.lumbar.insights.store.Database;
import org.lumbar.insights.store.Row;

/** Gathers what a clinician has to answer, what was severe, and the days of courses, for many clients at once. */
@ApplicationScoped
class SafetyEvidence {

    private final Database database;
    private final AlertThresholds thresholds;

    SafetyEvidence(Database database, AlertThresholds thresholds) {
        this.database = database;
        this.thresholds = thresholds;
    }

    /** A session that was started against the screening, or in which a locked technique was used. */
    private record Noted(
            UUID clientId,
            UUID sessionId,
            LocalDate localDay,
            Instant startedAt,
            Instant endedAt,
            boolean screenedOut,
            List<UUID> locks) {}

    /** What was answered or done against each client's safety. */
    Map<UUID, Against> against(Collection<ClientProfile> clients) {
        Map<UUID, List<Noted>> sessions = database.rows("""
                        SELECT client_id, session_id, local_day, started_at, document ->> 'endedAt' AS ended_at,
                               screened_out, locked_work
                          FROM session
                         WHERE client_id = ANY (?) AND (screened_out OR locked_work IS NOT NULL)
                         ORDER BY started_at, session_id
                        """, SafetyEvidence::noted, ids(clients)).stream()
                .collect(Collectors.groupingBy(Noted::clientId));
        return clients.stream()
                .collect(Collectors.toMap(
                        ClientProfile::clientId,
                        client -> against(client, sessions.getOrDefault(client.clientId(), List.of()))));
    }

    private static Noted noted(Row row) throws SQLException {
        Instant startedAt = row.instant("started_at");
        String endedAt = row.textOrNull("ended_at");
        List<LockedWork> work = row.textOrNull("locked_work") == null
                ? List.of()
                : List.of(row.document("locked_work", LockedWork[].class));
        return new Noted(
                row.uuid("client_id"),
                row.uuid("session_id"),
                row.date("local_day"),
                startedAt,
                endedAt == null ? startedAt : Instant.parse(endedAt),
                row.flag("screened_out"),
                work.stream().map(LockedWork::lockId).distinct().toList());
    }

    private static Against against(ClientProfile client, List<Noted> sessions) {
        return new Against(
                client.screening(),
                sessions.stream()
                        .filter(Noted::screenedOut)
                        .map(session -> new ScreenedOut(session.sessionId(), session.localDay(), session.startedAt()))
                        .toList(),
                sessions.stream()
                        .filter(session -> !session.locks().isEmpty())
                        .map(session -> new LockedSession(
                                session.sessionId(),
                                session.localDay(),
                                session.locks(),
                                session.locks().stream()
                                        .allMatch(lock -> clearedAfter(session.endedAt(), lock, client))))
                        .toList());
    }

    private static boolean clearedAfter(Instant end, UUID lock, ClientProfile client) {
        return client.clearances().stream()
                .anyMatch(clearance ->
                        clearance.lockId().equals(lock) && clearance.clearedAt().isAfter(end));
    }

    /** The severe ones of the ratings that count for a day's value, by client. */
    Map<UUID, List<Severe>> severe(Collection<ClientProfile> clients) {
        List<String> counting = Stream.of(Moment.values())
                .filter(Moment::countsForTheDay)
                .map(Enum::name)
                .toList();
        record Found(UUID clientId, Severe rating) {}
        return database
                .rows(
                        "SELECT client_id, rating_id, local_day, moment FROM pain_rating"
                                + " WHERE client_id = ANY (?) AND score >= ? AND moment = ANY (?)",
                        row -> new Found(
                                row.uuid("client_id"),
                                new Severe(
                                        row.uuid("rating_id"),
                                        row.date("local_day"),
                                        row.word("moment", Moment.class))),
                        ids(clients),
                        thresholds.severePain(),
                        counting)
                .stream()
                .collect(
                        Collectors.groupingBy(Found::clientId, Collectors.mapping(Found::rating, Collectors.toList())));
    }

    /** The local days of the completed sessions of some plans, extra ones included, in order. */
    Map<UUID, List<LocalDate>> completed(Collection<UUID> clients, Collection<UUID> plans) {
        record Done(UUID planId, LocalDate day) {}
        return plans.isEmpty()
                ? Map.of()
                : database
                        .rows(
                                """
                                SELECT o.plan_id, coalesce(s.local_day, o.local_date) AS local_day
                                  FROM occurrence o
                                  LEFT JOIN session s ON s.client_id = o.client_id AND s.session_id = o.session_id
                                 WHERE o.client_id = ANY (?) AND o.plan_id = ANY (?) AND o.state = 'COMPLETED'
                                 UNION ALL
                                SELECT plan_id, local_day
                                  FROM extra_session
                                 WHERE client_id = ANY (?) AND plan_id = ANY (?) AND completed
                                 ORDER BY local_day
                                """,
                                row -> new Done(row.uuid("plan_id"), row.date("local_day")),
                                clients,
                                plans,
                                clients,
                                plans)
                        .stream()
                        .collect(Collectors.groupingBy(
                                Done::planId, Collectors.mapping(Done::day, Collectors.toList())));
    }

    private static List<UUID> ids(Collection<ClientProfile> clients) {
        return clients.stream().map(ClientProfile::clientId).toList();
    }
}
