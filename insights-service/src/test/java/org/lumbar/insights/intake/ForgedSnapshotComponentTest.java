package org.lumbar.insights.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;
import org.lumbar.insights.store.Database;

/** Who can write to a topic can't take a client to another practice, nor hold back what is said about them later. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class ForgedSnapshotComponentTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final UUID OTHER_PRACTICE = UUID.fromString("0190a000-0000-7000-8000-00000000a002");
    private static final List<String> TOPICS = List.of("plans", "clients", "sessions", "pain-ratings", "client-days");

    @InjectBackbone
    TestStack stack;

    @Inject
    Database database;

    @Inject
    Replay replay;

    private final UUID clientId = UUID.randomUUID();

    @BeforeEach
    void aClientOfAPractice() {
        publish(client(Snapshots.practice(), 1), rating(Snapshots.practice(), 1));
        settle();
    }

    @Test
    void aClientNeverMovesToAnotherPractice() {
        // When, among good ones
        publish(rating(Snapshots.practice(), 1), client(OTHER_PRACTICE, 9), rating(Snapshots.practice(), 1));
        settle();
        // Then
        assertThat(letters()).containsExactly("invalid-field /practiceId");
        assertThat(practices()).containsOnly(Snapshots.practice());
        assertThat(ratings()).isEqualTo(3);
    }

    @Test
    void noSnapshotOfAClientBelongsToAnotherPractice() {
        // When
        publish(rating(OTHER_PRACTICE, 1), rating(Snapshots.practice(), 1));
        settle();
        // Then
        assertThat(letters()).containsExactly("invalid-field /practiceId");
        assertThat(ratings()).isEqualTo(2);
    }

    @Test
    void aRevisionThatNoPublisherCanHaveReachedHoldsNothingBack() {
        // When
        publish(client(Snapshots.practice(), Long.MAX_VALUE), rating(Snapshots.practice(), Long.MAX_VALUE - 1));
        publish(client(Snapshots.practice(), 2));
        settle();
        // Then
        assertThat(letters()).containsExactly("invalid-field /revision", "invalid-field /revision");
        assertThat(column("SELECT revision::text AS word FROM client WHERE client_id = ?"))
                .containsExactly("2");
    }

    @Test
    void aRebuildLeavesItOut() {
        // When
        replay.take(List.of(
                record(rating(Snapshots.practice(), 1)),
                record(client(OTHER_PRACTICE, 9)),
                record(rating(OTHER_PRACTICE, 1))));
        replay.store(List.of(record(client(OTHER_PRACTICE, 10)), record(rating(Snapshots.practice(), 1))));
        // Then
        assertThat(practices()).containsOnly(Snapshots.practice());
        assertThat(ratings()).isEqualTo(3);
    }

    private Snapshot client(UUID practice, long revision) {
        return Published.client(clientId, practice, "Ada", revision, "anna");
    }

    private RatingSnapshot rating(UUID practice, long revision) {
        RatingSnapshot usual = Snapshots.rating(1, DAY, Moment.AD_HOC, 3);
        return new RatingSnapshot(
                UUID.randomUUID(),
                clientId,
                practice,
                revision,
                usual.moment(),
                3,
                null,
                null,
                null,
                null,
                null,
                DAY,
                usual.timezone(),
                usual.occurredAt(),
                usual.receivedAt());
    }

    private void publish(Snapshot... snapshots) {
        Stream.of(snapshots)
                .forEach(snapshot ->
                        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot)));
    }

    private ConsumerRecord<byte[], byte[]> record(Snapshot snapshot) {
        return new ConsumerRecord<>(
                stack.topic(Published.topic(snapshot)),
                0,
                0,
                snapshot.key().getBytes(UTF_8),
                Published.value(snapshot));
    }

    private List<String> letters() {
        return stack.consume("insights-dlq").stream()
                .filter(letter -> letter.key() != null && letter.key().startsWith(clientId.toString()))
                .map(letter -> header(letter, "lumbar-code") + " " + header(letter, "lumbar-pointer"))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }

    private List<UUID> practices() {
        return column("SELECT practice_id::text AS word FROM client WHERE client_id = ?"
                        + " UNION ALL SELECT practice_id::text FROM triage_line WHERE client_id = ?")
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    private int ratings() {
        return column("SELECT rating_id::text AS word FROM pain_rating WHERE client_id = ?")
                .size();
    }

    private List<String> column(String query) {
        Object[] ids = query.chars()
                .filter(letter -> letter == '?')
                .mapToObj(any -> clientId)
                .toArray();
        return QuarkusTransaction.requiringNew().call(() -> database.rows(query, row -> row.text("word"), ids));
    }

    private void settle() {
        await("all snapshots to be taken in")
                .atMost(Duration.ofSeconds(60))
                .until(() -> TOPICS.stream().mapToLong(stack::lag).sum() == 0);
    }
}
