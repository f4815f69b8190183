package org.lumbar.backbone;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes records for tests, outside of any service, and reads what is committed. */
final class Records implements AutoCloseable {
    private static final Duration OPEN_TRANSACTION = Duration.ofSeconds(5);

    /** Closing a consumer waits for the fetch that is under way, and at the end of a topic that lasts as long as the broker may wait. */
    private static final int SHORT_FETCH_MILLIS = 10;

    private final Map<String, Object> connection;
    private final Map<String, Object> reading;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> everything;

    Records(String bootstrapServers) {
        this.connection = Map.of("bootstrap.servers", bootstrapServers);
        this.reading = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "fetch.max.wait.ms",
                SHORT_FETCH_MILLIS);
        this.everything = new KafkaConsumer<>(connection, new StringDeserializer(), new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(connection, new StringSerializer(), new ByteArraySerializer());
    }

    RecordMetadata produce(String topic, String key, Map<String, String> headers, byte @Nullable [] value) {
        var record = new ProducerRecord<>(topic, Topics.partition(key), key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return waited(() -> producer.send(record).get());
    }

    /**
     * Everything that is committed. A transaction's offsets may be known before the end of its records is: one that is open is waited
     * for, unless it stays open, as that of an instance that was stopped does.
     */
    List<ConsumerRecord<String, byte[]>> readAll(String topic) {
        try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(topic);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = ends(consumer, partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            // By position, not by record: compaction and transactions leave gaps.
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private Map<TopicPartition, Long> ends(KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions) {
        long patience = System.nanoTime() + OPEN_TRANSACTION.toNanos();
        Map<TopicPartition, Long> all = written(partitions);
        Map<TopicPartition, Long> committed = consumer.endOffsets(partitions);
        while (!reach(committed, all) && System.nanoTime() < patience) {
            committed = consumer.endOffsets(partitions);
        }
        return committed;
    }

    /** Open transactions included. */
    private Map<TopicPartition, Long> written(List<TopicPartition> partitions) {
        synchronized (everything) {
            return everything.endOffsets(partitions);
        }
    }

    private static boolean reach(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> written) {
        return written.entrySet().stream().allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    long lag(String topic, String group) {
        try (Admin admin = Admin.create(connection);
                var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, OffsetAndMetadata> committed = waited(() -> admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get());
            List<TopicPartition> partitions = partitions(topic);
            consumer.assign(partitions);
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
            return consumer.endOffsets(partitions).entrySet().stream()
                    .mapToLong(end -> end.getValue()
                            - reached(committed.get(end.getKey()), starts.getOrDefault(end.getKey(), 0L)))
                    .sum();
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        synchronized (everything) {
            everything.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    private static long reached(@Nullable OffsetAndMetadata committed, long start) {
        return committed == null ? start : committed.offset();
    }

    private static List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
    }

    private static <T> T waited(Waiting<T> action) {
        try {
            return action.forIt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackboneException("Interrupted while waiting for Kafka.", e);
        } catch (ExecutionException e) {
            throw new BackboneException("Kafka refused.", e);
        }
    }

    private interface Waiting<T> {
        T forIt() throws InterruptedException, ExecutionException;
    }
}
