package org.lumbar.foundation.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** Lag in seconds, with the consumer that Kafka's clients bring for tests. */
class ConsumerLagTest {
    private static final TopicPartition PARTITION = new TopicPartition("events", 0);
    private static final long NOW = 1_000_000;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final ConsumerLag lag = new ConsumerLag();

    @Test
    void whatIsInWorkIsAsOldAsItsOldestRecordAndGrowsOlderUntilItIsDone() {
        // Given
        ConsumerRecords<byte[], byte[]> batch = polled(2, NOW - 9_000, NOW - 4_000);
        // When
        lag.taken(batch);
        // Then
        assertThat(lag.seconds(CLOCK)).isEqualTo(9);
        assertThat(lag.seconds(Clock.offset(CLOCK, Duration.ofMinutes(1)))).isEqualTo(69);
    }

    @Test
    void withNothingLeftAtTheBrokerThereIsNoLag() {
        // Given
        ConsumerRecords<byte[], byte[]> batch = polled(2, NOW - 9_000, NOW - 4_000);
        lag.taken(batch);
        // When
        lag.done(batch);
        lag.look(consumer);
        // Then
        assertThat(lag.seconds(CLOCK)).isZero();
        assertThat(lag.records()).isZero();
    }

    @Test
    void whatIsLeftIsAtMostAsOldAsTheLastRecordThatWasRead() {
        // Given
        ConsumerRecords<byte[], byte[]> batch = polled(7, NOW - 9_000, NOW - 4_000);
        lag.taken(batch);
        // When
        lag.done(batch);
        lag.look(consumer);
        // Then
        assertThat(lag.seconds(CLOCK)).isEqualTo(4);
        assertThat(lag.records()).isEqualTo(5);
    }

    @Test
    void aPartitionThatWentToAnotherConsumerIsItsConcern() {
        // Given
        ConsumerRecords<byte[], byte[]> batch = polled(7, NOW - 9_000, NOW - 4_000);
        lag.taken(batch);
        // When
        consumer.assign(List.of());
        lag.done(ConsumerRecords.empty());
        lag.look(consumer);
        // Then
        assertThat(lag.seconds(CLOCK)).isZero();
        assertThat(lag.records()).isZero();
    }

    /** Reads records of these times, while the partition ends at an offset. */
    private ConsumerRecords<byte[], byte[]> polled(long end, long... times) {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        for (int offset = 0; offset < times.length; offset++) {
            consumer.addRecord(new ConsumerRecord<>(
                    PARTITION.topic(),
                    PARTITION.partition(),
                    offset,
                    times[offset],
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    new byte[0],
                    new byte[0],
                    new RecordHeaders(),
                    Optional.empty()));
        }
        return consumer.poll(Duration.ZERO);
    }
}
