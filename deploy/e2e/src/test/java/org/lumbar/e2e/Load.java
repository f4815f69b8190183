package org.lumbar.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * An app's backend that writes whole sessions straight to Kafka, so many events a second, until it is closed; three of ten sessions
 * twice. Every event and every acknowledgement is in the ledger.
 */
final class Load implements AutoCloseable {
    private static final int TICKS_PER_SECOND = 10;
    /** Long ago enough that a client's days don't fill up. */
    private static final int DAYS = 14;

    private final List<Newcomer> clients;
    private final Ledger ledger;
    private final double sessionsPerTick;
    private final KafkaProducer<String, byte[]> producer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger refused = new AtomicInteger();
    private final Random random = new Random(15);
    private double due;

    private Load(SystemUnderTest system, List<Newcomer> clients, Ledger ledger, int eventsPerSecond) {
        this.clients = clients;
        this.ledger = ledger;
        this.sessionsPerTick = eventsPerSecond / 1.3 / 7 / TICKS_PER_SECOND;
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                system.kafka().bootstrapServers(),
                "acks",
                "all",
                "linger.ms",
                20,
                "compression.type",
                "lz4",
                "delivery.timeout.ms",
                300_000);
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** @param eventsPerSecond repetitions included */
    static Load of(SystemUnderTest system, List<Newcomer> clients, Ledger ledger, int eventsPerSecond) {
        Load load = new Load(system, clients, ledger, eventsPerSecond);
        var unused = load.clock.scheduleAtFixedRate(
                load::tick, 0, TimeUnit.SECONDS.toMillis(1) / TICKS_PER_SECOND, TimeUnit.MILLISECONDS);
        return load;
    }

    /** How many sendings Kafka did not acknowledge. */
    int refused() {
        return refused.get();
    }

    private void tick() {
        try {
            for (due += sessionsPerTick; due >= 1; due--) {
                Newcomer client = clients.get(random.nextInt(clients.size()));
                Visit visit = Visit.of(client, Duration.ofDays(random.nextInt(DAYS)));
                List<Visit.Event> events = visit.whole();
                events.forEach(event -> send(visit, event));
                if (random.nextInt(10) < 3) {
                    events.forEach(event -> send(visit, event));
                }
            }
        } catch (RuntimeException e) {
            refused.incrementAndGet(); // or the clock would stand still
        }
    }

    private void send(Visit visit, Visit.Event event) {
        ledger.sent(visit.sessionId(), event.id());
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                Kafka.EVENTS, visit.clientId().toString(), event.json().getBytes(StandardCharsets.UTF_8));
        record.headers().add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8));
        var unused = producer.send(record, (written, failure) -> {
            if (failure == null) {
                ledger.promised(visit.sessionId(), event.id());
            } else {
                refused.incrementAndGet();
            }
        });
    }

    /** Sends no more, and waits for what is under way. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            clock.awaitTermination(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
