package org.lumbar.foundation.skip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.topic.TopicScan;

/**
 * Moves a consumer group past one record, whose bytes are kept as a dead letter before. The record has to be the next one that
 * the group would read, so that none but it is skipped, and no instance may consume meanwhile.
 */
public final class SkipRecord {
    /** The code of its dead letter. */
    public static final String CODE = "skipped-by-operator";

    /** Most bytes of key and value that a dead letter holds; a larger record's letter tells its place only. */
    static final int MOST_BYTES = 9_000_000;

    private static final int LARGEST_REQUEST = 9 * 1024 * 1024;
    private static final Duration WAIT = Duration.ofMillis(500);

    private final Map<String, Object> broker;
    private final String group;
    private final Set<String> topics;
    private final String letters;
    private final Clock clock;

    /**
     * @param broker how to reach Kafka
     * @param topics those that the group reads
     * @param letters the topic of its dead letters
     */
    public SkipRecord(Map<String, Object> broker, String group, Set<String> topics, String letters, Clock clock) {
        this.broker = Map.copyOf(broker);
        this.group = group;
        this.topics = Set.copyOf(topics);
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Skips the record at this place.
     *
     * @return what was done, in words for an operator; nothing of what is in the record
     * @throws RefusedSkip if it is not the next one, if there is none, or if an instance consumes
     */
    public String at(String topic, int partition, long offset)
            throws RefusedSkip, ExecutionException, InterruptedException {
        if (!topics.contains(topic)) {
            throw new RefusedSkip(group + " does not read " + topic + ", but " + topics);
        }
        TopicPartition place = new TopicPartition(topic, partition);
        try (Admin admin = Admin.create(broker)) {
            if (admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .anyMatch(described -> !described.members().isEmpty())) {
                throw new RefusedSkip("Instances of the service still consume: stop them first");
            }
            OffsetAndMetadata committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(place);
            ConsumerRecord<byte[], byte[]> record = next(place, committed == null ? null : committed.offset(), offset);
            String kept = keep(record);
            admin.alterConsumerGroupOffsets(group, Map.of(place, new OffsetAndMetadata(offset + 1)))
                    .all()
                    .get();
            return "Skipped %s@%d; %s. %s goes on at %d".formatted(place, offset, kept, group, offset + 1);
        }
    }

    /** The record at the offset, if it is the first that the group would read. */
    private ConsumerRecord<byte[], byte[]> next(TopicPartition place, @Nullable Long committed, long offset)
            throws RefusedSkip {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(TopicScan.ofNoGroup(broker))) {
            if (consumer.partitionsFor(place.topic()).stream()
                    .noneMatch(there -> there.partition() == place.partition())) {
                throw new RefusedSkip("There is no partition " + place);
            }
            consumer.assign(List.of(place));
            long end = end(consumer, place);
            long from = committed == null ? first(consumer, place) : committed;
            if (offset < from) {
                throw new RefusedSkip("The group is past it already: it goes on at " + from);
            }
            if (offset >= end) {
                throw new RefusedSkip("There is no such record yet: the next one will be " + end);
            }
            consumer.seek(place, from);
            while (consumer.position(place) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
                    if (record.offset() != offset) {
                        throw new RefusedSkip("The next record is " + place + "@" + record.offset()
                                + ", and only the next one can be skipped");
                    }
                    return record;
                }
            }
            throw new RefusedSkip("There is no record at " + place + "@" + offset + " any more");
        }
    }

    private static long first(KafkaConsumer<byte[], byte[]> consumer, TopicPartition place) {
        return consumer.beginningOffsets(List.of(place)).getOrDefault(place, 0L);
    }

    private static long end(KafkaConsumer<byte[], byte[]> consumer, TopicPartition place) {
        return consumer.endOffsets(List.of(place)).getOrDefault(place, 0L);
    }

    /** Returns where its bytes are. */
    private String keep(ConsumerRecord<byte[], byte[]> record) throws ExecutionException, InterruptedException {
        Map<String, Object> config = new HashMap<>(broker);
        config.put("acks", "all");
        config.put("max.request.size", LARGEST_REQUEST);
        config.put("key.serializer", ByteArraySerializer.class.getName());
        config.put("value.serializer", ByteArraySerializer.class.getName());
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(config)) {
            if (length(record.key()) + length(record.value()) <= MOST_BYTES) {
                try {
                    return "its bytes are in " + sent(producer, record, true);
                } catch (ExecutionException failure) {
                    if (!(failure.getCause() instanceof RecordTooLargeException)) {
                        throw failure;
                    }
                }
            }
            return "it is too large to be kept elsewhere, its place is in " + sent(producer, record, false);
        }
    }

    private String sent(KafkaProducer<byte[], byte[]> producer, ConsumerRecord<byte[], byte[]> record, boolean whole)
            throws ExecutionException, InterruptedException {
        int partitions = producer.partitionsFor(letters).size();
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                letters, record.partition() % partitions, whole ? record.key() : null, whole ? record.value() : null);
        letter.headers()
                .add("lumbar-code", CODE.getBytes(UTF_8))
                .add("lumbar-topic", record.topic().getBytes(UTF_8))
                .add("lumbar-partition", Integer.toString(record.partition()).getBytes(UTF_8))
                .add("lumbar-offset", Long.toString(record.offset()).getBytes(UTF_8))
                .add("lumbar-rejected-at", clock.instant().toString().getBytes(UTF_8));
        if (!whole) {
            letter.headers().add("lumbar-value", "omitted".getBytes(UTF_8));
        }
        RecordMetadata place = producer.send(letter).get();
        return place.topic() + "-" + place.partition() + "@" + place.offset();
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
