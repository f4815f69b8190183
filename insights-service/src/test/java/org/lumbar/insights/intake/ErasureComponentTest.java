package org.lumbar.insights.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

/** Who was erased stays erased, whatever stands behind the tombstones. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class ErasureComponentTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final List<String> TOPICS = List.of("plans", "clients", "sessions", "pain-ratings", "client-days");
    private static final List<String> TABLES = List.of(
            "client",
            "client_summary",
            "pain_rating",
            "pain_day",
            "triage_line",
            "care",
            "alert",
            "acknowledgement_entry");

    @InjectBackbone
    TestStack stack;

    @Inject
    Database database;

    @Inject
    Replay replay;

    private final UUID clientId = UUID.randomUUID();

    @Test
    void theTombstoneOfAClientErasesAllOfThemWithoutOneOfEverySnapshot() {
        // Given: a publisher that missed some tombstones
        publish(client(1), rating(8), rating(9));
        settle();
        QuarkusTransaction.requiringNew()
                .run(() -> database.change(
                        "INSERT INTO acknowledgement_entry SELECT client_id, gen_random_uuid(), 1, practice_id, now(), 'anna',"
                                + " false, 'Called' FROM client WHERE client_id = ?",
                        clientId));
        assertThat(rows()).isPositive();
        // When
        erase();
        settle();
        // Then
        assertThat(rows()).isZero();
    }

    @Test
    void whatStandsBehindTheTombstonesIsNotStored() {
        // Given
        publish(client(1), rating(8));
        erase();
        // When: an instance that slept wakes up and publishes what it had
        publish(rating(7), client(5), rating(9));
        settle();
        // Then
        assertThat(rows()).isZero();
    }

    @Test
    void oneBatchThatHasAllOfItInAnyOrderLeavesNothing() {
        // Given: nothing is taken in while the database is away, so all comes at once
        stack.stopPostgres();
        publish(rating(7), client(1));
        erase();
        publish(client(2), rating(9));
        // When
        stack.startPostgres();
        settle();
        // Then
        assertThat(rows()).isZero();
    }

    @Test
    void aReplayOfTheTopicsKeepsNothingEither() {
        // Given
        publish(client(1));
        erase();
        settle();
        // When
        RatingSnapshot late = rating(9);
        replay.store(List.of(record(late), record(client(3))));
        replay.take(List.of(record(rating(8))));
        // Then
        assertThat(rows()).isZero();
    }

    private void erase() {
        stack.produce("clients", clientId.toString(), Map.of(), null);
    }

    private Snapshot client(long revision) {
        return Published.client(clientId, Snapshots.practice(), "Ada", revision, "anna");
    }

    private RatingSnapshot rating(int score) {
        RatingSnapshot usual = Snapshots.rating(1, DAY, Moment.AD_HOC, score);
        return new RatingSnapshot(
                UUID.randomUUID(),
                clientId,
                usual.practiceId(),
                1,
                usual.moment(),
                score,
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
                snapshot.key().getBytes(StandardCharsets.UTF_8),
                Published.value(snapshot));
    }

    private void settle() {
        await("all snapshots to be taken in")
                .atMost(Duration.ofSeconds(60))
                .until(() -> TOPICS.stream().mapToLong(stack::lag).sum() == 0);
    }

    private long rows() {
        return QuarkusTransaction.requiringNew()
                .call(() -> TABLES.stream()
                        .mapToLong(table -> database.rows(
                                        "SELECT 1 AS one FROM " + table + " WHERE client_id = ?",
                                        row -> row.number("one"),
                                        clientId)
                                .size())
                        .sum());
    }
}
