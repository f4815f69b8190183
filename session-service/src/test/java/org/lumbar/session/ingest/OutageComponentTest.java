package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.foundation.intake.ConsumerWatch;
import org.lumbar.session.fold.Fold;
import org.lumbar.session.fold.Incoming;
import org.lumbar.session.publishing.OutgoingRecords;
import org.lumbar.session.publishing.Publisher;
import org.lumbar.session.publishing.PublishingMetrics;
import org.lumbar.session.store.Transactions;

@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class OutageComponentTest {
    @InjectBackbone
    TestStack stack;

    @Inject
    Transactions transactions;

    @Inject
    Fold fold;

    @Inject
    RoundWork work;

    @Inject
    OutgoingRecords outgoing;

    @Inject
    KafkaSettings kafka;

    @Inject
    PublishingMetrics published;

    @Inject
    IngestMetrics metrics;

    @Inject
    Clock clock;

    private Story story;

    @BeforeEach
    void aClientWithAPlan() {
        story = new Story(stack).withClient().withPlan();
        story.sendStart();
        story.settle();
    }

    @Test
    void anOutageOfTheDatabaseSetsNothingAsideAndLosesNothing() {
        // Given
        stack.stopPostgres();
        story.sendBall(3, 60);
        story.sendBall(4, 60);
        await("the consumers meet the outage")
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> stack.lag("session-events") == 2);

        // When
        stack.startPostgres();

        // Then
        assertThat(story.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(120);
        assertThat(story.deadLetters()).isEmpty();
    }

    @Test
    void whileTheDeadLetterTopicCannotBeWrittenTheOffsetStaysAndAfterwardsNothingIsMissing() throws Exception {
        // Given
        String letters = stack.topic("session-events-dlq");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            admin.deleteTopics(List.of(letters)).all().get();

            // When
            story.sendBytes("{".getBytes(UTF_8));
            story.sendBall(3, 60);

            // Then
            await("nothing is passed over")
                    .during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> stack.lag("session-events") > 0);
            admin.createTopics(List.of(new NewTopic(letters, 12, (short) 1)))
                    .all()
                    .get();
        }
        assertThat(story.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(60);
        assertThat(story.deadLetters()).isNotEmpty().containsOnly("malformed-json");
    }

    @Test
    void anOutageOfTheBrokerLosesNothing() {
        // Given
        stack.stopBroker();

        // When
        stack.startBroker();
        story.sendBall(3, 60);

        // Then
        assertThat(story.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(60);
    }

    @Test
    void aBatchThatWasCutOffAfterItsCommitIsToldWhenItComesAgainWithAllThatFollowedFromIt() throws Exception {
        // Given
        story.send("pain-rated", 3 * 24 * 60, "{\"moment\": \"NEXT_DAY\", \"score\": 2, \"sore\": true}");
        UUID during = story.sendRating("DURING", 5, 5);
        story.settle();
        String ball = story.event(UUID.randomUUID(), "step-completed", 3, story.ball(60));
        String before = story.event(
                UUID.randomUUID(),
                "pain-rated",
                1,
                "{\"moment\": \"BEFORE\", \"score\": 1, \"sessionId\": \"%s\"}".formatted(story.session));
        List<Incoming> batch = List.of(incoming(ball, 1_000), incoming(before, 1_001));
        var committed = transactions.run(connection -> fold.apply(connection, batch));
        assertThat(committed.claimed()).isEqualTo(2);

        // When
        story.send(ball);
        story.send(before);

        // Then
        assertThat(story.toldSession().get("eventCount").intValue()).isEqualTo(4);
        assertThat(story.published("client-days", "2026-11-05")
                        .orElseThrow()
                        .at("/resting/0/technique")
                        .textValue())
                .isEqualTo("BALL_ROLL");
        assertThat(story.published("pain-ratings", during)
                        .orElseThrow()
                        .at("/guidance/rule")
                        .textValue())
                .isEqualTo("BEFORE_PLUS_2");
    }

    @Test
    void aSecondInstanceThatComesAndGoesLosesNothingAndCountsNothingTwice() {
        // Given
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            stories.add(new Story(stack).withClient().withPlan());
        }
        IngestLoop second = new IngestLoop(
                () -> new KafkaConsumer<>(kafka.consumer("second")),
                () -> new Publisher(() -> new KafkaProducer<>(kafka.producer("second")), outgoing, published),
                work,
                metrics,
                new ConsumerWatch(clock, 5, Duration.ofMinutes(1)),
                new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1)),
                clock);
        Thread thread = new Thread(second, "second");

        // When
        stories.forEach(Story::sendStart);
        thread.start();
        stories.forEach(each -> each.sendBall(3, 60));
        stories.forEach(each -> each.sendBall(4, 60));
        second.stop();
        stories.forEach(each -> each.sendBall(5, 60));

        // Then
        assertThat(stories).allSatisfy(each -> {
            assertThat(each.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(180);
            assertThat(each.toldSession().get("eventCount").intValue()).isEqualTo(4);
        });
        await("the second instance has gone").until(() -> !thread.isAlive());
    }

    private Incoming incoming(String event, long offset) throws Exception {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                stack.topic("session-events"),
                0,
                offset,
                story.client.toString().getBytes(UTF_8),
                event.getBytes(UTF_8));
        return new RecordReader().read(record);
    }
}
