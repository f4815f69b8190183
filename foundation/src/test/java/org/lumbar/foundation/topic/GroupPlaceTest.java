package org.lumbar.foundation.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.TestStack;

/** On a real broker. */
class GroupPlaceTest {
    private static final String CLIENT = UUID.randomUUID().toString();

    private final String group = "group-" + UUID.randomUUID();
    private final TestStack stack = TestStack.open("place");
    private final Map<String, Object> broker = Map.of("bootstrap.servers", stack.bootstrapServers());
    private final String events = stack.topic("session-events");
    private final String clients = stack.topic("clients");
    private final GroupPlace place = new GroupPlace(broker, group);

    private int partition;
    private Instant second;

    /** Three events and a client, and a group that has read all. */
    @BeforeEach
    void publish() throws Exception {
        stack.produce("session-events", CLIENT, Map.of(), new byte[] {1});
        var written = stack.produce("session-events", CLIENT, Map.of(), new byte[] {2});
        partition = written.partition();
        second = Instant.ofEpochMilli(written.timestamp());
        stack.produce("session-events", CLIENT, Map.of(), new byte[] {3});
        stack.produce("clients", CLIENT, Map.of(), new byte[] {4});
        try (Admin admin = Admin.create(broker)) {
            admin.alterConsumerGroupOffsets(
                            group,
                            Map.of(
                                    new TopicPartition(events, partition), new OffsetAndMetadata(3),
                                    new TopicPartition(clients, partition), new OffsetAndMetadata(1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void itGoesBackToTheFirstRecordThatIsNotOlderAndElsewhereToTheBeginning() throws Exception {
        // When
        Map<String, Long> toRead = place.rewind(Map.of(events, second, clients, Instant.EPOCH));

        // Then
        assertThat(committed(events)).isLessThanOrEqualTo(1);
        assertThat(toRead).containsEntry(events, 3 - committed(events)).containsEntry(clients, 1L);
        assertThat(committed(clients)).isZero();
    }

    @Test
    void whereNothingIsThatNewItStandsAtTheEnd() throws Exception {
        // When
        Map<String, Long> toRead = place.rewind(Map.of(events, second.plus(Duration.ofDays(1))));

        // Then
        assertThat(committed(events)).isEqualTo(3);
        assertThat(toRead).containsEntry(events, 0L);
    }

    @Test
    void aGroupThatIsAtWorkIsLeftAlone() throws Exception {
        // Given
        Map<String, Object> config = new HashMap<>(TopicScan.ofNoGroup(broker));
        config.put("group.id", group);
        try (var member = new KafkaConsumer<byte[], byte[]>(config)) {
            member.subscribe(List.of(events));
            while (member.assignment().isEmpty()) {
                member.poll(Duration.ofMillis(100));
            }

            // When / Then
            assertThatThrownBy(() -> place.rewind(Map.of(events, Instant.EPOCH)))
                    .isInstanceOf(StillConsumed.class)
                    .hasMessageContaining("still consume");
        }
        assertThat(committed(events)).isEqualTo(3);
    }

    @Test
    void aScanReadsEveryCommittedRecordOnceAndNoMore() {
        // Given
        List<Integer> read = new ArrayList<>();

        // When
        long count;
        try (TopicScan scan = new TopicScan(broker, List.of(events, clients))) {
            count = scan.readToEnd(
                    2, (records, behind) -> records.forEach(record -> read.add((int) record.value()[0])));
        }

        // Then
        assertThat(count).isEqualTo(4);
        assertThat(read).containsExactlyInAnyOrder(1, 2, 3, 4).containsSubsequence(1, 2, 3);
    }

    private long committed(String topic) throws Exception {
        try (Admin admin = Admin.create(broker)) {
            OffsetAndMetadata found = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(topic, partition));
            return Objects.requireNonNull(found).offset();
        }
    }
}
