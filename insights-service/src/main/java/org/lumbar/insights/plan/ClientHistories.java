package org.lumbar.insights.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumbar.insights.outcome.ClientHistory;
import org.lumbar.insights.outcome.Holds;
import org.lumbar.insights.snapshot.ClientDaySnapshot;
import org.lumbar.insights.snapshot.ClientSnapshot.ScreeningHold;
import org.lumbar.insights.snapshot.ClientSnapshot.Withdrawal;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.store.Database;

/** Reads the snapshots that outcomes follow from. */
@ApplicationScoped
class ClientHistories {

    private static final CachedSnapshots.Source<PlanSnapshot> PLANS =
            new CachedSnapshots.Source<>("plan", "plan_id", "uuid", "", PlanSnapshot.class);
    private static final CachedSnapshots.Source<SessionSnapshot> SESSIONS =
            new CachedSnapshots.Source<>("session", "session_id", "uuid", "", SessionSnapshot.class);
    private static final CachedSnapshots.Source<ClientDaySnapshot> DAYS =
            new CachedSnapshots.Source<>("client_day", "local_day", "date", "", ClientDaySnapshot.class);
    private static final CachedSnapshots.Source<RatingSnapshot> ANSWERS = new CachedSnapshots.Source<>(
            "pain_rating", "rating_id", "uuid", " AND moment = 'NEXT_DAY'", RatingSnapshot.class);

    private final CachedSnapshots snapshots;
    private final Database database;

    ClientHistories(CachedSnapshots snapshots, Database database) {
        this.snapshots = snapshots;
        this.database = database;
    }

    /** The snapshots of each of these clients. */
    Map<UUID, ClientHistory> of(Collection<UUID> clients) {
        Map<UUID, List<PlanSnapshot>> plans = snapshots.of(PLANS, clients);
        Map<UUID, List<SessionSnapshot>> sessions = snapshots.of(SESSIONS, clients);
        Map<UUID, List<ClientDaySnapshot>> days = snapshots.of(DAYS, clients);
        Map<UUID, List<RatingSnapshot>> answers = snapshots.of(ANSWERS, clients);
        Map<UUID, Holds> holds = holds(clients);
        Map<UUID, ClientHistory> histories = new LinkedHashMap<>();
        clients.forEach(client -> histories.put(
                client,
                new ClientHistory(
                        plans.getOrDefault(client, List.of()),
                        sessions.getOrDefault(client, List.of()),
                        days.getOrDefault(client, List.of()),
                        answers.getOrDefault(client, List.of()),
                        holds.getOrDefault(client, Holds.NONE))));
        return histories;
    }

    private Map<UUID, Holds> holds(Collection<UUID> clients) {
        Map<UUID, Holds> holds = new HashMap<>();
        database.rows(
                """
                SELECT client_id, screening_holds, coalesce(consent -> 'withdrawals', '[]') AS withdrawals
                  FROM client
                 WHERE client_id = ANY (?)
                   AND (screening_holds <> '[]' OR coalesce(consent -> 'withdrawals', '[]') <> '[]')
                """,
                row -> holds.put(
                        row.uuid("client_id"),
                        new Holds(
                                List.of(row.document("screening_holds", ScreeningHold[].class)),
                                List.of(row.document("withdrawals", Withdrawal[].class)),
                                null)),
                clients);
        return holds;
    }
}
