package org.lumbar.backbone;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
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
    private final Map<String, Object> connection;
    private final Map<String, Object> reading;
    private final KafkaProducer<String, byte[]> producer;

    Records(String bootstrapServers) {
        this.connection = Map.of("bootstrap.servers", bootstrapServers);
        this.reading = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        this.producer = new KafkaProducer<>(connection, new StringSerializer(), new ByteArraySerializer());
    }

    RecordMetadata produce(String topic, String key, Map<String, String> headers, byte @Nullable [] value) {
        var record = new ProducerRecord<>(topic, Topics.partition(key), key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return waited(() -> producer.send(record).get());
    }

    List<ConsumerRecord<String, byte[]>> readAll(String topic) {
        try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(topic);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            // By position, not by record: compaction and transactions leave gaps.
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
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
