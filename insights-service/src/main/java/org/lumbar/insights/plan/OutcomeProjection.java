package org.lumbar.insights.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lumbar.insights.outcome.PlanOutcomes;
import org.lumbar.insights.snapshot.DayKey;
import org.lumbar.insights.snapshot.PlanKey;
import org.lumbar.insights.store.Database;

/** Works out what became of every occurrence from the snapshots; writes only the rows that differ. */
@ApplicationScoped
public class OutcomeProjection {

    private final Database database;
    private final ClientHistories histories;
    private final OutcomeStore store;

    OutcomeProjection(Database database, ClientHistories histories, OutcomeStore store) {
        this.database = database;
        this.histories = histories;
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

    /** Every plan of the clients who answered the next-day question on one of these days. */
    public List<PlanKey> plansOfAnswers(Collection<DayKey> days) {
        return days.isEmpty()
                ? List.of()
                : database.rows(
                        """
                        SELECT DISTINCT p.client_id, p.plan_id
                          FROM jsonb_to_recordset(?::jsonb) AS k ("clientId" uuid, "localDay" date)
                          JOIN pain_rating r ON r.client_id = k."clientId" AND r.local_day = k."localDay"
                          JOIN plan p ON p.client_id = k."clientId"
                         WHERE r.moment = 'NEXT_DAY'
                        """, row -> new PlanKey(row.uuid("client_id"), row.uuid("plan_id")), database.json(days));
    }

    /**
     * Works out again those of these clients whose outcomes an older release worked out by other rules; a migration marks them.
     * The caller holds the clients' locks.
     */
    public void recomputeDue(Collection<UUID> clients) {
        List<UUID> due = database.rows(
                "UPDATE client_summary SET outcomes_due = false WHERE client_id = ANY (?) AND outcomes_due"
                        + " RETURNING client_id",
                row -> row.uuid("client_id"),
                clients);
        recompute(new HashSet<>(plansOf(due)));
    }

    /**
     * Applies the rules again to the snapshots of these plans, whether or not the plan itself has arrived, and of the other plans
     * of their clients: what is done in one plan may rest, lock or use up what another one asks for.
     */
    public void recompute(Set<PlanKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        Set<UUID> clients = keys.stream().map(PlanKey::clientId).collect(Collectors.toSet());
        Set<PlanKey> all = new HashSet<>(keys);
        Map<PlanKey, PlanOutcomes> fresh = new LinkedHashMap<>();
        Map<PlanKey, UUID> practices = new HashMap<>();
        histories.of(clients).forEach((client, history) -> {
            history.plans().forEach(plan -> practices.put(new PlanKey(client, plan.planId()), plan.practiceId()));
            history.outcomes().forEach((plan, outcomes) -> fresh.put(new PlanKey(client, plan), outcomes));
        });
        all.addAll(fresh.keySet());
        store.replace(all, fresh, practices);
    }
}
