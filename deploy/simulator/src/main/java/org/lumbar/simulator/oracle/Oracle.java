package org.lumbar.simulator.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.event.EventType;
import org.lumbar.simulator.event.SessionEvent;
import org.lumbar.simulator.oracle.ClientFacts.PlanFacts;
import org.lumbar.simulator.routine.Routine;

/**
 * The reference: computes from a client's delivered events what the services must show, with no regard to speed and no
 * code shared with them. The rules are those of the project's measures, read literally.
 */
public final class Oracle {
    /** Sessions dated by a clock that runs ahead, or by a zone further east, still find their occurrence. */
    private static final int DAYS_BEYOND = 14;

    private final ClientFacts client;
    private final List<Fact> events;
    private final Map<UUID, List<Fact>> bySession;
    private final Map<UUID, PlanFacts> planOfSession = new TreeMap<>();

    private Oracle(ClientFacts client, Collection<SessionEvent> delivered) {
        this.client = client;
        Map<UUID, SessionEvent> distinct = new TreeMap<>();
        delivered.forEach(event -> distinct.putIfAbsent(event.id(), event));
        this.events = distinct.values().stream().map(Fact::of).toList();
        this.bySession = events.stream()
                .filter(event -> event.sessionId() != null)
                .collect(Collectors.groupingBy(Fact::sessionId, TreeMap::new, Collectors.toList()));
        bySession.forEach(this::findPlan);
    }

    /**
     * What must be shown about this client.
     *
     * @param delivered what the services accepted, repetitions included
     * @param asOf last day of the windows
     * @param today the client's local day now
     */
    public static ClientTruth truth(
            ClientFacts client, Collection<SessionEvent> delivered, LocalDate asOf, LocalDate today) {
        return new Oracle(client, delivered).truth(asOf, today);
    }

    private void findPlan(UUID sessionId, List<Fact> sessionEvents) {
        Fact start = SessionFold.start(sessionEvents);
        if (start == null) {
            return;
        }
        for (PlanFacts plan : client.plans()) {
            if (plan.plan().planId().toString().equals(start.text("planId"))) {
                planOfSession.put(sessionId, plan);
            }
        }
    }

    private ClientTruth truth(LocalDate asOf, LocalDate today) {
        Map<UUID, SessionTruth> sessions = sessions();
        LocalDate horizon = latest(asOf).plusDays(DAYS_BEYOND);
        SortedMap<LocalDate, DayTruth> days =
                new DayWalk(client, events, this::routineOf).walk(earliest(asOf), horizon);
        Map<UUID, PlanTruth> plans = new LinkedHashMap<>();
        for (PlanFacts plan : client.plans()) {
            plans.put(plan.plan().planId(), planTruth(plan, sessions.values(), days, asOf, today));
        }
        long ratings =
                events.stream().filter(event -> event.is(EventType.PAIN_RATED)).count();
        long free = events.stream().filter(event -> event.sessionId() == null).count();
        return new ClientTruth(
                client.clientId(),
                events.size(),
                (int) ratings,
                (int) free,
                sessions,
                DailyPain.of(events),
                days,
                plans);
    }

    private Map<UUID, SessionTruth> sessions() {
        Map<UUID, SessionTruth> sessions = new TreeMap<>();
        planOfSession.forEach((sessionId, plan) -> {
            List<Fact> mine = bySession.getOrDefault(sessionId, List.of());
            Fact start = SessionFold.start(mine);
            if (start != null) {
                sessions.put(sessionId, SessionFold.fold(sessionId, start, mine, plan.routine()));
            }
        });
        return sessions;
    }

    private static PlanTruth planTruth(
            PlanFacts plan,
            Collection<SessionTruth> sessions,
            SortedMap<LocalDate, DayTruth> days,
            LocalDate asOf,
            LocalDate today) {
        List<SessionTruth> mine = new ArrayList<>(sessions);
        mine.removeIf(session -> !session.planId().equals(plan.plan().planId()));
        if (asOf.isBefore(today)) {
            // As of a day in the past, what the client did later does not count, whatever it names.
            mine.removeIf(session -> session.localDay().isAfter(asOf));
        }
        PlanJudge judge = new PlanJudge(plan, mine, days, days.lastKey().minusDays(6));
        List<PlanTruth.Judged> judged = judge.judge(today);
        return new PlanTruth(judged, Windows.of(plan, judged, asOf, today), judge.extras());
    }

    private @Nullable Routine routineOf(Fact event) {
        UUID sessionId = event.sessionId();
        PlanFacts plan = sessionId == null ? null : planOfSession.get(sessionId);
        return plan == null ? null : plan.routine();
    }

    private LocalDate earliest(LocalDate asOf) {
        LocalDate first = asOf;
        for (PlanFacts plan : client.plans()) {
            first = plan.plan().startDate().isBefore(first) ? plan.plan().startDate() : first;
        }
        for (Fact event : events) {
            first = event.day().isBefore(first) ? event.day() : first;
        }
        return first;
    }

    private LocalDate latest(LocalDate asOf) {
        LocalDate last = asOf;
        for (Fact event : events) {
            last = event.day().isAfter(last) ? event.day() : last;
        }
        return last;
    }
}
