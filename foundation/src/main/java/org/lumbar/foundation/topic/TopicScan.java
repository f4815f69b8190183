package org.lumbar.foundation.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what is committed in topics from their beginning, belonging to no group, so that no other consumer notices. For one thread. It goes by
 * positions, not by records: the last offset may be the mark of a transaction, or compacted away.
 */
public final class TopicScan implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(500);
    private static final int RECORDS_IN_A_POLL = 2000;
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** What is done with records. */
    @FunctionalInterface
    public interface Step {
        /**
         * Takes them.
         *
         * @param behind offsets that are left to read
         */
        void take(List<ConsumerRecord<byte[], byte[]>> records, long behind);
    }

    /** How a consumer of no group reads the bytes that are committed. */
    public static Map<String, Object> ofNoGroup(Map<String, Object> broker) {
        Map<String, Object> config = new HashMap<>(broker);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // What was written after its writer had lost its partitions is never committed.
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return config;
    }

    /**
     * Starts at the beginning of every partition.
     *
     * @param broker how to reach the broker, as all of this service's clients do
     */
    public TopicScan(Map<String, Object> broker, Collection<String> topics) {
        Map<String, Object> config = ofNoGroup(broker);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_IN_A_POLL);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024);
        this.consumer = new KafkaConsumer<>(config);
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Reads up to where the topics end now; returns how many records that were.
     *
     * @param recordsAtOnce how many records make a step, or so many as are there
     */
    public long readToEnd(int recordsAtOnce, Step step) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long read = 0;
        long bytes = 0;
        for (long behind = behind(ends); behind > 0 || !records.isEmpty(); behind = behind(ends)) {
            if (behind > 0 && records.size() < recordsAtOnce && bytes < MOST_BYTES) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
                    records.add(record);
                    bytes += record.serializedValueSize();
                }
            } else {
                step.take(records, behind);
                read += records.size();
                records = new ArrayList<>();
                bytes = 0;
            }
        }
        return read;
    }

    private long behind(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    /** By topic, the next offset of each partition. */
    public Map<String, Map<Integer, Long>> places() {
        Map<String, Map<Integer, Long>> places = new TreeMap<>();
        consumer.assignment()
                .forEach(partition -> places.computeIfAbsent(partition.topic(), topic -> new TreeMap<>())
                        .put(partition.partition(), consumer.position(partition)));
        return places;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
