package org.lumbar.session.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.session.event.EventRejected;
import org.lumbar.session.ingest.RecordReader;
import org.lumbar.session.ingest.Story;
import org.lumbar.session.store.ClientLocks;
import org.lumbar.session.store.Transactions;

/** A client who has withdrawn consent: nothing new of theirs is stored, and nothing that was taken before is lost. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class ConsentComponentTest {
    private static final int PARTITIONS = 12;

    @InjectBackbone
    TestStack stack;

    @Inject
    Transactions transactions;

    @Inject
    Fold fold;

    private Story story;

    @BeforeEach
    void aClientWithASession() {
        story = new Story(stack).withClient().withPlan();
        story.sendStart();
        story.settle();
    }

    @Test
    void newEventsAreSetApartAloneWithTheirCodeAndWithoutTheirBytes() {
        // Given
        Story other = new Story(stack).withClient().withPlan();
        story.consent(2, "WITHDRAWN");
        story.settle();

        // When
        story.sendBall(3, 60);
        other.sendStart();
        story.sendRating("DURING", 4, 5);
        other.sendBall(3, 60);
        story.settle();

        // Then
        assertThat(story.deadLetters()).containsExactly("consent-withdrawn", "consent-withdrawn");
        assertThat(story.records("session-events-dlq")).allSatisfy(letter -> {
            assertThat(letter.value()).isNull();
            assertThat(letter.headers().lastHeader("lumbar-pointer").value()).isEqualTo("/subject".getBytes(UTF_8));
        });
        assertThat(story.count("events")).isEqualTo(1);
        assertThat(story.toldSession().get("eventCount").intValue()).isEqualTo(1);
        assertThat(other.deadLetters()).isEmpty();
        assertThat(other.count("events")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_ASKED", "GIVEN", "OUTDATED"})
    void onlyAWithdrawalStopsEvents(String state) {
        // Given
        story.consent(2, state);
        story.settle();

        // When
        story.sendBall(3, 60);
        story.settle();

        // Then
        assertThat(story.deadLetters()).isEmpty();
        assertThat(story.count("events")).isEqualTo(2);
    }

    @Test
    void onceConsentIsGivenAgainEventsAreTakenAndSoIsOneThatWasRejected() {
        // Given
        String event = story.event(UUID.randomUUID(), "step-completed", 3, story.ball(60));
        story.consent(2, "WITHDRAWN");
        story.settle();
        story.send(event);
        story.settle();

        // When
        story.consent(3, "GIVEN");
        story.settle();
        story.send(event);
        story.sendBall(4, 30);

        // Then
        assertThat(story.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(90);
        assertThat(story.deadLetters()).containsExactly("consent-withdrawn");
    }

    @Test
    void anOlderSnapshotDoesNotBringConsentBack() {
        // Given
        story.consent(5, "WITHDRAWN");
        story.settle();

        // When
        story.consent(4, "GIVEN");
        story.settle();
        story.sendBall(3, 60);
        story.settle();

        // Then
        assertThat(story.deadLetters()).containsExactly("consent-withdrawn");
    }

    /** The instance that has committed it dies; the next one reads the withdrawal first, and then the event again. */
    @Test
    void whatWasCommittedAndNotPublishedBeforeTheWithdrawalIsPublishedAfterIt() throws Exception {
        // Given
        UUID rating = UUID.randomUUID();
        String event = story.event(
                rating,
                "pain-rated",
                5,
                "{\"moment\": \"DURING\", \"score\": 4, \"sessionId\": \"%s\"}".formatted(story.session));
        commitWithoutPublishing(event);
        assertThat(story.published("pain-ratings", rating)).isEmpty();
        story.consent(2, "WITHDRAWN");
        story.settle();

        // When
        story.send(event);
        story.settle();

        // Then
        assertThat(story.published("pain-ratings", rating)).isPresent();
        assertThat(story.toldSession().get("eventCount").intValue()).isEqualTo(2);
        assertThat(story.deadLetters()).isEmpty();
    }

    private void commitWithoutPublishing(String event) throws Exception {
        int partition = ClientLocks.partition(story.client.toString(), PARTITIONS);
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                stack.topic("session-events"),
                partition,
                endOf(partition),
                Instant.now().toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                36,
                event.length(),
                story.client.toString().getBytes(UTF_8),
                event.getBytes(UTF_8),
                new RecordHeaders(),
                Optional.empty());
        Incoming incoming = read(record);
        Fold.Outcome outcome = transactions.run(connection -> fold.apply(connection, List.of(incoming)));
        assertThat(outcome.claimed()).isEqualTo(1);
    }

    private static Incoming read(ConsumerRecord<byte[], byte[]> record) throws EventRejected {
        return new RecordReader().read(record);
    }

    private long endOf(int partition) throws Exception {
        TopicPartition place = new TopicPartition(stack.topic("session-events"), partition);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            return admin.listOffsets(Map.of(place, OffsetSpec.latest()))
                    .partitionResult(place)
                    .get()
                    .offset();
        }
    }

    @Test
    void anEventThatIsThereTwiceWithAnotherBodyStaysAConflict() {
        // Given
        UUID id = UUID.randomUUID();
        story.send(story.event(id, "step-completed", 3, story.ball(60)));
        story.settle();
        story.consent(2, "WITHDRAWN");
        story.settle();

        // When
        story.send(story.event(id, "step-completed", 3, story.ball(90)));
        story.send(story.event(id, "step-completed", 3, story.ball(60)));
        story.settle();

        // Then
        assertThat(story.deadLetters()).containsExactly("id-conflict");
    }

    @Test
    void whileEventsStreamInEachIsStoredOrSetApartAndNoneAfterTheWithdrawalIsStored() {
        // Given
        List<UUID> sent = new ArrayList<>();
        CompletableFuture<Void> withdrawal = new CompletableFuture<>();

        // When
        for (int i = 0; i < 300; i++) {
            UUID id = UUID.randomUUID();
            sent.add(id);
            story.send(story.event(id, "step-completed", 3 + i, story.ball(1)));
            if (i == 100) {
                withdrawal = CompletableFuture.runAsync(() -> story.consent(2, "WITHDRAWN"));
            }
        }
        withdrawal.join();
        story.settle();
        long stored = story.count("events");
        story.sendBall(1_000, 60);
        story.settle();

        // Then
        Set<String> seen = new TreeSet<>(story.records("session-events-dlq").stream()
                .map(letter ->
                        new String(letter.headers().lastHeader("lumbar-offset").value(), UTF_8))
                .toList());
        assertThat(story.deadLetters()).isNotEmpty().allMatch("consent-withdrawn"::equals);
        assertThat(seen).hasSameSizeAs(story.deadLetters());
        assertThat(stored + story.deadLetters().size()).isEqualTo(1 + sent.size() + 1);
        assertThat(story.count("events")).isEqualTo(stored);
        assertThat(story.toldSession().get("eventCount").longValue()).isEqualTo(stored);
    }

    @Test
    void anErasureForgetsTheWithdrawalToo() {
        // Given
        story.consent(2, "WITHDRAWN");
        story.settle();

        // When
        story.erase();
        story.settle();
        story.sendBall(3, 60);
        story.settle();

        // Then
        assertThat(story.count("clients")).isZero();
        assertThat(story.deadLetters()).containsExactly("client-erased");
    }
}
