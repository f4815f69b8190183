package org.lumbar.insights.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;

/** Clients who follow their plans and rate their pain, published in transactions as session-service does; knows what is newest. */
final class SteadyPractice implements AutoCloseable {

    private static final int A_TRANSACTION = 250;

    private final TestStack stack;
    private final KafkaProducer<String, byte[]> producer;
    private final Random random = new Random(11);
    private final int clients;
    private final LocalDate today = LocalDay.today(Clock.systemUTC(), Snapshots.ZONE);
    private final Map<String, RatingSnapshot> newest = new TreeMap<>();
    private @Nullable CompletableFuture<Double> publishing;
    private long sessions;
    private volatile boolean stopping;

    SteadyPractice(TestStack stack, int clients) {
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
    void publishAll(int days) {
        producer.beginTransaction();
        for (int client = 0; client < clients; client++) {
            var snapshot = Published.client(id(client), Snapshots.practice(), "Client " + client, 1, "anna");
            producer.send(record("clients", snapshot.key(), Published.value(snapshot)));
            send(
                    client,
                    1,
                    Snapshots.daily(today.minusDays(days), days + 28, Snapshots.step("knead", "KNEAD", null, null)));
            for (int day = 0; day < days; day++) {
                session(client, day);
                rating(client, day);
            }
        }
        producer.commitTransaction();
    }

    /** Until {@link #stop()}, in the background. */
    void keepTelling(int perSecond) {
        publishing = CompletableFuture.supplyAsync(() -> {
            long start = System.nanoTime();
            long published = 0;
            while (!stopping) {
                producer.beginTransaction();
                for (int i = 0; i < A_TRANSACTION; i++) {
                    int client = random.nextInt(clients);
                    int day = random.nextInt(30);
                    if (i % 2 == 0) {
                        session(client, day);
                    } else {
                        rating(client, day);
                    }
                }
                producer.commitTransaction();
                published += A_TRANSACTION;
                long due = start + published * Duration.ofSeconds(1).toNanos() / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
            }
            return published * 1e9 / (System.nanoTime() - start);
        });
    }

    /** Returns how many there were a second. */
    double stop() {
        stopping = true;
        return publishing == null ? 0 : publishing.join();
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

    private void session(int client, int day) {
        LocalDate date = today.minusDays(day);
        sessions++;
        send(client, sessions, Snapshots.session(day, date, Snapshots.plan() + ":" + date + ":am", "knead"));
    }

    /** A snapshot of the one made-up client, published of another. */
    private void send(int client, long revision, Snapshot snapshot) {
        String own = Snapshots.client().toString();
        String value = new String(Published.value(snapshot), UTF_8)
                .replace(own, id(client).toString())
                .replace("\"revision\":1,", "\"revision\":" + revision + ",");
        String key = snapshot.key().replace(own, id(client).toString());
        producer.send(record(Published.topic(snapshot), key, value.getBytes(UTF_8)));
    }

    private void rating(int client, int day) {
        UUID rating = new UUID(0x0190a000_0000_7000L, 0x8000_0000_0000_0000L | (client * 1000L + day));
        String key = id(client) + ":" + rating;
        RatingSnapshot before = newest.get(key);
        RatingSnapshot now = new RatingSnapshot(
                rating,
                id(client),
                Snapshots.practice(),
                before == null ? 1 : before.revision() + 1,
                Moment.NEXT_DAY,
                random.nextInt(11),
                null,
                null,
                null,
                null,
                null,
                today.minusDays(day),
                Snapshots.ZONE,
                Snapshots.at(today.minusDays(day), 8),
                Snapshots.at(today.minusDays(day), 8));
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
