package org.lumbar.helm;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toCollection;
import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may do what at Kafka's doors: every principal tries every operation on every topic, group and transactional id, at a broker with the
 * chart's users and rights. What should come of it is said here, by ARCHITECTURE.md, and not taken from the chart.
 */
class KafkaAclsComponentTest {
    /** Who publishes what, and who reads it; the autoscaler looks at how far the readers of session- and insights-service are. */
    private static final Map<String, Row> TOPICS = table("""
            lumbar.session-events.v1     | session producer-gateway | session                  | autoscaler
            lumbar.session-events.v1.dlq | session                  | session                  |
            lumbar.insights.v1.dlq       | insights                 |                          |
            lumbar.routine.v1.dlq        | routine                  |                          |
            lumbar.erasure-receipts.v1   | routine session insights | routine                  |
            lumbar.archive-requests.v1   | routine                  | session insights         | autoscaler
            lumbar.archive-parts.v1      | session insights         | routine                  |
            lumbar.plans.v1              | routine                  | routine session insights | autoscaler
            lumbar.clients.v1            | routine                  | routine session insights | autoscaler
            lumbar.practices.v1          | routine                  | session insights         | autoscaler
            lumbar.sessions.v1           | session                  | routine insights         | autoscaler
            lumbar.pain-ratings.v1       | session                  | routine insights         | autoscaler
            lumbar.client-days.v1        | session                  | routine insights         | autoscaler
            __consumer_offsets           |                          |                          |
            __transaction_state          |                          |                          |
            another-system.v1            |                          |                          |
            """);

    /** Written: nothing is written to a group. Read: to be a member, and to commit. */
    private static final Map<String, Row> GROUPS = table("""
            routine-service  | | routine  |
            session-service  | | session  | autoscaler
            insights-service | | insights | autoscaler
            another-service  | |          |
            """);

    private static final Map<String, Row> TRANSACTIONAL_IDS = table("""
            routine-service-relay   | routine | |
            routine-service-relay-2 |         | |
            session-service-0       | session | |
            session-service-any-one | session | |
            session-service         |         | |
            insights-service-0      |         | |
            another-service-0       |         | |
            """);

    private static final Set<String> CHARTS_PRINCIPALS =
            Set.of("routine", "session", "insights", "autoscaler", "producer-gateway");

    private static final Rendered CHART = Rendered.with(Project.EXAMPLES.resolve("values-operators.yaml"));

    @TempDir
    static Path folder;

    private static ChartedKafka kafka;

    /** Whoever may read or write may describe, too. */
    private record Row(Set<String> writers, Set<String> readers, Set<String> lookers) {
        boolean lets(String principal, AclOperation operation) {
            return switch (operation) {
                case WRITE -> writers.contains(principal);
                case READ -> readers.contains(principal);
                case DESCRIBE -> Stream.of(writers, readers, lookers).anyMatch(those -> those.contains(principal));
                default -> false;
            };
        }
    }

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = ChartedKafka.start(folder, CHART, Set.of("another-system.v1"));
        try (KafkaAttempts setUp = new KafkaAttempts(kafka.superUser())) {
            // The broker makes its own topics when they are needed first; and all are there to be found, and read.
            setUp.groups(READ, GROUPS.keySet(), "another-system.v1");
            setUp.transactionalIds(WRITE, TRANSACTIONAL_IDS.keySet());
            List<String> clients = TOPICS.keySet().stream()
                    .filter(topic -> !topic.startsWith("__"))
                    .toList();
            assertThat(setUp.topics(WRITE, clients)).containsExactlyInAnyOrderElementsOf(clients);
        }
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    static Stream<String> principals() {
        return Stream.concat(CHARTS_PRINCIPALS.stream().sorted(), Stream.of(ChartedKafka.UNKNOWN, ChartedKafka.NOBODY));
    }

    @Test
    void everyTopicAndUserOfTheChartIsInTheTable() {
        // When
        Set<String> topics = ChartedKafka.topics(CHART);
        Set<String> users = ChartedKafka.users(CHART);
        // Then
        assertThat(TOPICS.keySet().stream().filter(topic -> topic.startsWith("lumbar.")))
                .containsExactlyInAnyOrderElementsOf(topics);
        assertThat(users).isEqualTo(CHARTS_PRINCIPALS);
    }

