package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.TestStack;

/** One client with a plan, and what happens to them: sends events and reads what was published. Each story has its own client. */
public final class Story {
    static final String STRUCTURED = "application/cloudevents+json; charset=UTF-8";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public final UUID client = UUID.randomUUID();
    public final UUID plan = UUID.randomUUID();
    final UUID practice = UUID.randomUUID();
    public final UUID session = UUID.randomUUID();
    private final TestStack stack;
    private final Instant start = Instant.parse("2026-11-02T07:00:00Z");

    public Story(TestStack stack) {
        this.stack = stack;
    }

    public Story withClient() {
        client(1, "[]");
        return this;
    }

    public Story withPlan() {
        plan(1);
        return this;
    }

    public void client(long revision, String clearances) {
        client(revision, clearances, "null");
    }

    /** The client with what they decided last about their data: GIVEN, OUTDATED or WITHDRAWN. */
    public void consent(long revision, String state) {
        client(revision, "[]", """
                {"state": "%s", "version": 1, "since": "2026-11-02T07:00:00Z", "withdrawals": []}""".formatted(state));
    }

    private void client(long revision, String clearances, String consent) {
        String value = """
                {"clientId": "%s", "practiceId": "%s", "revision": %d, "displayName": "A", "timezone": "Europe/Berlin",
                 "status": "ACTIVE", "careTeam": ["anna"], "lockClearances": %s, "consent": %s}""".formatted(client, practice, revision, clearances, consent);
        stack.produce("clients", client.toString(), Map.of(), value.getBytes(UTF_8));
    }

    /** As routine-service says it: a tombstone for the client and one for each plan. */
    public void erase() {
        stack.produce("clients", client.toString(), Map.of(), null);
        stack.produce("plans", client + ":" + plan, Map.of(), null);
    }

    public void plan(long revision) {
        plan(plan, revision);
    }

    /** A plan of the same routine under that id. */
    public void plan(UUID id, long revision) {
        plan(id, revision, """
                {"key": "ball", "phase": "MASSAGE", "technique": "BALL_ROLL", "title": "b", "required": true, "prompt": false},
                {"key": "knead", "phase": "MASSAGE", "technique": "KNEAD", "title": "k", "required": true, "prompt": false,
                 "pressure": "LIGHT"}""");
    }

    /** A plan of a routine with these steps. */
    public void plan(UUID id, long revision, String steps) {
        String value = """
                {"planId": "%s", "clientId": "%s", "practiceId": "%s", "revision": %d, "status": "ACTIVE",
                 "startDate": "2026-11-01", "timezone": "Europe/Berlin",
                 "schedule": {"kind": "PER_WEEK", "timesPerWeek": 3},
                 "routine": {"key": "ball", "version": 1, "title": "Ball", "actors": ["SELF"],
                  "stopRules": ["STOP_VERY_PAINFUL"],
                  "steps": [%s]},
                 "horizon": {"from": "2026-11-01", "to": "2026-12-01"}, "occurrences": [], "pauses": []}""".formatted(id, client, practice, revision, steps);
        stack.produce("plans", client + ":" + id, Map.of(), value.getBytes(UTF_8));
    }

    /** A CloudEvent that happened that many minutes after the story's start. */
    public String event(UUID id, String type, int minute, String data) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "urn:lumbar:app:test", "type": "org.lumbar.session.%s.v1",
                 "subject": "%s", "time": "%s", "timezone": "Europe/Berlin", "data": %s}""".formatted(id, type, client, start.plusSeconds(minute * 60L), data);
    }

    public UUID send(String type, int minute, String data) {
        UUID id = UUID.randomUUID();
        send(event(id, type, minute, data));
        return id;
    }

    public void send(String event) {
        sendBytes(event.getBytes(UTF_8));
    }

    public void sendBytes(byte[] event) {
        stack.produce("session-events", client.toString(), Map.of("content-type", STRUCTURED), event);
    }

    public UUID sendStart() {
        return send("started", 0, "{\"sessionId\": \"%s\", \"planId\": \"%s\"}".formatted(session, plan));
    }

    public UUID sendBall(int minute, int seconds) {
        return send("step-completed", minute, ball(seconds));
    }

    public String ball(int seconds) {
        return "{\"sessionId\": \"%s\", \"stepKey\": \"ball\", \"durationSeconds\": %d}".formatted(session, seconds);
    }

    public UUID sendRating(String moment, int minute, int score) {
        return send(
                "pain-rated",
                minute,
                "{\"moment\": \"%s\", \"score\": %d, \"sessionId\": \"%s\"}".formatted(moment, score, session));
    }

    /** Waits until everything that was sent has been worked on. */
    public void settle() {
        await("everything is committed")
                .atMost(PATIENCE)
                .until(() -> stack.lag("session-events") == 0 && stack.lag("plans") == 0 && stack.lag("clients") == 0);
    }

    /** The newest snapshot of a key of this client. */
    public Optional<JsonNode> published(String topic, Object part) {
        return records(topic).stream()
                .filter(record -> record.key().equals(client + ":" + part))
                .reduce((first, second) -> second)
                .map(record -> tree(record.value()));
    }

    public JsonNode toldSession() {
        settle();
        return published("sessions", session).orElseThrow();
    }

    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        return stack.consume(topic).stream()
                .filter(record -> record.key() != null && record.key().startsWith(client.toString()))
                .toList();
    }

    /** The codes under which records of this client were set aside. */
    public List<String> deadLetters() {
        return records("session-events-dlq").stream()
                .map(record ->
                        new String(record.headers().lastHeader("lumbar-code").value(), UTF_8))
                .toList();
    }

    public long count(String table) {
        return query("SELECT count(*) FROM " + table + " WHERE client_id = '" + client + "'");
    }

    public long query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one text that a query finds; null if there is none. */
    public @Nullable String text(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String sql) {
        stack.asOwner(sql);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(), stack.database().user(), stack.database().password());
    }

    private static JsonNode tree(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
