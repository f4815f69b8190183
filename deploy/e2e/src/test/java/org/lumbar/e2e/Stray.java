package org.lumbar.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A member of session-service's group that joins, gets partitions, does nothing with them and leaves: each time all partitions are given out anew. */
final class Stray implements AutoCloseable {
    private static final List<String> TOPICS =
            List.of("lumbar.practices.v1", Kafka.CLIENTS, Kafka.PLANS, Kafka.EVENTS, "lumbar.archive-requests.v1");

    private final Map<String, Object> config;
    private final Duration every;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread = new Thread(this::comeAndGo, "stray");
    private final AtomicInteger rebalances = new AtomicInteger();

    private Stray(SystemUnderTest system, Duration every) {
        this.every = every;
        this.config = Map.of(
                "bootstrap.servers",
                system.kafka().bootstrapServers(),
                "group.id",
                "session-service",
                "enable.auto.commit",
                false,
                "isolation.level",
                "read_committed",
                "partition.assignment.strategy",
                RangeAssignor.class.getName());
    }

    /** Comes and goes until it is closed: it joins or leaves once every so often. */
    static Stray every(Duration every, SystemUnderTest system) {
        Stray stray = new Stray(system, every);
        stray.thread.start();
        return stray;
    }

    /** How often it has joined, with partitions, or left. */
    int rebalances() {
        return rebalances.get();
    }

    private void comeAndGo() {
        while (!closed.get()) {
            try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consumer.subscribe(TOPICS);
                long until = System.nanoTime() + every.toNanos();
                boolean joined = false;
                while (!closed.get() && (System.nanoTime() < until || !joined)) {
                    consumer.pause(consumer.assignment());
                    consumer.poll(Duration.ofMillis(100));
                    if (!joined && !consumer.assignment().isEmpty()) {
                        joined = true;
                        rebalances.incrementAndGet();
                    }
                }
            }
            rebalances.incrementAndGet();
            long until = System.nanoTime() + every.toNanos();
            while (!closed.get() && System.nanoTime() < until) {
                Passing.of(Duration.ofMillis(100));
            }
        }
    }

    @Override
    public void close() {
        closed.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
