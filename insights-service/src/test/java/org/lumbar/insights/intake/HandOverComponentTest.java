package org.lumbar.insights.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.backbone.Topics;
import org.lumbar.insights.snapshot.ClientSnapshot;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.Snapshots;
import org.lumbar.insights.store.Database;

/** A second replica joins while the first has a batch: in work, waiting for an outage to pass, or hanging. */
@QuarkusTest
@TestProfile(HandOverComponentTest.Impatient.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "insights"))
class HandOverComponentTest {

    private static final List<String> TOPICS = List.of("plans", "clients", "sessions", "pain-ratings", "client-days");

    @InjectBackbone
    TestStack stack;

    @Inject
    Database database;

    @Inject
    DataSource dataSource;

    /** Of a partition that the second replica gets: its name comes first in the alphabet. */
    private final UUID clientId = Stream.generate(UUID::randomUUID)
            .filter(id -> Topics.partition(id.toString()) < Topics.PARTITIONS / 2)
            .findFirst()
            .orElseThrow();

    /** A hand-over that waits less than a test, and a replica that soon hears of another. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lumbar.intake.hand-over", "8s",
                    "mp.messaging.incoming.snapshots.heartbeat.interval.ms", "200");
        }
    }

    /** A replica that keeps what it reads to itself, and commits nothing. */
    private final class Second implements AutoCloseable {
        private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();
        private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", stack.bootstrapServers(),
                        "group.id", stack.database().user(),
                        "client.id", "a-second-replica",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed",
                        "partition.assignment.strategy", "org.apache.kafka.clients.consumer.RangeAssignor"),
                new StringDeserializer(),
                new ByteArrayDeserializer());

        Second() {
            consumer.subscribe(TOPICS.stream().map(stack::topic).toList());
        }

        boolean joins() {
            consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
            return !consumer.assignment().isEmpty();
        }

        /** Offsets of the client's topic and partition. */
        List<Long> sees() {
            consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
            return seen.stream()
                    .filter(record -> clientId.toString().equals(record.key()))
                    .map(ConsumerRecord::offset)
                    .toList();
        }

        /** Where the group goes on in the client's topic and partition. */
        long committed() {
            return Objects.requireNonNull(
                            consumer.committed(Set.of(partition())).get(partition()))
                    .offset();
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    @AfterEach
    void everythingIsThereAgain() {
        stack.startBroker();
        stack.startPostgres();
    }

    @Test
    void theSecondBeginsWhereTheBatchInWorkEnds() throws SQLException {
        // Given a batch that takes a while
        publish("Ada", 1);
        settle();
        try (Connection other = holdTheClient();
                Second second = new Second()) {
            publish("Ida", 2);
            await("the batch to be in work").until(this::isWaitedFor);
            RecordMetadata next = publish("Eda", 3);
            // When
            await("the second to wait for the first")
                    .during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> !second.joins());
            other.rollback();
            // Then
            await("the second to join").until(second::joins);
            await("the second to see what comes next")
                    .untilAsserted(() -> assertThat(second.sees()).isNotEmpty());
            assertThat(second.sees()).containsExactly(next.offset());
            assertThat(names()).containsExactly("Ida");
        }
        settle();
        assertThat(names()).containsExactly("Eda");
    }

    @Test
    void aBatchThatWaitsForAnOutageToPassIsGivenUpAtOnceAndRepeated() {
        // Given
        publish("Ada", 1);
        settle();
        stack.stopPostgres();
        RecordMetadata held = publish("Ida", 2);
        await("the outage to be met")
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> stack.lag("clients") > 0);
        try (Second second = new Second()) {
            // When
            await("the second to join").atMost(Duration.ofSeconds(6)).until(second::joins);
            // Then
            await("the second to see what was held")
                    .untilAsserted(() -> assertThat(second.sees()).containsExactly(held.offset()));
            assertThat(RestAssured.get(stack.management("/q/health/live")).statusCode())
                    .isEqualTo(200);
            stack.startPostgres();
        }
        settle();
        assertThat(names()).containsExactly("Ida");
    }

    @Test
    void aBatchThatHangsIsRepeatedAndWhatItStoresLateIsHarmless() throws SQLException {
        // Given a batch that hangs longer than a hand-over lasts
        publish("Ada", 1);
        settle();
        try (Connection other = holdTheClient()) {
            RecordMetadata held = publish("Ida", 2);
            await("the batch to be in work").until(this::isWaitedFor);
            try (Second second = new Second()) {
                // When
                await("the second to join").atMost(Duration.ofSeconds(30)).until(second::joins);
                await("the second to repeat what hangs")
                        .untilAsserted(() -> assertThat(second.sees()).containsExactly(held.offset()));
                other.rollback();
                // Then it is stored, but its offset, which is another's now, does not move
                await("the late commit").untilAsserted(() -> assertThat(names()).containsExactly("Ida"));
                assertThat(second.committed()).isEqualTo(held.offset());
            }
        }
        publish("Eda", 3);
        settle();
        assertThat(names()).containsExactly("Eda");
    }

    @Test
    void aBrokerThatRestartsIsWaitedFor() {
        // Given
        publish("Ada", 1);
        settle();
        // When
        stack.stopBroker();
        await("a while without a broker")
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(6))
                .until(() -> RestAssured.get(stack.management("/q/health/live")).statusCode() == 200);
        stack.startBroker();
        publish("Ida", 2);
        // Then
        settle();
        assertThat(names()).containsExactly("Ida");
        assertThat(RestAssured.get(stack.management("/q/health/live")).statusCode())
                .isEqualTo(200);
    }

    private TopicPartition partition() {
        return new TopicPartition(stack.topic("clients"), Topics.partition(clientId.toString()));
    }

    private Connection holdTheClient() throws SQLException {
        Connection other = dataSource.getConnection();
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement.execute("SELECT 1 FROM client WHERE client_id = '" + clientId + "' FOR UPDATE");
        }
        return other;
    }

    private boolean isWaitedFor() {
        return !QuarkusTransaction.requiringNew()
                .call(() -> database.rows(
                        "SELECT 1 AS line FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND datname = current_database()",
                        row -> row.number("line")))
                .isEmpty();
    }

    private RecordMetadata publish(String name, long revision) {
        ClientSnapshot client = Published.client(clientId, Snapshots.practice(), name, revision, "anna");
        return stack.produce("clients", client.key(), Map.of(), Published.value(client));
    }

    private void settle() {
        await("all snapshots to be taken in")
                .atMost(Duration.ofSeconds(60))
                .until(() -> TOPICS.stream().mapToLong(stack::lag).sum() == 0);
    }

    private List<String> names() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.rows(
                        "SELECT display_name AS line FROM client WHERE client_id = ?",
                        row -> row.text("line"),
                        clientId));
    }
}
