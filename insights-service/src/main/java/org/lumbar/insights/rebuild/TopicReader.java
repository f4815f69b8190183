package org.lumbar.insights.rebuild;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning, belonging to no group, so that no other consumer notices. */
final class TopicReader implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Starts at the beginning of every partition.
     *
     * @param broker how to reach the broker, as all of this service's clients do
     * @param recordsAtOnce most records that one step takes
     */
    TopicReader(Map<String, Object> broker, Collection<String> topics, int recordsAtOnce) {
        Map<String, Object> config = new HashMap<>(broker);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, recordsAtOnce);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // What was written after its writer had lost its partitions is never committed.
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumer = new KafkaConsumer<>(config);
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads up to where the topics end now; returns how many records that were. */
    long readToEnd(Consumer<List<ConsumerRecord<byte[], byte[]>>> step) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        long read = 0;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            consumer.poll(WAIT).forEach(records::add);
            if (!records.isEmpty()) {
                step.accept(records);
                read += records.size();
            }
        }
        return read;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
