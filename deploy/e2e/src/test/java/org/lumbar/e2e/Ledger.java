package org.lumbar.e2e;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sender's own account, to which lines are only added: what it sent, and what of that was acknowledged. Everything else is judged
 * by it. Safe for several threads.
 */
final class Ledger {
    private final Map<UUID, Session> sessions = new ConcurrentHashMap<>();

    private record Session(Set<UUID> sent, Set<UUID> promised) {}

    /** To be called before the event goes. */
    void sent(UUID session, UUID event) {
        of(session).sent().add(event);
    }

    /** To be called after its acknowledgement has come. */
    void promised(UUID session, UUID event) {
        of(session).promised().add(event);
    }

    private Session of(UUID session) {
        return sessions.computeIfAbsent(
                session, any -> new Session(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet()));
    }

    int promised() {
        return sessions.values().stream()
                .mapToInt(session -> session.promised().size())
                .sum();
    }

    int sent() {
        return sessions.values().stream()
                .mapToInt(session -> session.sent().size())
                .sum();
    }

    Set<UUID> sessions() {
        return new HashSet<>(sessions.keySet());
    }

    /**
     * What is wrong with what is shown. Of an event that was sent and never acknowledged nobody knows whether it counts.
     *
     * @param shown how many events each session has, by its id; sessions of others are ignored
     */
    Verdict against(Map<String, Integer> shown) {
        int lost = 0;
        int doubled = 0;
        Map<String, String> wrong = new TreeMap<>();
        for (Map.Entry<UUID, Session> entry : sessions.entrySet()) {
            String id = entry.getKey().toString();
            int least = entry.getValue().promised().size();
            int most = entry.getValue().sent().size();
            int counted = shown.getOrDefault(id, 0);
            lost += Math.max(0, least - counted);
            doubled += Math.max(0, counted - most);
            if (counted < least || counted > most) {
                wrong.put(id, "shows " + counted + ", acknowledged " + least + " of " + most + " sent");
            }
        }
        return new Verdict(promised(), lost, doubled, wrong);
    }

    /**
     * @param lost acknowledged events that are missing
     * @param doubled events that count more than once
     * @param wrong by session what is wrong, in words
     */
    record Verdict(int promised, int lost, int doubled, Map<String, String> wrong) {
        boolean holds() {
            return wrong.isEmpty();
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,d acknowledged, lost %d, doubled %d", promised, lost, doubled);
        }
    }
}
