package org.lumbar.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.Topics;

/** Kafka as any client of the broker sees it; opened for each use, so that a restart of the broker is no matter. */
record Kafka(String bootstrapServers) {
    static final String EVENTS = "lumbar.session-events.v1";
    static final String REJECTED = "lumbar.session-events.v1.dlq";
    static final String PLANS = "lumbar.plans.v1";
    static final String CLIENTS = "lumbar.clients.v1";
    static final String SESSIONS = "lumbar.sessions.v1";
    static final String RATINGS = "lumbar.pain-ratings.v1";
    static final String CLIENT_DAYS = "lumbar.client-days.v1";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A record to be written; its partition is Kafka's own choice, from the key. */
    record Message(@Nullable String key, Map<String, String> headers, byte @Nullable [] value) {}

    /** Writes the messages in this order and returns when the broker has all of them. */
    void write(String topic, Collection<Message> messages) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<?>> acknowledgements = new ArrayList<>();
            for (Message message : messages) {
                var record = new ProducerRecord<>(topic, partition(message.key()), message.key(), message.value());
                message.headers()
                        .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
                acknowledgements.add(producer.send(record));
            }
            acknowledgements.forEach(Kafka::done);
        }
    }

    /** A client's records lie together, whatever follows the client's id in the key; the producer takes its choice of any other key. */
    private static @Nullable Integer partition(@Nullable String key) {
        return key != null && key.indexOf(':') > 0 ? Topics.partition(key) : null;
    }

    /** Every record that is in the topic now, in the order of its partition. */
    List<ConsumerRecord<String, byte[]>> read(String topic) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, partitions, ends);
        }
    }

    /** What a compacted topic says now: by key the newest value, without what was erased. */
    Map<String, JsonNode> latest(String topic) {
        Map<String, JsonNode> latest = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : read(topic)) {
            if (record.value() == null) {
                latest.remove(record.key());
            } else {
                latest.put(record.key(), json(record.value()));
            }
        }
        return latest;
    }

    /** How many records were ever written to the topic, if nobody writes to it in transactions. */
    long written(String topic) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** By consumer group that reads the topic: how many of its records that group has not committed yet, about. */
    Map<String, Long> unread(String topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
                var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            Map<String, Long> unread = new HashMap<>();
            for (var group : done(admin.listGroups().valid())) {
                Map<TopicPartition, OffsetAndMetadata> committed =
                        done(admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata());
                if (partitions.stream().anyMatch(committed::containsKey)) {
                    unread.put(group.groupId(), recordsFrom(committed, partitions, consumer));
                }
            }
            return unread;
        }
    }

    /** Offsets would not do: the last one of a partition may be a transaction's marker, which nobody reads. */
    private static long recordsFrom(
            Map<TopicPartition, OffsetAndMetadata> committed,
            List<TopicPartition> partitions,
            KafkaConsumer<String, byte[]> consumer) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> behind = new HashMap<>();
        consumer.beginningOffsets(partitions).forEach((partition, start) -> {
            OffsetAndMetadata reached = committed.get(partition);
            long from = reached == null ? start : reached.offset();
            if (from < ends.getOrDefault(partition, 0L)) {
                behind.put(partition, from);
            }
        });
        long offsets = behind.entrySet().stream()
                .mapToLong(at -> ends.getOrDefault(at.getKey(), 0L) - at.getValue())
                .sum();
        if (offsets > partitions.size()) {
            return offsets;
        }
        consumer.assign(behind.keySet());
        behind.forEach(consumer::seek);
        return read(consumer, behind.keySet(), ends).size();
    }

    private static List<ConsumerRecord<String, byte[]>> read(
            KafkaConsumer<String, byte[]> consumer,
            Collection<TopicPartition> partitions,
            Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return records;
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                // Or closing would wait for the last fetch, which finds nothing.
                "fetch.max.wait.ms",
                10);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T done(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused", e);
        }
    }
}
