package org.lumbar.routine.publishing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.lumbar.foundation.failure.Blame;
import org.lumbar.foundation.trust.TombstoneSigner;

/**
 * Writes snapshots to Kafka as the one writer that the transactional id allows. A former leader that is still sending
 * is fenced off by the broker when the next one starts: an advisory lock alone could not keep its late record from
 * landing behind a newer revision, and compaction would then keep the older one.
 */
final class SnapshotWriter implements AutoCloseable {
    /** Bytes of one record, as the topic of plans takes it at most. */
    static final int LARGEST = 8 * 1024 * 1024;

    private static final String SOURCE = "urn:lumbar:routine-service";

    private final Producer<String, byte[]> producer;
    private final Optional<TombstoneSigner> signer;

    private SnapshotWriter(Producer<String, byte[]> producer, Optional<TombstoneSigner> signer) {
        this.producer = producer;
        this.signer = signer;
    }

    /**
     * Fences every earlier writer of this transactional id; when it returns, they can't add records any more.
     *
     * @param kafka address and security, as given to every client of Kafka
     * @param signer of tombstones; empty: they go without a signature
     */
    static SnapshotWriter open(
            Map<String, Object> kafka, String transactionalId, Duration patience, Optional<TombstoneSigner> signer) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) patience.toMillis());
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis() / 2);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        Producer<String, byte[]> producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return new SnapshotWriter(producer, signer);
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Writes all of them or none, and returns when Kafka has acknowledged them.
     *
     * @throws KafkaException nothing is certain: none, some or all may be readable; after it this writer is of no use
     * @throws RuntimeException for which {@link Blame} blames the data: none is readable, and this writer goes on
     */
    void write(String kind, List<Outgoing> snapshots) {
        try {
            writeAll(kind, snapshots);
        } catch (RuntimeException e) {
            if (Blame.of(e) == Blame.DATA) {
                producer.abortTransaction();
            }
            throw e;
        }
    }

    private void writeAll(String kind, List<Outgoing> snapshots) {
        producer.beginTransaction();
        for (Outgoing snapshot : snapshots) {
            int partitions = producer.partitionsFor(snapshot.topic()).size();
            // A failed send fails the commit, so its future needs no look of its own.
            var unused = producer.send(record(kind, snapshot, partitions));
        }
        producer.commitTransaction();
    }

    private ProducerRecord<String, byte[]> record(String kind, Outgoing snapshot, int partitions) {
        int partition = partitionOf(snapshot.ownerId().toString(), partitions);
        Headers headers = snapshot.value() == null ? ofTombstone(snapshot) : headers(kind, snapshot);
        return new ProducerRecord<>(snapshot.topic(), partition, snapshot.key(), snapshot.value(), headers);
    }

    /** Kafka's own default partition of the client id, so that all topics keep a client in the same one. */
    static int partitionOf(String clientId, int partitions) {
        return Utils.toPositive(Utils.murmur2(clientId.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** It says all by its key; the signature says that it is from here. */
    private Headers ofTombstone(Outgoing tombstone) {
        Headers headers = new RecordHeaders();
        signer.ifPresent(signs -> headers.add(TombstoneSigner.HEADER, signs.sign(tombstone.key())));
        return headers;
    }

    private static Headers headers(String kind, Outgoing snapshot) {
        Headers headers = new RecordHeaders();
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_type",
                        "org.lumbar." + kind + ".snapshot.v1",
                        "ce_source",
                        SOURCE,
                        "ce_id",
                        snapshot.key() + ":" + snapshot.revision(),
                        "ce_subject",
                        snapshot.ownerId().toString().toLowerCase(Locale.ROOT),
                        "ce_time",
                        snapshot.changedAt().toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        if (snapshot.traceparent() != null) {
            headers.add("traceparent", snapshot.traceparent().getBytes(StandardCharsets.UTF_8));
        }
        return headers;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO); // an open transaction is ended by the next writer, or by its timeout
    }
}
