package org.lumbar.insights.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.access.VisibleClient;
import org.lumbar.insights.client.SafetyState.Bar;
import org.lumbar.insights.client.SafetyState.Clearance;
import org.lumbar.insights.client.SafetyState.Lock;
import org.lumbar.insights.snapshot.ClientDaySnapshot.Barred;
import org.lumbar.insights.snapshot.ClientSnapshot.Consent;
import org.lumbar.insights.snapshot.ClientSnapshot.InjuredArea;
import org.lumbar.insights.snapshot.ClientSnapshot.LockClearance;
import org.lumbar.insights.snapshot.ClientSnapshot.Screening;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.store.Database;
import org.lumbar.insights.store.Row;

/** Reads what keeps a client from their routines. */
@ApplicationScoped
public class ClientSafety {

    private final Database database;

    ClientSafety(Database database) {
        this.database = database;
    }

    /** What the snapshots of the client and of the latest day say; a day without a snapshot inherits its locks. */
    private record Known(
            @Nullable Screening screening,
            List<InjuredArea> injured,
            Set<UUID> cleared,
            List<LockClearance> clearances,
            List<Barred> locked,
            Consent consent) {}

    /** What holds on a local day, as far as it is known now: what a clinician has cleared since is left out. */
    public SafetyState of(VisibleClient client, LocalDate day) {
        return database.rows("""
                        SELECT c.screening, c.injured_areas, c.cleared_locks, c.clearances, c.consent,
                               (SELECT d.document -> 'locked' FROM client_day d
                                 WHERE d.client_id = c.client_id AND d.local_day <= ?
                                 ORDER BY d.local_day DESC LIMIT 1) AS locked
                          FROM client c
                         WHERE c.client_id = ?
                        """, ClientSafety::known, day, client.clientId()).stream()
                .map(known -> state(known, client.timezone(), day))
                .findFirst()
                .orElse(SafetyState.NONE);
    }

    /** What bars each of these clients on their local day, now; clients whom nothing bars are left out. */
    public Map<UUID, List<Bar>> bars(Collection<ClientProfile> clients, Instant now) {
        Map<UUID, LocalDate> days = new HashMap<>();
        clients.forEach(client -> days.put(client.clientId(), LocalDay.of(now, client.timezone())));
        Map<UUID, List<Barred>> locked = locked(days);
        Map<UUID, List<Bar>> bars = new HashMap<>();
        for (ClientProfile client : clients) {
            UUID id = client.clientId();
            Known known = new Known(
                    client.screening(),
                    List.of(),
                    client.clearedLocks(),
                    List.of(),
                    locked.getOrDefault(id, List.of()),
                    client.consent());
            List<Bar> held = state(known, client.timezone(), days.getOrDefault(id, LocalDate.MIN))
                    .bars();
            if (!held.isEmpty()) {
                bars.put(id, held);
            }
        }
        return bars;
    }

    private Map<UUID, List<Barred>> locked(Map<UUID, LocalDate> days) {
        List<Map<String, Object>> keys = days.entrySet().stream()
                .map(day -> Map.<String, Object>of("client_id", day.getKey(), "day", day.getValue()))
                .toList();
        Map<UUID, List<Barred>> locked = new HashMap<>();
        database.rows(
                """
                SELECT k.client_id, latest.locked
                  FROM jsonb_to_recordset(?::jsonb) AS k (client_id uuid, day date)
                 CROSS JOIN LATERAL (SELECT d.document -> 'locked' AS locked FROM client_day d
                                      WHERE d.client_id = k.client_id AND d.local_day <= k.day
                                      ORDER BY d.local_day DESC LIMIT 1) AS latest
                """,
                row -> locked.put(row.uuid("client_id"), List.of(row.document("locked", Barred[].class))),
                database.json(keys));
        return locked;
    }

    private static Known known(Row row) throws SQLException {
        return new Known(
                row.textOrNull("screening") == null ? null : row.document("screening", Screening.class),
                List.of(row.document("injured_areas", InjuredArea[].class)),
                Set.copyOf(row.uuids("cleared_locks")),
                List.of(row.document("clearances", LockClearance[].class)),
                row.textOrNull("locked") == null ? List.of() : List.of(row.document("locked", Barred[].class)),
                row.textOrNull("consent") == null ? Consent.NOT_ASKED : row.document("consent", Consent.class));
    }

    private static SafetyState state(Known known, String timezone, LocalDate day) {
        Screening screening = known.screening();
        LocalDate answered = screening == null ? null : LocalDay.of(screening.answeredAt(), timezone);
        boolean bars = screening != null && answered != null && screening.bars() && !answered.isAfter(day);
        return new SafetyState(
                bars ? screening : null,
                bars ? answered : null,
                known.locked().stream()
                        .filter(lock -> Stream.ofNullable(lock.lockId()).noneMatch(known.cleared()::contains))
                        .map(lock -> new Lock(lock.technique(), lock.since(), lock.rule()))
                        .distinct()
                        .sorted(Comparator.comparing(Lock::since).thenComparing(Lock::technique))
                        .toList(),
                known.injured().stream().filter(area -> area.isInjuredOn(day)).toList(),
                clearances(known),
                ShownConsent.of(known.consent(), timezone, day));
    }

    private static List<Clearance> clearances(Known known) {
        Screening screening = known.screening();
        Instant at = screening == null ? null : screening.clearedAt();
        String by = screening == null ? null : screening.clearedBy();
        Stream<Clearance> answers = at == null || by == null ? Stream.empty() : Stream.of(new Clearance(null, at, by));
        return Stream.concat(
                        answers,
                        known.clearances().stream()
                                .map(lock -> new Clearance(lock.technique(), lock.clearedAt(), lock.clearedBy())))
                .sorted(Comparator.comparing(Clearance::at).reversed())
                .toList();
    }
}
