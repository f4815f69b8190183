package org.lumbar.routine;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lumbar.backbone.TestStack;

/** What this service has published. */
public final class Published {
    private final TestStack stack;

    /** A machine that builds two modules at once is slow with a plan of nine MiB. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public Published(TestStack stack) {
        this.stack = stack;
    }

    /** Waits for the first snapshot of a key. */
    public ConsumerRecord<String, byte[]> first(String topic, String key) {
        return await("a snapshot of " + key)
                .atMost(PATIENCE)
                .until(() -> all(topic, key).stream().findFirst().orElse(null), Objects::nonNull);
    }

    /** Waits for a revision of a key, or the first after it: of changes that follow each other fast the newest alone is published. */
    public ConsumerRecord<String, byte[]> ofRevision(String topic, String key, long revision) {
        return await("revision " + revision + " of " + key)
                .atMost(PATIENCE)
                .until(
                        () -> all(topic, key).stream()
                                .filter(record -> revision(record, key) >= revision)
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    private static long revision(ConsumerRecord<String, byte[]> record, String key) {
        return Long.parseLong(header(record, "ce_id").substring(key.length() + 1));
    }

    /** The text of the newest snapshot of a key; empty if there is none yet. */
    public String newest(String topic, String key) {
        List<ConsumerRecord<String, byte[]>> records = all(topic, key);
        return records.isEmpty() ? "" : text(records.get(records.size() - 1));
    }

    public List<ConsumerRecord<String, byte[]>> all(String topic, String key) {
        return stack.consume(topic).stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }

    public static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    public static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
