package org.lumbar.insights.outcome;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot.Occurrence;
import org.lumbar.insights.snapshot.SessionSnapshot;

/** Which session was done for which occurrence of its plan, and which ones are extra. */
final class Assignment {

    /** Ids compare as text, because that is how every other reader sees them. */
    static final Comparator<SessionSnapshot> BY_START = Comparator.comparing(SessionSnapshot::startedAt)
            .thenComparing(session -> session.sessionId().toString());

    private final Map<String, List<SessionSnapshot>> taken = new LinkedHashMap<>();
    private final List<SessionSnapshot> extras = new ArrayList<>();

    /**
     * Sessions that name an occurrence take it, several may share it. The others take, in order of their start, the
     * earliest occurrence that is open on their day and free. What finds no place is an extra.
     */
    Assignment(PlanSnapshot plan, Collection<SessionSnapshot> sessions) {
        Map<String, Occurrence> byId = new LinkedHashMap<>();
        plan.occurrences().stream()
                .filter(occurrence -> !occurrence.cancelled())
                .forEach(occurrence -> byId.put(occurrence.id(), occurrence));
        List<SessionSnapshot> unnamed = new ArrayList<>();
        for (SessionSnapshot session : sessions.stream().sorted(BY_START).toList()) {
            String named = session.occurrenceId();
            if (named == null) {
                unnamed.add(session);
            } else if (byId.containsKey(named)) {
                take(named, session);
            } else {
                extras.add(session);
            }
        }
        unnamed.forEach(session -> firstFree(byId, session)
                .ifPresentOrElse(occurrence -> take(occurrence.id(), session), () -> extras.add(session)));
    }

    /** The sessions of one occurrence, by start; empty if there is none. */
    List<SessionSnapshot> of(Occurrence occurrence) {
        return taken.getOrDefault(occurrence.id(), List.of());
    }

    /** The sessions that count for no occurrence, by start. */
    List<SessionSnapshot> extras() {
        return extras.stream().sorted(BY_START).toList();
    }

    private void take(String occurrenceId, SessionSnapshot session) {
        taken.computeIfAbsent(occurrenceId, id -> new ArrayList<>()).add(session);
    }

    private Optional<Occurrence> firstFree(Map<String, Occurrence> byId, SessionSnapshot session) {
        return byId.values().stream()
                .filter(occurrence -> occurrence.isOpenOn(session.localDay()) && !taken.containsKey(occurrence.id()))
                .findFirst();
    }
}
