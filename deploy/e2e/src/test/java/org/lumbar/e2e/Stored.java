package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lumbar.local.Part;

/** What the system shows of these clients, held against the sender's ledger: history, snapshots, insights, dead letters, revisions. */
record Stored(SystemUnderTest system, Collection<Newcomer> clients, Ledger ledger) {
    static final List<String> DEAD_LETTERS = List.of(Kafka.REJECTED, "lumbar.routine.v1.dlq", "lumbar.insights.v1.dlq");

    /** Waits until nothing is left to be read; then nothing is lost, doubled, or a dead letter, and no revision went back. */
    Ledger.Verdict holds(Duration patience) {
        Ledger.Verdict verdict = counts(patience);
        DEAD_LETTERS.forEach(
                topic -> assertThat(system.kafka().read(topic)).as(topic).isEmpty());
        return verdict;
    }

    /** Likewise, where dead letters are to be. */
    Ledger.Verdict counts(Duration patience) {
        Settled.await(system, patience);
        plant();
        Ledger.Verdict snapshots = ledger.against(inSnapshots());
        assertThat(snapshots.wrong()).as("sessions on Kafka: %s", snapshots).isEmpty();
        Ledger.Verdict history = ledger.against(inHistory());
        assertThat(history.wrong()).as("sessions over HTTP: %s", history).isEmpty();
        Ledger.Verdict insights = ledger.against(inInsights());
        assertThat(insights.wrong()).as("sessions in insights: %s", insights).isEmpty();
        Set<String> ids =
                clients.stream().map(client -> client.clientId().toString()).collect(Collectors.toSet());
        assertThat(Revisions.goneBack(system.kafka(), ids)).isEmpty();
        return snapshots;
    }

    /** See {@link Planted}. */
    private void plant() {
        if (Planted.LOST_SESSION.isPlanted()) {
            try (Keeper keeper = Keeper.of(system, Part.SESSION)) {
                keeper.does("DELETE FROM sessions WHERE session_id = '"
                        + ledger.sessions().iterator().next() + "'");
            }
        }
        if (Planted.ZOMBIE_SNAPSHOT.isPlanted()) {
            String key = clients.iterator().next().clientId() + ":";
            ConsumerRecord<String, byte[]> old = system.kafka().read(Kafka.SESSIONS).stream()
                    .filter(record -> record.key().startsWith(key))
                    .findFirst()
                    .orElseThrow();
            system.kafka().write(Kafka.SESSIONS, List.of(new Kafka.Message(old.key(), Map.of(), old.value())));
        }
    }

    private Map<String, Integer> inSnapshots() {
        return Counts.ofSessions(system.kafka().latest(Kafka.SESSIONS).values());
    }

    private Map<String, Integer> inHistory() {
        List<JsonNode> sessions = new ArrayList<>();
        for (Newcomer client : clients) {
            sessions.addAll(system.session(client.therapist()).pages(client.path("sessions"), "items"));
        }
        return Counts.ofSessions(sessions);
    }

    private Map<String, Integer> inInsights() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Newcomer client : clients) {
            new Accounts(system, client)
                    .facts("session")
                    .forEach(session -> counts.put(session.path("sessionId").asText(), Accounts.eventsOf(session)));
            new Accounts(system, client).facts("pain-rating").forEach(rating -> {
                String session = rating.path("sessionId").asText("");
                counts.merge(session, 1, Integer::sum);
            });
        }
        return counts;
    }
}