    @ParameterizedTest
    @MethodSource("principals")
    void aPrincipalMayDoWithTopicsWhatItsTaskIsAndNothingElse(String principal) throws Exception {
        try (KafkaAttempts attempts = new KafkaAttempts(kafka.as(principal))) {
            for (AclOperation operation :
                    List.of(DESCRIBE, READ, WRITE, CREATE, ALTER, DESCRIBE_CONFIGS, ALTER_CONFIGS, DELETE)) {
                // When
                Collection<String> allowed = attempts.topics(operation, TOPICS.keySet());
                // Then
                assertThat(allowed)
                        .as("%s: %s topics", principal, operation)
                        .containsExactlyInAnyOrderElementsOf(expected(TOPICS, principal, operation));
            }
            assertThat(attempts.listed()).containsExactlyInAnyOrderElementsOf(expected(TOPICS, principal, DESCRIBE));
        }
    }

    @ParameterizedTest
    @MethodSource("principals")
    void aPrincipalMayDoWithGroupsWhatItsTaskIsAndNothingElse(String principal) {
        // Given
        String topic =
                expected(TOPICS, principal, READ).stream().min(naturalOrder()).orElse("another-system.v1");
        try (KafkaAttempts attempts = new KafkaAttempts(kafka.as(principal))) {
            for (AclOperation operation : List.of(READ, DESCRIBE, DELETE)) {
                // When
                Collection<String> allowed = attempts.groups(operation, GROUPS.keySet(), topic);
                // Then
                assertThat(allowed)
                        .as("%s: %s groups", principal, operation)
                        .containsExactlyInAnyOrderElementsOf(expected(GROUPS, principal, operation));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("principals")
    void aPrincipalMayDoWithTransactionalIdsWhatItsTaskIsAndNothingElse(String principal) {
        try (KafkaAttempts attempts = new KafkaAttempts(kafka.as(principal))) {
            for (AclOperation operation : List.of(WRITE, DESCRIBE)) {
                // When
                Collection<String> allowed = attempts.transactionalIds(operation, TRANSACTIONAL_IDS.keySet());
                // Then
                assertThat(allowed)
                        .as("%s: %s transactional ids", principal, operation)
                        .containsExactlyInAnyOrderElementsOf(expected(TRANSACTIONAL_IDS, principal, operation));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("principals")
    void nobodyMayDoAnythingToTheBrokersThemselves(String principal) {
        try (KafkaAttempts attempts = new KafkaAttempts(kafka.as(principal))) {
            // When
            Map<String, Boolean> tried = attempts.brokers();
            // Then
            assertThat(tried).hasSize(8).doesNotContainValue(true);
        }
    }

    /** As services are configured: idempotent, in a transaction where they have one, with the offset in it. */
    @Test
    void whatTheServicesDoAtTheDoorsIsLetThrough() throws Exception {
        for (String principal : List.of("routine", "session", "insights", "producer-gateway")) {
            // Given
            Map<String, Object> settings = new HashMap<>(kafka.as(principal));
            expected(TRANSACTIONAL_IDS, principal, WRITE).stream()
                    .findFirst()
                    .ifPresent(id -> settings.put("transactional.id", id));
            boolean transactional = settings.containsKey("transactional.id");
            try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
                // When
                if (transactional) {
                    producer.initTransactions();
                    producer.beginTransaction();
                }
                for (String topic : expected(TOPICS, principal, WRITE)) {
                    assertThat(producer.send(new ProducerRecord<>(topic, "key", "value"))
                                    .get()
                                    .hasOffset())
                            // Then
                            .isTrue();
                }
                if (principal.equals("session")) {
                    producer.sendOffsetsToTransaction(
                            Map.of(new TopicPartition("lumbar.session-events.v1", 0), new OffsetAndMetadata(1)),
                            new ConsumerGroupMetadata("session-service"));
                }
                if (transactional) {
                    producer.commitTransaction();
                }
            }
        }
    }

    private static Set<String> expected(Map<String, Row> table, String principal, AclOperation operation) {
        Predicate<Map.Entry<String, Row>> lets = row -> row.getValue().lets(principal, operation);
        return table.entrySet().stream().filter(lets).map(Map.Entry::getKey).collect(toCollection(TreeSet::new));
    }

    /** Name, and who writes, reads and looks. */
    private static Map<String, Row> table(String text) {
        Map<String, Row> rows = new TreeMap<>();
        for (String line : text.lines().toList()) {
            List<Set<String>> cells = new ArrayList<>();
            for (String cell : line.split("\\|", -1)) {
                cells.add(Arrays.stream(cell.split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .collect(toCollection(TreeSet::new)));
            }
            String name = cells.get(0).iterator().next();
            rows.put(name, new Row(cells.get(1), cells.get(2), cells.get(3)));
        }
        return rows;
    }
}
