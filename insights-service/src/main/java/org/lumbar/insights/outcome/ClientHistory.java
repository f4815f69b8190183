package org.lumbar.insights.outcome;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumbar.insights.snapshot.ClientDaySnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot;

/**
 * All snapshots of one client that outcomes follow from, each list in any order.
 *
 * @param answers ratings that may answer the next-day question
 * @param holds periods in which a failed screening, or withdrawn consent, kept the client away
 */
public record ClientHistory(
        List<PlanSnapshot> plans,
        List<SessionSnapshot> sessions,
        List<ClientDaySnapshot> days,
        List<RatingSnapshot> answers,
        Holds holds) {

    /** What of it lies up to a local day, the day included; plans are what they are now. */
    public ClientHistory asOf(LocalDate day) {
        return new ClientHistory(
                plans,
                sessions.stream()
                        .filter(session -> !session.localDay().isAfter(day))
                        .toList(),
                days.stream().filter(known -> !known.localDay().isAfter(day)).toList(),
                answers.stream()
                        .filter(answer -> !answer.localDay().isAfter(day))
                        .toList(),
                holds.asOf(day));
    }

    /** What became of each plan, by its id. */
    public Map<UUID, PlanOutcomes> outcomes() {
        Map<UUID, PlanSnapshot> byId = new HashMap<>();
        plans.forEach(plan -> byId.put(plan.planId(), plan));
        List<Work> work = sessions.stream()
                .map(session -> Work.of(session, byId.get(session.planId())))
                .toList();
        ClientDays clientDays = new ClientDays(days, answers, work);
        Map<UUID, PlanOutcomes> outcomes = new LinkedHashMap<>();
        plans.forEach(plan -> outcomes.put(plan.planId(), PlanOutcomes.of(plan, ofPlan(plan), clientDays, holds)));
        return outcomes;
    }

    private Collection<SessionSnapshot> ofPlan(PlanSnapshot plan) {
        return sessions.stream()
                .filter(session -> session.planId().equals(plan.planId()))
                .toList();
    }
}
