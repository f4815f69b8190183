package org.lumbar.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Writes the snapshots of a practice as routine-service and session-service would publish them: per client one plan of a
 * daily session over 120 days and 28 to come, 90 sessions of eight reports, 135 ratings and 45 days. That is what about a
 * thousand events of a client become, at the 0.27 snapshots per event that session-service publishes.
 */
final class SnapshotFill implements AutoCloseable {
    static final String PRACTICE = "00000000-0000-7000-8000-000000000001";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate START = LocalDate.of(2026, 7, 24);
    private static final int STEPS = 6;
    private static final int SESSIONS = 90;
    private static final int RATINGS = 135;
    private static final int DAYS = 45;
    private static final int REPORTS = STEPS + 2;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topics;
    private final Random random = new Random(1);
    private long snapshots;
    private long events;

    /** @param topics how the names of the topics begin, with a full stop */
    SnapshotFill(String bootstrap, String topics) {
        this.topics = topics;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 20, "batch.size", 256 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void clients(int count) {
        for (int i = 0; i < count; i++) {
            UUID client = new UUID(random.nextLong(), random.nextLong());
            UUID plan = new UUID(random.nextLong(), random.nextLong());
            send("clients", client, "", client(client, i));
            send("plans", client, plan.toString(), plan(client, plan));
            for (int n = 0; n < SESSIONS; n++) {
                UUID id = new UUID(random.nextLong(), random.nextLong());
                send("sessions", client, id.toString(), session(client, plan, id, START.plusDays(n)));
            }
            for (int n = 0; n < RATINGS; n++) {
                UUID id = new UUID(random.nextLong(), random.nextLong());
                send("pain-ratings", client, id.toString(), rating(client, id, START.plusDays(n * 9L / 10), n % 3));
            }
            for (int n = 0; n < DAYS; n++) {
                LocalDate day = START.plusDays(2L * n);
                send("client-days", client, day.toString(), day(client, day));
            }
            events += SESSIONS * REPORTS + RATINGS;
        }
        producer.flush();
    }

    long snapshots() {
        return snapshots;
    }

    /** As many events lie behind the snapshots. */
    long events() {
        return events;
    }

    private void send(String topic, UUID client, String name, ObjectNode value) {
        byte[] id = client.toString().getBytes(UTF_8);
        byte[] key = name.isEmpty() ? id : (client + ":" + name).getBytes(UTF_8);
        int partition = Utils.toPositive(Utils.murmur2(id)) % Lab.PARTITIONS;
        var unused = producer.send(new ProducerRecord<>(
                topics + topic, partition, key, value.toString().getBytes(UTF_8)));
        snapshots++;
    }

    private static ObjectNode of(UUID client) {
        return JSON.createObjectNode()
                .put("clientId", client.toString())
                .put("practiceId", PRACTICE)
                .put("revision", 1);
    }

    private static ObjectNode client(UUID client, int number) {
        ObjectNode node = of(client).put("displayName", "Client " + number).put("timezone", "Europe/Berlin");
        node.put("status", "ACTIVE").putArray("careTeam").add("anna");
        node.putArray("lockClearances");
        return node;
    }

    private static ObjectNode plan(UUID client, UUID plan) {
        ObjectNode node = of(client).put("planId", plan.toString()).put("status", "ACTIVE");
        node.put("startDate", START.toString()).put("timezone", "Europe/Berlin");
        node.putObject("schedule")
                .put("kind", "RRULE")
                .put("rrule", "FREQ=DAILY")
                .putArray("slots")
                .add("am");
        routine(node);
        node.putObject("horizon")
                .put("from", START.toString())
                .put("to", START.plusDays(147).toString());
        ArrayNode occurrences = node.putArray("occurrences");
        for (int i = 0; i < 148; i++) {
            String day = START.plusDays(i).toString();
            occurrences
                    .addObject()
                    .put("id", plan + ":" + day + ":am")
                    .put("localDate", day)
                    .put("windowEnd", day)
                    .put("slot", "am")
                    .put("cancelled", false);
        }
        node.putArray("pauses");
        return node;
    }

    private static void routine(ObjectNode plan) {
        ObjectNode routine =
                plan.putObject("routine").put("key", "s2").put("version", 1).put("title", "Massage");
        routine.putArray("actors").add("SELF");
        ArrayNode steps = routine.putArray("steps");
        for (int i = 0; i < STEPS; i++) {
            steps.addObject()
                    .put("key", "step-" + i)
                    .put("phase", "MASSAGE")
                    .put("technique", i == 0 ? "BALL_ROLL" : "KNEAD")
                    .put("title", "Step " + i)
                    .put("required", true)
                    .put("prompt", false)
                    .putObject("seconds")
                    .put("min", 60)
                    .put("max", 120);
        }
    }

    private ObjectNode session(UUID client, UUID plan, UUID id, LocalDate day) {
        ObjectNode node = of(client).put("sessionId", id.toString()).put("planId", plan.toString());
        node.put("occurrenceId", plan + ":" + day + ":am").put("localDay", day.toString());
        node.put("timezone", "Europe/Berlin").put("startedAt", at(day, 8)).put("endedAt", at(day, 9));
        node.put("closed", true);
        ArrayNode steps = node.putArray("steps");
        for (int i = 0; i < STEPS; i++) {
            boolean done = random.nextInt(10) > 0;
            ObjectNode step = steps.addObject().put("key", "step-" + i).put("completed", done);
            if (done) {
                step.put("seconds", 40 + random.nextInt(60));
            } else {
                step.put("skipReason", "TIME");
            }
        }
        node.putNull("stop").putNull("guidance");
        node.put("firstReceivedAt", at(day, 9))
                .put("lastReceivedAt", at(day, 9))
                .put("eventCount", REPORTS);
        node.putArray("flags");
        return node;
    }

    private ObjectNode rating(UUID client, UUID id, LocalDate day, int kind) {
        ObjectNode node = of(client).put("ratingId", id.toString()).put("score", random.nextInt(8));
        node.put("moment", kind == 0 ? "NEXT_DAY" : "AD_HOC");
        if (kind == 0) {
            node.put("stiff", random.nextInt(9) == 0).put("sore", random.nextInt(9) == 0);
        }
        node.put("localDay", day.toString()).put("timezone", "Europe/Berlin");
        node.put("occurredAt", at(day, 7)).put("receivedAt", at(day, 9)).putArray("flags");
        return node;
    }

    private ObjectNode day(UUID client, LocalDate day) {
        ObjectNode node = of(client).put("localDay", day.toString());
        int used = random.nextInt(340);
        node.putObject("dose")
                .put("technique", "BALL_ROLL")
                .put("usedSeconds", used)
                .put("limitSeconds", 300)
                .put("remainingSeconds", Math.max(0, 300 - used))
                .put("exceeded", used > 300);
        node.putArray("resting");
        node.putArray("locked");
        node.putArray("questionsDue");
        return node;
    }

    private static String at(LocalDate day, int hour) {
        Instant instant = day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
        return instant.toString();
    }

    @Override
    public void close() {
        producer.close();
    }
}
