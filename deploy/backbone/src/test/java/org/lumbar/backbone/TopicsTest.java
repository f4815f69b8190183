package org.lumbar.backbone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import org.jspecify.annotations.Nullable;
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

    /** With the settings of the contract, in seconds instead of days. */
    @Test
    void whatATombstoneHasReplacedLeavesTheDiskOnceTheTombstoneComesAgain() throws Exception {
        // Given
        String topic = "erased";
        String secret = "secret-" + UUID.randomUUID();
        Map<String, String> inSeconds = Map.of(
                "cleanup.policy", "compact",
                "message.timestamp.type", "LogAppendTime",
                "segment.ms", "1000",
                "max.compaction.lag.ms", "1000",
                "file.delete.delay.ms", "100");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.of((short) 1)).configs(inSeconds)))
                    .all()
                    .get();
        }
        write(topic, secret.getBytes(UTF_8));
        long erased = write(topic, null);
        assertThat(onDisk(topic, secret)).isTrue();
        await("a segment's time").until(() -> System.currentTimeMillis() > erased + 2_000);

        // When
        write(topic, null);

        // Then
        await("compaction").atMost(Duration.ofSeconds(90)).until(() -> !onDisk(topic, secret));
    }

    /** Returns when it arrived, by the broker's clock. */
    private static long write(String topic, byte @Nullable [] value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            return producer.send(new ProducerRecord<>(topic, CLIENT, value))
                    .get()
                    .timestamp();
        }
    }

    private static boolean onDisk(String topic, String text) throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve(topic + "-0"))) {
            return files.filter(Files::isRegularFile).anyMatch(file -> holds(file, text));
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1).contains(text);
        } catch (IOException goneMeanwhile) {
            return false;
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
