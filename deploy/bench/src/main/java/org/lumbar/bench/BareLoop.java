package org.lumbar.bench;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.TextValues;
import org.lumbar.session.store.BinaryArray;

/**
 * The limit: consumes, parses and inserts bare rows with {@code unnest … ON CONFLICT DO NOTHING}, binary arrays, 1,000 a
 * commit, two threads. It checks nothing, folds nothing and publishes nothing.
 */
final class BareLoop {
    private static final int PER_COMMIT = 1_000;
    private static final int THREADS = 2;
    private static final JsonFactory JSON = new JsonFactory();
    private static final String INSERT = """
            INSERT INTO events (client_id, event_id, session_id, occurred_at, received_at, body_hash, kind, zone, data)
            SELECT c, e, s, o, r, 0, 0::smallint, z, d
            FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::bytea[])
                AS t (c, e, s, o, r, z, d)
            ON CONFLICT DO NOTHING""";

    private BareLoop() {}

    private record Row(
            UUID client,
            UUID event,
            @Nullable UUID session,
            Instant time,
            Instant received,
            String zone,
            byte[] data) {}

    public static void main(String[] args) {
        String bootstrap = args[0];
        String topic = args[1];
        String jdbcUrl = args[2];
        String user = args[3];
        for (int i = 0; i < THREADS; i++) {
            new Thread(() -> run(bootstrap, topic, jdbcUrl, user)).start();
        }
    }

    private static void run(String bootstrap, String topic, String jdbcUrl, String user) {
        Properties access = new Properties();
        access.putAll(Map.of("user", user, "password", user, "binaryTransferEnable", "1001,1009,1185,2951"));
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrap,
                "group.id",
                user,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "max.poll.records",
                PER_COMMIT,
                "max.partition.fetch.bytes",
                4 * 1024 * 1024,
                "fetch.max.wait.ms",
                25);
        try (KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                Connection connection = DriverManager.getConnection(jdbcUrl, access);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(false);
            consumer.subscribe(List.of(topic));
            while (!Thread.currentThread().isInterrupted()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
                if (!records.isEmpty()) {
                    insert(insert, records);
                    connection.commit();
                    consumer.commitSync(records.nextOffsets());
                }
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void insert(PreparedStatement insert, ConsumerRecords<byte[], byte[]> records)
            throws IOException, SQLException {
        List<Row> rows = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            rows.add(row(record));
        }
        List<@Nullable UUID> sessions = new ArrayList<>();
        rows.forEach(row -> sessions.add(row.session()));
        BinaryArray.setAll(
                insert,
                BinaryArray.ofUuids(rows.stream().map(Row::client).toList()),
                BinaryArray.ofUuids(rows.stream().map(Row::event).toList()),
                BinaryArray.ofUuids(sessions),
                BinaryArray.ofInstants(rows.stream().map(Row::time).toList()),
                BinaryArray.ofInstants(rows.stream().map(Row::received).toList()),
                BinaryArray.ofTexts(rows.stream().map(Row::zone).toList()),
                BinaryArray.ofBytes(rows.stream().map(Row::data).toList()));
        insert.executeUpdate();
    }

    private static Row row(ConsumerRecord<byte[], byte[]> record) throws IOException {
        byte[] value = record.value();
        String id = "";
        String subject = "";
        String time = "";
        String zone = "";
        String session = null;
        byte[] data = value;
        try (JsonParser parser = JSON.createParser(value)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "id" -> id = parser.getText();
                    case "subject" -> subject = parser.getText();
                    case "time" -> time = parser.getText();
                    case "timezone" -> zone = parser.getText();
                    case "data" -> {
                        int from = (int) parser.currentTokenLocation().getByteOffset();
                        session = session(parser);
                        data = Arrays.copyOfRange(
                                value, from, (int) parser.currentLocation().getByteOffset());
                    }
                    default -> parser.skipChildren();
                }
            }
        }
        return new Row(
                uuid(subject),
                uuid(id),
                session == null ? null : uuid(session),
                requireNonNull(TextValues.instant(time)),
                Instant.ofEpochMilli(record.timestamp()),
                zone,
                data);
    }

    private static UUID uuid(String text) {
        return requireNonNull(TextValues.uuid(text));
    }

    private static @Nullable String session(JsonParser parser) throws IOException {
        String session = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = parser.currentName().equals("sessionId");
            parser.nextToken();
            if (wanted) {
                session = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return session;
    }
}
