package org.lumbar.e2e;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.lumbar.simulator.delivery.Delivery;
import org.lumbar.simulator.delivery.MemoryLog;
import org.lumbar.simulator.event.SessionEvent;

/** Sends three of ten promised events once more, in any order, straight to Kafka: what a backend does that does not know what arrived. */
final class Repeats {
    private static final Map<String, String> STRUCTURED = Map.of("content-type", "application/cloudevents+json");

    private final SystemUnderTest system;
    private final MemoryLog log;
    private final Random random;
    private final Set<UUID> seen = new HashSet<>();
    private int sent;

    Repeats(SystemUnderTest system, MemoryLog log, long seed) {
        this.system = system;
        this.log = log;
        this.random = new Random(seed);
    }

    int sent() {
        return sent;
    }

    /** Of those that were promised since the last time. */
    void send() {
        List<SessionEvent> chosen = new ArrayList<>();
        for (Delivery delivery : log.all()) {
            boolean isNew =
                    delivery.outcome().isPromised() && seen.add(delivery.event().id());
            if (isNew && random.nextInt(10) < 3) {
                chosen.add(delivery.event());
            }
        }
        Collections.shuffle(chosen, random);
        system.kafka()
                .write(
                        Kafka.EVENTS,
                        chosen.stream()
                                .map(event -> new Kafka.Message(
                                        event.clientId().toString(),
                                        STRUCTURED,
                                        event.structuredText().getBytes(StandardCharsets.UTF_8)))
                                .toList());
        sent += chosen.size();
    }
}
