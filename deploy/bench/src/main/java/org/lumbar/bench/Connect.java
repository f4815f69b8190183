package org.lumbar.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The settings of Kafka Connect with the Debezium JDBC sink. */
final class Connect {
    /** What its own parts make of an event: a column per member. */
    static final String STOCK_TABLE = """
            CREATE TABLE events (client_id uuid NOT NULL, event_id uuid NOT NULL, occurred_at timestamptz NOT NULL,
                kind text NOT NULL, zone text NOT NULL, session_id uuid, plan_id uuid, occurrence_id text, step_key text,
                duration_seconds int, repetitions int, hold_seconds int, pressure text, equipment text, moment text,
                score int, stiff boolean, sore boolean, flare_up boolean, reason text, feeling text,
                PRIMARY KEY (client_id, event_id))""";

    /** What our converter makes of it: the data stay as they are. */
    static final String TUNED_TABLE = """
            CREATE TABLE events (client_id uuid NOT NULL, event_id uuid NOT NULL, occurred_at timestamptz NOT NULL,
                kind text NOT NULL, zone text NOT NULL, data text NOT NULL, PRIMARY KEY (client_id, event_id))""";

    private static final String NAMES = "subject:client_id,id:event_id,time:occurred_at,type:kind,timezone:zone,"
            + "data_sessionId:session_id,data_planId:plan_id,data_occurrenceId:occurrence_id,data_stepKey:step_key,"
            + "data_durationSeconds:duration_seconds,data_repetitions:repetitions,data_holdSeconds:hold_seconds,"
            + "data_pressure:pressure,data_equipment:equipment,data_moment:moment,data_score:score,data_stiff:stiff,"
            + "data_sore:sore,data_flareUp:flare_up,data_reason:reason,data_feeling:feeling";

    private Connect() {}

    static String group(Contender.Run run) {
        return "connect-" + run.database().user();
    }

    /** Reads CloudEvents by a schema, flattens them and names the columns: nothing but what comes with Connect. */
    static Map<String, String> stockParts() {
        Map<String, String> parts = new TreeMap<>(Map.of(
                "value.converter",
                "org.apache.kafka.connect.json.JsonConverter",
                "value.converter.schemas.enable",
                "true",
                "value.converter.schema.content",
                schema(),
                "transforms",
                "flat,named",
                "transforms.flat.type",
                "org.apache.kafka.connect.transforms.Flatten$Value",
                "transforms.flat.delimiter",
                "_",
                "transforms.named.type",
                "org.apache.kafka.connect.transforms.ReplaceField$Value"));
        parts.put("transforms.named.renames", NAMES);
        return parts;
    }

    /** By name: its interface is on the worker's class path only. */
    static Map<String, String> ourConverter() {
        return Map.of("value.converter", "org.lumbar.bench.EventConverter");
    }

    private static String schema() {
        try (var in = Connect.class.getResourceAsStream("/event-schema.json")) {
            return new String(requireNonNull(in).readAllBytes(), UTF_8).replaceAll("\\s*\n\\s*", "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path worker(Contender.Run run) {
        Map<String, String> worker = new TreeMap<>(Map.of(
                "bootstrap.servers", run.lab().bootstrap(),
                "key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter",
                "value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter",
                "offset.flush.interval.ms", "1000",
                "plugin.path", run.home().resolve("plugins").toString(),
                "plugin.discovery", "only_scan",
                "listeners", "http://localhost:0"));
        worker.put(
                "offset.storage.file.filename",
                run.lab().folder.resolve("connect.offsets").toString());
        return written(run, "worker", worker);
    }

    static Path sink(Contender.Run run, Map<String, String> parts) {
        Map<String, String> sink = new TreeMap<>(parts);
        sink.put("name", run.database().user());
        sink.put("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector");
        sink.put("topics", run.topic());
        sink.put("connection.url", run.database().jdbcUrl());
        sink.put("connection.username", run.database().user());
        sink.put("connection.password", run.database().password());
        sink.put("schema.evolution", "none");
        sink.put("collection.name.format", "events");
        sink.put("consumer.override.auto.offset.reset", "earliest");
        sink.put("dialect.postgres.unnest.insert.enabled", "true");
        sink.put("consumer.override.max.partition.fetch.bytes", "4194304");
        sink.put("consumer.override.fetch.max.wait.ms", "25");
        sink.putAll(run.options());
        return written(run, "sink", sink);
    }

    private static Path written(Contender.Run run, String name, Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        Path file = run.lab().folder.resolve(name + ".properties");
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }
}
