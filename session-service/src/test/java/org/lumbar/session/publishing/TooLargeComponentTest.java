package org.lumbar.session.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.session.ingest.Story;
import org.lumbar.session.store.ClientLocks;

/** What no topic takes for its size, or our own code can't read, costs itself and nothing else. */
@QuarkusTest
@WithTestResource(
        value = BackboneTestResource.class,
        scope = TestResourceScope.RESTRICTED_TO_CLASS,
        initArgs = @ResourceArg(name = "database", value = "session"))
class TooLargeComponentTest {
    @InjectBackbone
    TestStack stack;

    private Story story;

    @BeforeEach
    void aClientWithAPlan() {
        story = new Story(stack).withClient().withPlan();
        story.sendStart();
        story.settle();
    }

    @Test
    void aRecordThatIsSmallOnlyWhileItIsCompressedLeavesALetterWithoutIt() throws Exception {
        // Given
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                stack.bootstrapServers(),
                "compression.type",
                "gzip",
                "max.request.size",
                32_000_000,
                "buffer.memory",
                64_000_000L);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            // When
            producer.send(new ProducerRecord<>(
                            stack.topic("session-events"),
                            ClientLocks.partition(story.client.toString(), 12),
                            story.client.toString(),
                            new byte[10_000_000]))
                    .get();
        }
        story.sendBall(3, 60);

        // Then
        assertThat(story.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(60);
        assertThat(story.deadLetters()).containsExactly("too-large");
        ConsumerRecord<String, byte[]> letter =
                story.records("session-events-dlq").get(0);
        assertThat(letter.value()).isNull();
        assertThat(letter.headers().lastHeader("lumbar-value").value()).isEqualTo("omitted".getBytes(UTF_8));
    }

    @Test
    void aSnapshotThatItsTopicRefusesCostsNoneOfTheOthers() throws Exception {
        // Given
        limit("sessions", 3_000);
        Story other = new Story(stack).withClient().withPlan();
        other.settle();
        long before = story.records("sessions").size();

        // When
        for (int i = 0; i < 60; i++) {
            story.send(
                    "step-completed",
                    3,
                    "{\"sessionId\": \"%s\", \"stepKey\": \"step-%d\", \"durationSeconds\": 60}"
                            .formatted(story.session, i));
        }
        story.sendRating("DURING", 5, 4);
        other.sendStart();

        // Then
        assertThat(other.toldSession().get("eventCount").intValue()).isEqualTo(1);
        story.settle();
        assertThat(story.records("pain-ratings")).hasSize(1);
        assertThat(story.records("client-days")).isNotEmpty();
        assertThat(story.records("sessions").size()).isGreaterThanOrEqualTo((int) before);
        assertThat(story.count("events")).isEqualTo(62);
        assertThat(story.deadLetters()).isEmpty();
    }

    @Test
    void aLetterThatItsTopicRefusesIsWrittenWithoutItsBytes() throws Exception {
        // Given
        limit("session-events-dlq", 2_000);

        // When
        story.sendBytes("{".repeat(5_000).getBytes(UTF_8));
        story.sendBall(3, 60);

        // Then
        assertThat(story.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(60);
        assertThat(stack.consume("session-events-dlq").stream()
                        .filter(letter -> letter.value() == null && letter.key() == null)
                        .filter(letter -> letter.headers().lastHeader("lumbar-value") != null))
                .isNotEmpty();
    }

    @Test
    void aNumberThatNoReaderExpectsCostsItsEventAlone() {
        // When
        story.sendBall(3, 60);
        story.send("pain-rated", 4, "{\"moment\": \"AD_HOC\", \"score\": 1e-2147483649}");
        story.sendBall(5, 60);

        // Then
        assertThat(story.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(120);
        assertThat(story.deadLetters()).hasSize(1);
    }

    private void limit(String topic, int bytes) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, stack.topic(topic));
            ConfigEntry entry = new ConfigEntry("max.message.bytes", String.valueOf(bytes));
            admin.incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }
}
