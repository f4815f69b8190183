package org.lumbar.simulator.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.lumbar.simulator.event.SessionEvent;

/** Keeps every delivery, by client. */
public final class MemoryLog implements DeliveryLog {
    private final Map<UUID, Queue<Delivery>> byClient = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    @Override
    public void add(Delivery delivery) {
        byClient.computeIfAbsent(delivery.event().clientId(), id -> new ConcurrentLinkedQueue<>())
                .add(delivery);
        size.incrementAndGet();
    }

    /** Deliveries so far. */
    public int size() {
        return size.get();
    }

    public List<Delivery> all() {
        List<Delivery> all = new ArrayList<>();
        byClient.values().forEach(all::addAll);
        return all;
    }

    /** Events of the client that the services promised to count, repetitions included. */
    public List<SessionEvent> promised(UUID clientId) {
        Queue<Delivery> deliveries = byClient.get(clientId);
        return deliveries == null
                ? List.of()
                : deliveries.stream()
                        .filter(delivery -> delivery.outcome().isPromised())
                        .map(Delivery::event)
                        .toList();
    }
}
