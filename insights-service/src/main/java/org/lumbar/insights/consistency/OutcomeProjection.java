package org.lumbar.insights.consistency;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lumbar.insights.database.Database;
import org.lumbar.insights.fact.ClientDaySnapshot;
import org.lumbar.insights.fact.PlanKey;
import org.lumbar.insights.fact.PlanSnapshot;
import org.lumbar.insights.fact.SessionSnapshot;

/** Keeps the outcome of every occurrence in step with the facts; writes only the rows that differ. */
@ApplicationScoped
public class OutcomeProjection {

    private static final String KEYS =
            " (SELECT client_id, plan_id FROM jsonb_to_recordset(?::jsonb)" + " AS k (client_id uuid, plan_id uuid)) ";

    private final Database database;
    private final OutcomeStore store;

    OutcomeProjection(Database database, OutcomeStore store) {
        this.database = database;
        this.store = store;
    }

    /** Every plan of these clients that has arrived. */
    public List<PlanKey> plansOf(Collection<UUID> clients) {
        return clients.isEmpty()
                ? List.of()
                : database.rows(
                        "SELECT client_id, plan_id FROM plan WHERE client_id = ANY (?)",
                        row -> new PlanKey(row.uuid("client_id"), row.uuid("plan_id")),
                        clients);
    }

    /** Applies the rules again to the facts of these plans, whether or not the plan itself has arrived. */
    public void recompute(Set<PlanKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        String json = database.json(keys.stream().map(OutcomeStore::row).toList());
        Map<PlanKey, PlanSnapshot> plans = plans(json);
        Map<PlanKey, List<SessionSnapshot>> sessions = sessions(json);
        Map<UUID, ClientDays> days = days(keys);
        Map<PlanKey, PlanOutcomes> fresh = new LinkedHashMap<>();
        plans.forEach((key, plan) -> fresh.put(
                key,
                PlanOutcomes.of(
                        plan,
                        sessions.getOrDefault(key, List.of()),
                        days.getOrDefault(key.clientId(), new ClientDays(List.of())))));
        Map<PlanKey, UUID> practices = new HashMap<>();
        plans.forEach((key, plan) -> practices.put(key, plan.practiceId()));
        store.replace(keys, fresh, practices);
    }

    private Map<PlanKey, PlanSnapshot> plans(String keys) {
        return database
                .rows(
                        "SELECT document FROM plan WHERE (client_id, plan_id) IN" + KEYS,
                        row -> row.document("document", PlanSnapshot.class),
                        keys)
                .stream()
                .collect(Collectors.toMap(plan -> new PlanKey(plan.clientId(), plan.planId()), plan -> plan));
    }

    private Map<PlanKey, List<SessionSnapshot>> sessions(String keys) {
        return database
                .rows(
                        "SELECT document FROM session WHERE (client_id, plan_id) IN" + KEYS,
                        row -> row.document("document", SessionSnapshot.class),
                        keys)
                .stream()
                .collect(Collectors.groupingBy(session -> new PlanKey(session.clientId(), session.planId())));
    }

    private Map<UUID, ClientDays> days(Set<PlanKey> keys) {
        Set<UUID> clients = keys.stream().map(PlanKey::clientId).collect(Collectors.toSet());
        Map<UUID, List<ClientDaySnapshot>> byClient = new HashMap<>();
        for (ClientDaySnapshot day : database.rows(
                "SELECT document FROM client_day WHERE client_id = ANY (?)",
                row -> row.document("document", ClientDaySnapshot.class),
                clients)) {
            byClient.computeIfAbsent(day.clientId(), none -> new ArrayList<>()).add(day);
        }
        Map<UUID, ClientDays> days = new HashMap<>();
        byClient.forEach((client, snapshots) -> days.put(client, new ClientDays(snapshots)));
        return days;
    }
}
