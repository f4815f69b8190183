package org.lumbar.insights.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.FinishedSpans;
import org.lumbar.insights.TestClock;
import org.lumbar.insights.snapshot.ClientSnapshot;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;
import org.lumbar.insights.store.Database;

/** Snapshots as they come from Kafka. Every test has a client of its own. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class IntakeComponentTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final List<String> TOPICS = List.of("plans", "clients", "sessions", "pain-ratings", "client-days");

    @InjectBackbone
    TestStack stack;

    @Inject
    Database database;

    @Inject
    FinishedSpans spans;

    @Inject
    DataSource dataSource;

    @Inject
    TestClock clock;

    private final UUID clientId = UUID.randomUUID();

    @Test
    void theTraceOfASnapshotGoesOnHereAndItsSpanSaysNothingOfAnybody() {
        // Given
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        RatingSnapshot rating = rating(1, 3);
        // When
        stack.produce(
                Published.topic(rating),
                rating.key(),
                Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"),
                Published.value(rating));
        publish(rating(2, 5));
        // Then
        await("the span to end").until(() -> !spans.of(trace).isEmpty());
        assertThat(spans.of(trace)).singleElement().satisfies(span -> {
            assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
            assertThat(span.getAttributes().asMap())
                    .hasSize(2)
                    .containsValues("kafka", stack.topic(Published.topic(rating)));
        });
    }

    @Test
    void aStaleOrRepeatedSnapshotChangesNothing() {
        // Given
        publish(client("Newer name", 5));
        // When
        publish(client("Older name", 4));
        publish(client("Impostor", 5));
        settle();
        // Then
        assertThat(names()).containsExactly("Newer name");
    }

    @Test
    void aBadRecordNeverCostsTheGoodOnesAroundIt() {
        // Given
        publish(rating(1, 3));
        stack.produce("pain-ratings", clientId + ":" + UUID.randomUUID(), Map.of(), bytes("{\"score\": \"secret-7\""));
        publish(rating(2, 5));
        // When
        settle();
        // Then
        assertThat(values()).containsExactly(4.0);
        ConsumerRecord<String, byte[]> letter = letter("malformed-json");
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).contains("secret-7");
        assertThat(letter.headers())
                .extracting(header -> new String(header.value(), StandardCharsets.UTF_8))
                .noneMatch(value -> value.contains("secret"));
    }

    @Test
    void aTombstoneErasesTheSnapshotAndWhatFollowedFromIt() {
        // Given
        publish(client("Ada", 1));
        RatingSnapshot rating = rating(1, 8);
        publish(rating);
        settle();
        assertThat(values()).containsExactly(8.0);
        // When
        stack.produce("pain-ratings", rating.key(), Map.of(), null);
        stack.produce("clients", clientId.toString(), Map.of(), null);
        settle();
        // Then
        assertThat(values()).isEmpty();
        assertThat(names()).isEmpty();
        assertThat(rows("SELECT 1 AS line FROM client_summary WHERE client_id = ?"))
                .isEmpty();
    }

    @Test
    void aKeyThatDoesNotBelongToItsValueIsRefused() {
        // When
        stack.produce("clients", UUID.randomUUID().toString(), Map.of(), Published.value(client("Ada", 1)));
        settle();
        // Then
        assertThat(names()).isEmpty();
        assertThat(letters("key-mismatch")).isNotEmpty();
    }

    @Test
    void anOutageOfTheDatabaseIsWaitedForAndLosesNothing() {
        // Given
        stack.stopPostgres();
        publish(rating(1, 6));
        // When
        await("the consumer to meet the outage")
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> stack.lag("pain-ratings") > 0);
        stack.startPostgres();
        settle();
        // Then
        assertThat(values()).containsExactly(6.0);
        assertThat(letters("data-rejected")).noneMatch(letter -> letter.key().startsWith(clientId.toString()));
    }

    @AfterEach
    void showTheTimeAgain() {
        clock.moveBy(Duration.ZERO);
    }

    @Test
    void anIntakeThatHangsFailsLivenessUntilItGoesOn() throws SQLException {
        // Given
        publish(client("Ada", 1));
        settle();
        try (Connection other = dataSource.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT 1 FROM client WHERE client_id = '" + clientId + "' FOR UPDATE");
            publish(client("Ida", 2));
            await("the intake to wait for the row")
                    .atMost(Duration.ofSeconds(20))
                    .until(this::isWaitedFor);
            assertThat(liveness()).isEqualTo("UP");
            // When
            clock.stopAt(Instant.now().plus(Duration.ofMinutes(2)).plusSeconds(1));
            // Then
            assertThat(liveness()).isEqualTo("DOWN");
            other.rollback();
        }
        settle();
        await("the intake to be alive again").until(() -> liveness().equals("UP"));
        assertThat(names()).containsExactly("Ida");
    }

    private String liveness() {
        return RestAssured.get(stack.management("/q/health/live")).path("checks.find { it.name == 'intake' }.status");
    }

    private boolean isWaitedFor() {
        return !QuarkusTransaction.requiringNew()
                .call(() -> database.rows(
                        "SELECT 1 AS line FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND datname = current_database()",
                        row -> row.number("line")))
                .isEmpty();
    }

    private ClientSnapshot client(String name, long revision) {
        return Published.client(clientId, Snapshots.practice(), name, revision, "anna");
    }

    private RatingSnapshot rating(int number, int score) {
        RatingSnapshot usual = Snapshots.rating(number, DAY, Moment.AD_HOC, score);
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

    private void publish(Snapshot snapshot) {
        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
    }

    /** Waits until everything that was published is committed. */
    private void settle() {
        await("all snapshots to be taken in")
                .atMost(Duration.ofSeconds(60))
                .until(() -> TOPICS.stream().mapToLong(stack::lag).sum() == 0);
    }

    private List<String> names() {
        return rows("SELECT display_name AS line FROM client WHERE client_id = ?");
    }

    private List<Double> values() {
        return rows("SELECT value AS line FROM pain_day WHERE client_id = ?").stream()
                .map(Double::valueOf)
                .toList();
    }

    private List<String> rows(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> database.rows(sql, row -> row.text("line"), clientId));
    }

    private List<ConsumerRecord<String, byte[]>> letters(String code) {
        return stack.consume("insights-dlq").stream()
                .filter(letter -> code.equals(
                        new String(letter.headers().lastHeader("lumbar-code").value(), StandardCharsets.UTF_8)))
                .toList();
    }

    private ConsumerRecord<String, byte[]> letter(String code) {
        return letters(code).stream()
                .filter(letter -> letter.key().startsWith(clientId.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
