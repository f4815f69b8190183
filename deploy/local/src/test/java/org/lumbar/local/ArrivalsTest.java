package org.lumbar.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumbar.backbone.FreePort;
import org.lumbar.backbone.KafkaBroker;
import org.lumbar.backbone.QuietLogs;
import org.lumbar.backbone.Topics;

class ArrivalsTest {
    private static final String TOPIC = "lumbar.session-events.v1";
    private final long twelveWeeksAgo = Instant.now().minus(Duration.ofDays(84)).toEpochMilli();

    /** Held, or they would be forgotten with their level. */
    private static final List<Logger> QUIET =
            QuietLogs.CATEGORIES.stream().map(Logger::getLogger).toList();

    @TempDir
    Path folder;

    private KafkaBroker broker;
    private Admin admin;

    @BeforeEach
    void aBrokerWithTheContractsTopics() {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        broker = KafkaBroker.start(folder, FreePort.find());
        Topics.createMissing(broker.bootstrapServers());
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterEach
    void end() {
        admin.close();
        broker.close();
    }

    @Test
    void whatIsToldArrivesInItsOwnTimeAndWhatComesLaterArrivesNow() throws Exception {
        // When
        long told;
        try (Arrivals arrivals = Arrivals.asTold(broker.bootstrapServers())) {
            told = written();
        }

        // Then
        assertThat(told).isEqualTo(twelveWeeksAgo);
        await("the contract's settings are back")
                .untilAsserted(() -> assertThat(setting("retention.ms"))
                        .isEqualTo(Long.toString(Duration.ofDays(27).toMillis())));
        assertThat(written()).isGreaterThan(told + Duration.ofDays(83).toMillis());
    }

    @Test
    void nothingIsKeptForLessLongBeforeItIsRead() throws Exception {
        try (Arrivals arrivals = Arrivals.asTold(broker.bootstrapServers())) {
            // Given
            written();
            CompletableFuture<Void> read = CompletableFuture.runAsync(arrivals::awaitRead);
            assertThat(setting("retention.ms")).isEqualTo("-1");
            assertThat(read).isNotDone();

            // When
            admin.alterConsumerGroupOffsets(
                            "session-service", Map.of(new TopicPartition(TOPIC, 0), new OffsetAndMetadata(1)))
                    .all()
                    .get();

            // Then
            assertThat(read).succeedsWithin(30, TimeUnit.SECONDS);
        }
    }

    /** The record's time, as the broker took it. */
    private long written() throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            return producer.send(new ProducerRecord<>(TOPIC, 0, twelveWeeksAgo, "key", "value"))
                    .get()
                    .timestamp();
        }
    }

    private String setting(String name) {
        try {
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
            Map<ConfigResource, Config> configs =
                    admin.describeConfigs(List.of(topic)).all().get();
            return Objects.requireNonNull(configs.get(topic)).get(name).value();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
