package org.lumbar.session.publishing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.intake.BatchTraces;
import org.lumbar.session.store.ClientLocks;

/** The records that snapshots and dead letters become. */
@ApplicationScoped
public class OutgoingRecords {
    /** Most bytes of a snapshot: room is left below the 1 MiB that its topic takes, for key, headers and framing. */
    private static final int MOST_OF_SNAPSHOT = 1_000_000;

    /** Most bytes of a dead letter's key and value: room is left below the 9 MiB that its topic takes. */
    private static final int MOST_OF_LETTER = 9_000_000;

    private static final byte[] VERSION = "1.0".getBytes(US_ASCII);
    private static final byte[] SOURCE = "urn:lumbar:session-service".getBytes(US_ASCII);
    private static final byte[] JSON = "application/json".getBytes(US_ASCII);
    private static final byte[] OMITTED = "omitted".getBytes(US_ASCII);

    private final Topics topics;
    private final Clock clock;

    public OutgoingRecords(Topics topics, Clock clock) {
        this.topics = topics;
        this.clock = clock;
    }

    /** How many partitions a topic has. */
    interface Partitions {
        int of(String topic);
    }

    byte[] now() {
        return clock.instant().toString().getBytes(US_ASCII);
    }

    static boolean isTooLarge(Snapshot snapshot) {
        return length(snapshot.value()) > MOST_OF_SNAPSHOT;
    }

    /** Beside its client's other records: the partition is that of the client id, not of the whole key. */
    ProducerRecord<byte[], byte[]> snapshot(Snapshot snapshot, byte[] time, BatchTraces traces, Partitions partitions) {
        String client = snapshot.clientId().toString();
        int partition = ClientLocks.partition(client, partitions.of(snapshot.topic()));
        String key = snapshot.part().isEmpty() ? client : client + ":" + snapshot.part();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(snapshot.topic(), partition, key.getBytes(US_ASCII), snapshot.value());
        record.headers()
                .add("ce_specversion", VERSION)
                .add("ce_type", snapshot.type().getBytes(US_ASCII))
                .add("ce_source", SOURCE)
                .add("ce_id", (key + ":" + snapshot.revision()).getBytes(US_ASCII))
                .add("ce_subject", client.getBytes(US_ASCII))
                .add("ce_time", time)
                .add("content-type", JSON);
        traces.write(client, record.headers());
        return record;
    }

    /**
     * The record's own key and bytes; headers say why it is here, and nothing of what is in it. Of a client of
     * whom nothing may be stored the bytes are left out, too. What is too large to be written again stays where it was: the letter tells the place.
     *
     * @param whole false: without key and value, as they are refused
     */
    ProducerRecord<byte[], byte[]> deadLetter(Rejection rejection, boolean whole, byte[] time, Partitions partitions) {
        ConsumerRecord<byte[], byte[]> rejected = rejection.record();
        String topic = topics.sessionEventsDlq();
        int partition = rejected.partition() % partitions.of(topic);
        byte[] key = whole && length(rejected.key()) <= MOST_OF_LETTER ? rejected.key() : null;
        boolean fits = whole && length(key) + length(rejected.value()) <= MOST_OF_LETTER;
        byte[] value = fits && !rejection.code().leavesNoBytes() ? rejected.value() : null;
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, key, value);
        Headers headers = record.headers()
                .add("lumbar-code", rejection.code().text().getBytes(US_ASCII))
                .add("lumbar-topic", rejected.topic().getBytes(UTF_8))
                .add("lumbar-partition", Integer.toString(rejected.partition()).getBytes(US_ASCII))
                .add("lumbar-offset", Long.toString(rejected.offset()).getBytes(US_ASCII))
                .add("lumbar-rejected-at", time);
        if (rejection.pointer() != null) {
            headers.add("lumbar-pointer", rejection.pointer().getBytes(US_ASCII));
        }
        if (!fits) {
            headers.add("lumbar-value", OMITTED);
        }
        return record;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
