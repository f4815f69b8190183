package org.lumbar.foundation.skip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.backbone.TestStack;

/** On a real broker: one record is skipped, never two, and none is lost. */
class SkipRecordTest {
    private static final String GROUP = "group-" + UUID.randomUUID();

    private final TestStack stack = TestStack.open("skip");
    private final Map<String, Object> broker = Map.of("bootstrap.servers", stack.bootstrapServers());
    private final String topic = stack.topic("sessions");
    private final TopicPartition place = new TopicPartition(topic, 3);
    private final SkipRecord skip =
            new SkipRecord(broker, GROUP, Set.of(topic), stack.topic("insights-dlq"), Clock.systemUTC());

    /** Offsets 0 and 1, the mark of their transaction at 2, and 3, with its mark at 4; the group is behind the first. */
    @BeforeEach
    void publish() throws Exception {
        inTransaction("zero".getBytes(UTF_8), "one".getBytes(UTF_8));
        inTransaction("three".getBytes(UTF_8));
        commit(1);
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void theNextRecordIsSkippedAndItsBytesAreKept() throws Exception {
        // When
        String said = skip.at(topic, 3, 1);

        // Then
        assertThat(said).contains(topic + "-3@1", "goes on at 2").doesNotContain("one");
        assertThat(committed()).isEqualTo(2);
        List<ConsumerRecord<String, byte[]>> letters = stack.consume("insights-dlq");
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).value()).isEqualTo("one".getBytes(UTF_8));
        assertThat(letters.get(0).key()).isEqualTo("key");
        assertThat(header(letters.get(0), "lumbar-code")).isEqualTo("skipped-by-operator");
        assertThat(header(letters.get(0), "lumbar-topic")).isEqualTo(topic);
        assertThat(header(letters.get(0), "lumbar-partition")).isEqualTo("3");
        assertThat(header(letters.get(0), "lumbar-offset")).isEqualTo("1");
    }

    @Test
    void theMarkOfATransactionIsNoRecordThatWouldBeSkippedBeside() throws Exception {
        // Given
        skip.at(topic, 3, 1);

        // When
        skip.at(topic, 3, 3);

        // Then
        assertThat(committed()).isEqualTo(4);
        assertThat(stack.consume("insights-dlq")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 0, past it already",
        "3, 2, The next record is",
        "3, 3, The next record is",
        "3, 5, no such record yet",
        "12, 0, There is no partition"
    })
    void whateverIsNotTheNextRecordIsRefused(int partition, long offset, String why) throws Exception {
        assertThatThrownBy(() -> skip.at(topic, partition, offset))
                .isInstanceOf(RefusedSkip.class)
                .hasMessageContaining(why);
        assertThat(committed()).isEqualTo(1);
        assertThat(stack.consume("insights-dlq")).isEmpty();
    }

    @Test
    void aTopicThatTheServiceDoesNotReadIsRefused() throws Exception {
        assertThatThrownBy(() -> skip.at(stack.topic("plans"), 3, 1)).isInstanceOf(RefusedSkip.class);
    }

    @Test
    void whileAnInstanceConsumesItIsRefused() throws Exception {
        // Given
        try (var instance = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers(), "group.id", GROUP),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            instance.subscribe(List.of(topic));
            while (instance.assignment().isEmpty()) {
                instance.poll(Duration.ofMillis(100));
            }

            // Then
            assertThatThrownBy(() -> skip.at(topic, 3, 1)).hasMessageContaining("still consume");
        }
        assertThat(stack.consume("insights-dlq")).isEmpty();
    }

    @Test
    void aRecordThatNoTopicWouldTakeUnpackedIsSkippedAndItsPlaceIsKept() throws Exception {
        // Given: packed it is small
        inTransaction(new byte[9_100_000]);
        commit(5);

        // When
        String said = skip.at(topic, 3, 5);

        // Then
        assertThat(said).contains("too large");
        assertThat(committed()).isEqualTo(6);
        assertThat(stack.consume("insights-dlq")).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isNull();
            assertThat(header(letter, "lumbar-value")).isEqualTo("omitted");
            assertThat(header(letter, "lumbar-offset")).isEqualTo("5");
        });
    }

    private void inTransaction(byte[]... values) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                stack.bootstrapServers(),
                "transactional.id",
                "skip-" + UUID.randomUUID(),
                "max.request.size",
                20_000_000,
                "buffer.memory",
                40_000_000L,
                "compression.type",
                "gzip");
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (byte[] value : values) {
                producer.send(new ProducerRecord<>(topic, 3, "key".getBytes(UTF_8), value));
            }
            producer.commitTransaction();
        }
    }

    private void commit(long offset) throws Exception {
        try (Admin admin = Admin.create(broker)) {
            admin.alterConsumerGroupOffsets(GROUP, Map.of(place, new OffsetAndMetadata(offset)))
                    .all()
                    .get();
        }
    }

    private long committed() throws Exception {
        try (Admin admin = Admin.create(broker)) {
            return admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .getOrDefault(place, new OffsetAndMetadata(0))
                    .offset();
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
