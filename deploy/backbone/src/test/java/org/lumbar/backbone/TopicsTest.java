package org.lumbar.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When a record arrived is the broker's to say: retention, lag and what a client was told go by it. */
class TopicsTest {
    private static final String CLIENT = "018f3c1e-0000-7000-8000-00000000c001";

    @TempDir
    static Path dir;

    private static KafkaBroker broker;

    static Stream<Topics.Topic> topics() {
        return Topics.ALL.stream();
    }

    @BeforeAll
    static void start() {
        broker = KafkaBroker.start(dir, FreePort.find());
        Topics.createMissing(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aRecordHasTheTimeAtWhichItArrivedWhateverItsProducerSays(Topics.Topic topic) throws Exception {
        // Given
        Instant before = now();
        List<Long> claimed = List.of(
                0L, // not set
                before.getEpochSecond(), // seconds for milliseconds
                before.minus(Duration.ofDays(35)).toEpochMilli(), // older than any event is kept
                before.plus(Duration.ofMinutes(50)).toEpochMilli(), // a clock that is ahead
                before.plus(Duration.ofDays(400)).toEpochMilli(),
                before.toEpochMilli() * 1_000); // microseconds

        // When
        send(topic.name(), claimed);

        // Then
        Instant after = now();
        try (Records records = new Records(broker.bootstrapServers())) {
            assertThat(records.readAll(topic.name()))
                    .hasSameSizeAs(claimed)
                    .extracting(ConsumerRecord::timestamp)
                    .allSatisfy(time -> assertThat(Instant.ofEpochMilli(time)).isBetween(before, after));
        }
    }

    @Test
    void topicsOfAnOlderReleaseGetWhatTheyLack() throws Exception {
        // Given
        Topics.Topic topic = Topics.ALL.get(0);
        try (KafkaBroker older = KafkaBroker.start(dir.resolve("older"), FreePort.find());
                Admin admin = Admin.create(Map.of("bootstrap.servers", older.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic.name(), Optional.of(12), Optional.of((short) 1))
                            .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "1000", "flush.ms", "777777"))))
                    .all()
                    .get();

            // When
            int before = Topics.createMissing(older.bootstrapServers());

            // Then
            assertThat(before).isOne();
            await("the broker has applied the settings")
                    .untilAsserted(() -> assertThat(settings(admin, topic))
                            .containsAllEntriesOf(topic.config())
                            .containsEntry("flush.ms", "777777"));
        }
    }

    private static Map<String, String> settings(Admin admin, Topics.Topic topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Map<String, String> settings = new HashMap<>();
        admin.describeConfigs(List.of(resource)).all().get().values().stream()
                .flatMap(config -> config.entries().stream())
                .forEach(entry -> settings.put(entry.name(), entry.value()));
        return settings;
    }

    private static void send(String topic, List<Long> times) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            times.forEach(time -> sent.add(
                    producer.send(new ProducerRecord<>(topic, Topics.partition(CLIENT), time, CLIENT, new byte[1]))));
            for (var each : sent) {
                each.get();
            }
        }
    }

    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }
}
