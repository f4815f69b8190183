package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.lumbar.session.event.Code;

/** Writes snapshots and dead letters, and returns once every in-sync replica has them. */
@ApplicationScoped
class Publisher {
    private static final byte[] VERSION = "1.0".getBytes(US_ASCII);
    private static final byte[] SOURCE = "urn:lumbar:session-service".getBytes(US_ASCII);
    private static final byte[] JSON = "application/json".getBytes(US_ASCII);

    private final Producer<byte[], byte[]> producer;
    private final Topics topics;
    private final Clock clock;

    Publisher(KafkaSettings kafka, Topics topics, Clock clock) {
        this.producer = new KafkaProducer<>(kafka.producer());
        this.topics = topics;
        this.clock = clock;
    }

    /** @throws Outage if Kafka did not acknowledge all of it in time */
    void publish(List<Snapshot> snapshots, List<Rejection> rejections) throws Outage {
        publish(snapshots, rejections, BatchTraces.NONE);
    }

    /** @throws Outage if Kafka did not acknowledge all of it in time */
    void publish(List<Snapshot> snapshots, List<Rejection> rejections, BatchTraces traces) throws Outage {
        List<Future<RecordMetadata>> acks = new ArrayList<>(snapshots.size() + rejections.size());
        Instant now = clock.instant();
        byte[] time = now.toString().getBytes(US_ASCII);
        try {
            for (Snapshot snapshot : snapshots) {
                acks.add(producer.send(snapshotRecord(snapshot, time, traces)));
            }
            for (Rejection rejection : rejections) {
                acks.add(producer.send(deadLetter(rejection, time)));
            }
            for (Future<RecordMetadata> ack : acks) {
                ack.get();
            }
        } catch (KafkaException | ExecutionException e) {
            throw new Outage("Kafka, " + e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Outage("interrupted", e);
        }
    }

    /** Beside its client's other records: the partition is that of the client id, not of the whole key. */
    private ProducerRecord<byte[], byte[]> snapshotRecord(Snapshot snapshot, byte[] time, BatchTraces traces) {
        String client = snapshot.clientId().toString();
        int partition = ClientLocks.partition(client, partitions(snapshot.topic()));
        String key = client + ":" + snapshot.part();
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
        traces.write(snapshot.clientId(), record.headers());
        return record;
    }

    private int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    /**
     * The record's own key and bytes; headers say why it is here, and nothing of what is in it. Of an erased client the
     * bytes are not kept either.
     */
    private ProducerRecord<byte[], byte[]> deadLetter(Rejection rejection, byte[] time) {
        ConsumerRecord<byte[], byte[]> rejected = rejection.record();
        String topic = topics.sessionEventsDlq();
        int partition = rejected.partition() % partitions(topic);
        byte[] value = rejection.code() == Code.CLIENT_ERASED ? null : rejected.value();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, rejected.key(), value);
        Headers headers = record.headers()
                .add("lumbar-code", rejection.code().text().getBytes(US_ASCII))
                .add("lumbar-topic", rejected.topic().getBytes(UTF_8))
                .add("lumbar-partition", Integer.toString(rejected.partition()).getBytes(US_ASCII))
                .add("lumbar-offset", Long.toString(rejected.offset()).getBytes(US_ASCII))
                .add("lumbar-rejected-at", time);
        if (rejection.pointer() != null) {
            headers.add("lumbar-pointer", rejection.pointer().getBytes(US_ASCII));
        }
        return record;
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
