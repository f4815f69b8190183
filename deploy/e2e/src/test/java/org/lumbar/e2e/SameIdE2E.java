package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Story: fifty senders say the same ids at once, half of them with another body; one body wins for each id, whoever is first. */
@ExtendWith(RunningSystem.class)
class SameIdE2E {
    private static final int SENDERS = 50;
    private static final int IDS_OF_A_CLIENT = 50;
    private static final int IDS_OF_A_BATCH = 10;
    private static final List<Integer> SCORES = List.of(2, 9);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SystemUnderTest system;
    private final int ids = OnDemand.number("LUMBAR_SAME_IDS", 100);

    SameIdE2E(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void eachIdIsStoredOnceAndEveryOtherBodyIsADeadLetter() throws Exception {
        // Given
        List<Newcomer> clients = Newcomer.practice(system, ids / IDS_OF_A_CLIENT);
        Map<UUID, Newcomer> clientOf = new HashMap<>();
        clients.forEach(client ->
                Collections.nCopies(IDS_OF_A_CLIENT, client).forEach(same -> clientOf.put(UUID.randomUUID(), same)));

        // When
        List<Callable<Integer>> senders = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            Random order = new Random(sender);
            int score = SCORES.get(sender % SCORES.size());
            senders.add(() -> send(clientOf, score, order));
        }
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        int accepted = 0;
        for (Future<Integer> sent : threads.invokeAll(senders)) {
            accepted += sent.get();
        }
        threads.shutdown();

        // Then
        assertThat(accepted).isEqualTo(SENDERS * clientOf.size());
        int losers = clientOf.size() * SENDERS / SCORES.size();
        await("every other body is a dead letter")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(letters(clients)).hasSize(losers));
        clients.forEach(client -> await("insights-service has every rating of " + client)
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(new Accounts(system, client).ratings()).hasSize(IDS_OF_A_CLIENT)));
        Map<UUID, Integer> stored = stored(clientOf);
        assertThat(stored.keySet()).isEqualTo(clientOf.keySet());
        for (ConsumerRecord<String, byte[]> letter : letters(clients)) {
            JsonNode loser = json(letter.value());
            UUID id = UUID.fromString(loser.path("id").asText());
            assertThat(loser.at("/data/score").asInt()).isNotEqualTo(stored.get(id));
        }
    }

    /** By id the score that won. */
    private Map<UUID, Integer> stored(Map<UUID, Newcomer> clientOf) {
        Map<UUID, Integer> stored = new HashMap<>();
        system.kafka().latest(Kafka.RATINGS).forEach((key, rating) -> {
            UUID id = UUID.fromString(key.substring(key.indexOf(':') + 1));
            if (clientOf.containsKey(id)) {
                stored.put(id, rating.path("score").asInt());
            }
        });
        return stored;
    }

    /** All ids in an order of its own, in small batches; returns how many were accepted. */
    private int send(Map<UUID, Newcomer> clientOf, int score, Random order) {
        int accepted = 0;
        Map<Newcomer, List<Visit.Event>> byClient = new HashMap<>();
        clientOf.forEach((id, client) -> byClient.computeIfAbsent(client, any -> new ArrayList<>())
                .add(new Visit.Event(id, rating(client, id, score))));
        for (Map.Entry<Newcomer, List<Visit.Event>> of : byClient.entrySet()) {
            List<Visit.Event> events = of.getValue();
            Collections.shuffle(events, order);
            for (int from = 0; from < events.size(); from += IDS_OF_A_BATCH) {
                JsonNode results = system.session(of.getKey().self())
                        .post("/v1/events", Api.BATCH, Visit.Event.batch(events.subList(from, from + IDS_OF_A_BATCH)))
                        .expect(202)
                        .json()
                        .required("results");
                for (JsonNode result : results) {
                    accepted += result.path("status").asText().equals("accepted") ? 1 : 0;
                }
            }
        }
        return accepted;
    }

    /** The same but for the score, whoever sends it. */
    private static String rating(Newcomer client, UUID id, int score) {
        return """
                {"specversion":"1.0","id":"%s","source":"urn:lumbar:app:e2e","subject":"%s","time":"2026-11-02T06:15:00Z",\
                "timezone":"Europe/Berlin","type":"org.lumbar.session.pain-rated.v1",\
                "data":{"moment":"AD_HOC","score":%d}}""".formatted(id, client.clientId(), score);
    }

    private List<ConsumerRecord<String, byte[]>> letters(List<Newcomer> clients) {
        List<String> keys =
                clients.stream().map(client -> client.clientId().toString()).toList();
        return system.kafka().read(Kafka.REJECTED).stream()
                .filter(letter -> keys.contains(letter.key()))
                .filter(letter -> "id-conflict"
                        .equals(new String(
                                letter.headers().lastHeader("lumbar-code").value(), StandardCharsets.UTF_8)))
                .toList();
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
