package org.lumbar.session.redrive;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.topic.TopicScan;

/** Reads a topic outside of any group. For one thread. */
final class Topic implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final int TRIES = 20;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String name;

    Topic(Map<String, Object> broker, String name, int recordsAtOnce) {
        Map<String, Object> config = TopicScan.ofNoGroup(broker);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, recordsAtOnce);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        this.consumer = new KafkaConsumer<>(config);
        this.name = name;
    }

    /** What to do with a record. */
    interface Step {
        void take(ConsumerRecord<byte[], byte[]> record) throws Exception;
    }

    /** Every record that is there now, partition by partition. */
    void readAll(Step step) throws Exception {
        List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = ends.getOrDefault(partition, 0L);
            // By position, not by record: compaction and transactions leave gaps.
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
                    if (record.offset() < end) {
                        step.take(record);
                    }
                }
            }
        }
    }

    /** The rejected record itself; null if the topic has let go of it, or another lies there. */
    @Nullable
    ConsumerRecord<byte[], byte[]> original(Letter letter) {
        TopicPartition partition = new TopicPartition(name, letter.partition());
        consumer.assign(List.of(partition));
        consumer.seek(partition, letter.offset());
        try {
            for (int i = 0; i < TRIES; i++) {
                ConsumerRecords<byte[], byte[]> found = consumer.poll(WAIT);
                if (!found.isEmpty()) {
                    ConsumerRecord<byte[], byte[]> record = found.iterator().next();
                    boolean same =
                            record.offset() == letter.offset() && (letter.isWithoutBytes() || isOf(letter, record));
                    return same ? record : null;
                }
                if (letter.offset() >= consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L)) {
                    return null;
                }
            }
        } catch (OffsetOutOfRangeException gone) {
            return null;
        }
        throw new IllegalStateException("Kafka does not give " + partition + "@" + letter.offset());
    }

    private static boolean isOf(Letter letter, ConsumerRecord<byte[], byte[]> record) {
        return Arrays.equals(record.key(), letter.record().key())
                && Arrays.equals(record.value(), letter.record().value());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
