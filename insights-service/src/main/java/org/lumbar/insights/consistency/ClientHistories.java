package org.lumbar.insights.consistency;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lumbar.insights.database.Database;
import org.lumbar.insights.fact.ClientDaySnapshot;
import org.lumbar.insights.fact.PlanSnapshot;
import org.lumbar.insights.fact.RatingSnapshot;
import org.lumbar.insights.fact.SessionSnapshot;
import org.lumbar.insights.fact.Snapshot;

/** Reads the facts that outcomes follow from. */
@ApplicationScoped
class ClientHistories {

    private final Database database;

    ClientHistories(Database database) {
        this.database = database;
    }

    /** The facts of each of these clients. */
    Map<UUID, ClientHistory> of(Collection<UUID> clients) {
        Map<UUID, List<PlanSnapshot>> plans = read("plan", "", PlanSnapshot.class, clients);
        Map<UUID, List<SessionSnapshot>> sessions = read("session", "", SessionSnapshot.class, clients);
        Map<UUID, List<ClientDaySnapshot>> days = read("client_day", "", ClientDaySnapshot.class, clients);
        Map<UUID, List<RatingSnapshot>> answers =
                read("pain_rating", " AND moment = 'NEXT_DAY'", RatingSnapshot.class, clients);
        Map<UUID, ClientHistory> histories = new LinkedHashMap<>();
        clients.forEach(client -> histories.put(
                client,
                new ClientHistory(
                        plans.getOrDefault(client, List.of()),
                        sessions.getOrDefault(client, List.of()),
                        days.getOrDefault(client, List.of()),
                        answers.getOrDefault(client, List.of()))));
        return histories;
    }

    private <T extends Snapshot> Map<UUID, List<T>> read(
            String table, String condition, Class<T> type, Collection<UUID> clients) {
        return database
                .rows(
                        "SELECT document FROM " + table + " WHERE client_id = ANY (?)" + condition,
                        row -> row.document("document", type),
                        clients)
                .stream()
                .collect(Collectors.groupingBy(Snapshot::clientId));
    }
}
