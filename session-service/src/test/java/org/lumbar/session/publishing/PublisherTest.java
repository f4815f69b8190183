package org.lumbar.session.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Who may publish, with the producer that Kafka's clients bring for tests. */
class PublisherTest {
    private static final TopicPartition PARTITION = new TopicPartition("events", 3);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void whoIsNoMemberOfTheGroupPublishesNothingThoughABrokerWouldTakeIt() {
        for (ConsumerGroupMetadata none : List.of(
                new ConsumerGroupMetadata("group"),
                new ConsumerGroupMetadata("group", 7, "", Optional.empty()),
                new ConsumerGroupMetadata("group", -1, "somebody", Optional.empty()))) {
            // When
            assertThatThrownBy(() -> publisher().publish(new Round(ConsumerRecords.empty(), none)))
                    .isInstanceOf(Lost.class);
            // Then
            assertThat(producer.transactionInitialized()).isFalse();
        }
    }

    @Test
    void aMemberCommitsItsOffsetsUnderItsGeneration() throws Exception {
        // Given
        var member = new ConsumerGroupMetadata("group", 7, "somebody", Optional.empty());
        Round round = new Round(oneRecord(), member);
        round.allWorked();
        // When
        publisher().publish(round);
        // Then
        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.consumerGroupOffsetsHistory())
                .containsExactly(Map.of("group", Map.of(PARTITION, new OffsetAndMetadata(42))));
    }

    /** Kafka checks nothing of a transaction without offsets. */
    @Test
    void whileAllThatWasPolledHasToWaitNothingIsPublishedUnfenced() throws Exception {
        // Given
        var member = new ConsumerGroupMetadata("group", 7, "somebody", Optional.empty());
        Round round = new Round(oneRecord(), member);
        round.block(oneRecord().iterator().next());
        round.allWorked();
        // When
        publisher().publish(round);
        // Then
        assertThat(producer.transactionInitialized()).isFalse();
    }

    private static ConsumerRecords<byte[], byte[]> oneRecord() {
        var record = new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), 40L, new byte[0], new byte[0]);
        return new ConsumerRecords<>(Map.of(PARTITION, List.of(record)), Map.of(PARTITION, new OffsetAndMetadata(42)));
    }

    private Publisher publisher() {
        Topics topics = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(Topics.class)
                .withDefaultValue("lumbar.topics.session-events", "events")
                .withDefaultValue("lumbar.topics.session-events-dlq", "letters")
                .withDefaultValue("lumbar.topics.plans", "plans")
                .withDefaultValue("lumbar.topics.clients", "clients")
                .withDefaultValue("lumbar.topics.practices", "practices")
                .withDefaultValue("lumbar.topics.sessions", "sessions")
                .withDefaultValue("lumbar.topics.pain-ratings", "ratings")
                .withDefaultValue("lumbar.topics.client-days", "days")
                .withDefaultValue("lumbar.topics.erasure-receipts", "receipts")
                .withDefaultValue("lumbar.topics.archive-requests", "requests")
                .withDefaultValue("lumbar.topics.archive-parts", "parts")
                .build()
                .getConfigMapping(Topics.class);
        PublishingMetrics metrics = new PublishingMetrics(new SimpleMeterRegistry());
        return new Publisher(() -> producer, new OutgoingRecords(topics, Clock.systemUTC()), metrics);
    }
}
