package org.lumbar.insights.rebuild;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.TestStack;
import org.lumbar.backbone.Topics;
import org.lumbar.insights.fact.Facts;
import org.lumbar.insights.fact.LocalDay;
import org.lumbar.insights.fact.Published;
import org.lumbar.insights.fact.RatingSnapshot;
import org.lumbar.insights.fact.RatingSnapshot.Moment;

/** Clients who keep rating their pain, published in transactions as session-service does; knows what is newest of each. */
final class SteadyRatings implements AutoCloseable {

    private static final int A_TRANSACTION = 50;

    private final TestStack stack;
    private final KafkaProducer<String, byte[]> producer;
    private final Random random = new Random(11);
    private final int clients;
    private final LocalDate today = LocalDay.today(Clock.systemUTC(), Facts.ZONE);
    private final Map<String, RatingSnapshot> newest = new TreeMap<>();
    private @Nullable CompletableFuture<Double> telling;
    private volatile boolean stopping;

    SteadyRatings(TestStack stack, int clients) {
        this.stack = stack;
        this.clients = clients;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        stack.bootstrapServers(),
                        "transactional.id",
                        "steady-" + UUID.randomUUID()),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Every client, with a rating on each of the last days. */
    void tellAll(int days) {
        producer.beginTransaction();
        for (int client = 0; client < clients; client++) {
            var snapshot = Published.client(id(client), Facts.PRACTICE, "Client " + client, 1, "anna");
            producer.send(record("clients", snapshot.key(), Published.value(snapshot)));
            for (int day = 0; day < days; day++) {
                tell(client, day);
            }
        }
        producer.commitTransaction();
    }

    /** Until {@link #stop()}, in the background. */
    void keepTelling(int perSecond) {
        telling = CompletableFuture.supplyAsync(() -> {
            long start = System.nanoTime();
            long told = 0;
            while (!stopping) {
                producer.beginTransaction();
                for (int i = 0; i < A_TRANSACTION; i++) {
                    tell(random.nextInt(clients), random.nextInt(30));
                }
                producer.commitTransaction();
                told += A_TRANSACTION;
                long due = start + told * Duration.ofSeconds(1).toNanos() / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
            }
            return told * 1e9 / (System.nanoTime() - start);
        });
    }

    /** Returns how many there were a second. */
    double stop() {
        stopping = true;
        return telling == null ? 0 : telling.join();
    }

    /** As the table should say it. */
    String newest() {
        long revisions =
                newest.values().stream().mapToLong(RatingSnapshot::revision).sum();
        long scores = newest.values().stream()
                .mapToLong(rating -> rating.score() * rating.revision())
                .sum();
        return newest.size() + " ratings, revisions " + revisions + ", scores " + scores;
    }

    private void tell(int client, int day) {
        UUID rating = new UUID(0x0190a000_0000_7000L, 0x8000_0000_0000_0000L | (client * 1000L + day));
        String key = id(client) + ":" + rating;
        RatingSnapshot before = newest.get(key);
        RatingSnapshot now = new RatingSnapshot(
                rating,
                id(client),
                Facts.PRACTICE,
                before == null ? 1 : before.revision() + 1,
                Moment.NEXT_DAY,
                random.nextInt(11),
                null,
                null,
                null,
                null,
                null,
                today.minusDays(day),
                Facts.ZONE,
                Facts.at(today.minusDays(day), 8),
                Facts.at(today.minusDays(day), 8));
        newest.put(key, now);
        producer.send(record("pain-ratings", key, Published.value(now)));
    }

    private ProducerRecord<String, byte[]> record(String topic, String key, byte[] value) {
        return new ProducerRecord<>(stack.topic(topic), Topics.partition(key), key, value);
    }

    private static UUID id(int client) {
        return new UUID(0x0190a000_0000_7000L, 0x9000_0000_0000_0000L | client);
    }

    @Override
    public void close() {
        stop();
        producer.close();
    }
}
