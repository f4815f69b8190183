package org.lumbar.insights.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumbar.insights.fact.ClientDaySnapshot;
import org.lumbar.insights.fact.ClientSnapshot.ScreeningHold;
import org.lumbar.insights.fact.PlanSnapshot;
import org.lumbar.insights.fact.RatingSnapshot;
import org.lumbar.insights.fact.SessionSnapshot;
import org.lumbar.insights.outcome.ClientHistory;
import org.lumbar.insights.outcome.ScreeningHolds;
import org.lumbar.insights.store.Database;

/** Reads the facts that outcomes follow from. */
@ApplicationScoped
class ClientHistories {

    private static final ReadFacts.Source<PlanSnapshot> PLANS =
            new ReadFacts.Source<>("plan", "plan_id", "uuid", "", PlanSnapshot.class);
    private static final ReadFacts.Source<SessionSnapshot> SESSIONS =
            new ReadFacts.Source<>("session", "session_id", "uuid", "", SessionSnapshot.class);
    private static final ReadFacts.Source<ClientDaySnapshot> DAYS =
            new ReadFacts.Source<>("client_day", "local_day", "date", "", ClientDaySnapshot.class);
    private static final ReadFacts.Source<RatingSnapshot> ANSWERS = new ReadFacts.Source<>(
            "pain_rating", "rating_id", "uuid", " AND moment = 'NEXT_DAY'", RatingSnapshot.class);

    private final ReadFacts facts;
    private final Database database;

    ClientHistories(ReadFacts facts, Database database) {
        this.facts = facts;
        this.database = database;
    }

    /** The facts of each of these clients. */
    Map<UUID, ClientHistory> of(Collection<UUID> clients) {
        Map<UUID, List<PlanSnapshot>> plans = facts.of(PLANS, clients);
        Map<UUID, List<SessionSnapshot>> sessions = facts.of(SESSIONS, clients);
        Map<UUID, List<ClientDaySnapshot>> days = facts.of(DAYS, clients);
        Map<UUID, List<RatingSnapshot>> answers = facts.of(ANSWERS, clients);
        Map<UUID, ScreeningHolds> holds = holds(clients);
        Map<UUID, ClientHistory> histories = new LinkedHashMap<>();
        clients.forEach(client -> histories.put(
                client,
                new ClientHistory(
                        plans.getOrDefault(client, List.of()),
                        sessions.getOrDefault(client, List.of()),
                        days.getOrDefault(client, List.of()),
                        answers.getOrDefault(client, List.of()),
                        holds.getOrDefault(client, ScreeningHolds.NONE))));
        return histories;
    }

    private Map<UUID, ScreeningHolds> holds(Collection<UUID> clients) {
        Map<UUID, ScreeningHolds> holds = new HashMap<>();
        database.rows(
                "SELECT client_id, screening_holds FROM client WHERE client_id = ANY (?) AND screening_holds <> '[]'",
                row -> holds.put(
                        row.uuid("client_id"),
                        new ScreeningHolds(List.of(row.document("screening_holds", ScreeningHold[].class)), null)),
                clients);
        return holds;
    }
}
