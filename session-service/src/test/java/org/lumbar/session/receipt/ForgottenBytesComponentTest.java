package org.lumbar.session.receipt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.session.ingest.Story;

/**
 * The bytes of an erased client: in no row of the database, and in no file of a compacted topic once it is compacted. Keys stay, which are
 * ids (ADR 0012); the topics of events and of dead letters go by their age, which the broker sees to.
 */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "session"))
class ForgottenBytesComponentTest {
    private static final List<String> COMPACTED =
            List.of("clients", "plans", "sessions", "pain-ratings", "client-days");
    private static final String CANARY = "canary-in-the-coal-mine";

    /** What the installation has in days happens at once, and a file that is deleted is gone. */
    private static final Map<String, String> AT_ONCE = Map.of(
            "segment.ms", "1",
            "max.compaction.lag.ms", "1",
            "min.cleanable.dirty.ratio", "0",
            "delete.retention.ms", "0",
            "file.delete.delay.ms", "0",
            "compression.type", "uncompressed");

    @InjectBackbone
    TestStack stack;

    private Story story;

    @BeforeEach
    void aClientWhoLeftSomethingEverywhere() throws Exception {
        compactAtOnce();
        story = new Story(stack).withClient();
        String named = new String(story.records("clients").get(0).value(), UTF_8)
                .replace("\"revision\": 1", "\"revision\": 2")
                .replace("\"displayName\": \"A\"", "\"displayName\": \"" + CANARY + "\"");
        stack.produce("clients", story.client.toString(), Map.of(), named.getBytes(UTF_8));
        story.plan(story.plan, 1, """
                {"key": "ball", "phase": "MASSAGE", "technique": "BALL_ROLL", "title": "%s", "required": true,
                 "prompt": false}""".formatted(CANARY));
        story.send(
                "started",
                0,
                "{\"sessionId\": \"%s\", \"planId\": \"%s\", \"occurrenceId\": \"%s\"}"
                        .formatted(story.session, story.plan, CANARY));
        story.sendBall(3, 60);
        story.sendRating("DURING", 5, 4);
        story.send("stopped", 6, "{\"sessionId\": \"%s\", \"reason\": \"BONE_PAIN\"}".formatted(story.session));
        story.settle();
    }

    @Test
    void afterCompactionNoFileAndNoRowHasThem() throws Exception {
        // Given
        assertThat(topicsWithBytes()).containsExactlyInAnyOrderElementsOf(COMPACTED);
        assertThat(tablesWithBytes()).contains("events");

        // When: and once more, as after eight days, which closes the segments before
        erase();
        erase();

        // Then
        await("the topics are compacted")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(topicsWithBytes()).isEmpty());
        assertThat(tablesWithBytes()).isEmpty();
        assertThat(stack.consume("erasure-receipts"))
                .isNotEmpty()
                .noneMatch(receipt -> new String(receipt.value(), UTF_8).contains(CANARY));
    }

    @Test
    void whatIsReadAgainFromTheBeginningAsAfterARestoreBringsNothingBack() throws Exception {
        // Given
        erase();

        // When: the events that the topic still has come once more, behind the tombstone
        stack.consume("session-events").stream()
                .filter(record -> story.client.toString().equals(record.key()))
                .forEach(record -> story.sendBytes(record.value()));
        story.settle();
        erase();

        // Then
        assertThat(tablesWithBytes()).isEmpty();
        await("the topics are compacted")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(topicsWithBytes()).isEmpty());
    }

    private void erase() {
        story.erase();
        story.settle();
    }

    private void compactAtOnce() throws Exception {
        try (Admin admin = admin()) {
            List<AlterConfigOp> settings = AT_ONCE.entrySet().stream()
                    .map(each -> new AlterConfigOp(
                            new ConfigEntry(each.getKey(), each.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            for (String topic : COMPACTED) {
                admin.incrementalAlterConfigs(
                                Map.of(new ConfigResource(ConfigResource.Type.TOPIC, stack.topic(topic)), settings))
                        .all()
                        .get();
            }
            // How long the broker's cleaner rests when it has found nothing to do.
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.BROKER, ""),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("log.cleaner.backoff.ms", "500"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    /** Topics in whose files there is something of the client besides keys. */
    private Set<String> topicsWithBytes() throws Exception {
        Set<String> found = new TreeSet<>();
        for (String topic : COMPACTED) {
            for (Path file : files(stack.topic(topic))) {
                String bytes = bytes(file);
                if (bytes.contains(CANARY)
                        || bytes.contains("\"clientId\":\"" + story.client)
                        || bytes.contains("\"clientId\": \"" + story.client)) {
                    found.add(topic);
                }
            }
        }
        return found;
    }

    private List<Path> files(String topic) throws Exception {
        List<Path> files = new ArrayList<>();
        try (Admin admin = admin()) {
            int broker = admin.describeCluster().nodes().get().iterator().next().id();
            var folders = requireNonNull(admin.describeLogDirs(List.of(broker))
                    .allDescriptions()
                    .get()
                    .get(broker));
            for (String folder : folders.keySet()) {
                for (int partition = 0; partition < 12; partition++) {
                    try (Stream<Path> segments = Files.list(Path.of(folder, topic + "-" + partition))) {
                        files.addAll(segments.filter(Files::isRegularFile).toList());
                    }
                }
            }
        }
        return files;
    }

    private static String bytes(Path file) throws IOException {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (NoSuchFileException compactedMeanwhile) {
            return "";
        }
    }

    /** Tables that have something of the client besides ids, in a text or in bytes. */
    private Set<String> tablesWithBytes() throws SQLException {
        String hex = HexFormat.of().formatHex(CANARY.getBytes(UTF_8));
        Set<String> found = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        stack.database().user(),
                        stack.database().password());
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows =
                    statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("SELECT t::text FROM " + table + " t WHERE t::text LIKE '%"
                        + CANARY + "%' OR t::text LIKE '%" + hex + "%'")) {
                    if (rows.next()) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
    }
}
