package org.lumbar.backbone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaBrokerTest {
    private static final String CLIENT = "018f3c1e-0000-7000-8000-00000000c001";
    private static final Topics.Topic TOPIC = Topics.ALL.get(0);

    @TempDir
    Path dir;

    @Test
    void whatTheBrokerAcknowledgedIsThereAfterARestartOnTheSamePort() throws Exception {
        // Given
        int port = FreePort.find();
        try (KafkaBroker first = KafkaBroker.start(dir, port);
                Records records = new Records(first.bootstrapServers())) {
            create(first);
            records.produce(TOPIC.name(), CLIENT, Map.of("ce_id", "1"), "before".getBytes(UTF_8));
        }

        // When
        try (KafkaBroker second = KafkaBroker.start(dir, port);
                Records records = new Records(second.bootstrapServers())) {
            records.produce(TOPIC.name(), CLIENT + ":more", Map.of(), "after".getBytes(UTF_8));

            // Then
            assertThat(records.readAll(TOPIC.name()))
                    .extracting(record -> new String(record.value(), UTF_8))
                    .containsExactly("before", "after");
        }
    }

    @Test
    void aRecordLandsWhereKafkasOwnPartitionerPutsItsClient() throws Exception {
        // Given
        try (KafkaBroker broker = KafkaBroker.start(dir, FreePort.find());
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            create(broker);

            // When
            int partition = producer.send(new ProducerRecord<>(TOPIC.name(), CLIENT, new byte[0]))
                    .get()
                    .partition();

            // Then
            assertThat(Topics.partition(CLIENT)).isEqualTo(partition);
            assertThat(Topics.partition(CLIENT + ":plan")).isEqualTo(partition);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "lz4", "snappy", "zstd"})
    void theBrokerTakesEveryCompression(String compression) throws Exception {
        // Given
        try (KafkaBroker broker = KafkaBroker.start(dir, FreePort.find());
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "compression.type",
                                compression,
                                "delivery.timeout.ms",
                                20_000,
                                "request.timeout.ms",
                                10_000),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            create(broker);

            // When
            long offset = producer.send(new ProducerRecord<>(TOPIC.name(), CLIENT, new byte[1_000]))
                    .get()
                    .offset();

            // Then
            assertThat(offset).isZero();
        }
    }

    private static void create(KafkaBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(TOPIC.onBrokers("", 1))).all().get();
        }
    }
}
