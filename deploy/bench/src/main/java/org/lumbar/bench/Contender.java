package org.lumbar.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.lumbar.backbone.Postgres;

/** Something that writes the events of a topic into a database; each as a process of its own, so that its CPU is its own. */
enum Contender {
    BARE_LOOP("bare loop, the limit") {
        @Override
        ProcessBuilder command(Run run) {
            return java(
                    run.home().resolve("lib/*")
                            + File.pathSeparator
                            + run.home().resolve("classes"),
                    BareLoop.class.getName(),
                    run.lab().bootstrap(),
                    run.topic(),
                    run.database().jdbcUrl(),
                    run.database().user());
        }

        @Override
        void prepare(Run run) {
            run.lab().createTables(run.database());
        }
    },

    SESSION_SERVICE("session-service") {
        @Override
        ProcessBuilder command(Run run) {
            ProcessBuilder process = new ProcessBuilder(
                    JAVA,
                    "-Xmx384m",
                    "-XX:+UseSerialGC",
                    "-jar",
                    run.serviceJar().toString());
            Map<String, String> env = process.environment();
            env.put("KAFKA_BOOTSTRAP_SERVERS", run.lab().bootstrap());
            env.put("QUARKUS_DATASOURCE_JDBC_URL", run.database().jdbcUrl());
            env.put("QUARKUS_DATASOURCE_USERNAME", run.database().user());
            env.put("QUARKUS_DATASOURCE_PASSWORD", run.database().password());
            env.put("QUARKUS_HTTP_PORT", "0");
            env.put("QUARKUS_OIDC_TENANT_ENABLED", "false");
            env.put("LUMBAR_GROUP", run.database().user());
            env.put("LUMBAR_TOPICS_SESSION_EVENTS", run.topic());
            // For profiles: -Dservice.options=-XX:StartFlightRecording=…
            env.put("JAVA_TOOL_OPTIONS", System.getProperty("service.options", ""));
            run.serviceTopics().forEach((key, topic) -> env.put("LUMBAR_TOPICS_" + key, topic));
            env.putAll(run.options());
            return process;
        }

        @Override
        void prepare(Run run) {
            // Flyway makes the tables.
        }
    },

    DEBEZIUM("Kafka Connect, Debezium JDBC sink") {
        @Override
        ProcessBuilder command(Run run) {
            try {
                return java(
                        run.home().resolve("connect/*")
                                + File.pathSeparator
                                + run.home().resolve("classes"),
                        "org.apache.kafka.connect.cli.ConnectStandalone",
                        properties(run, "worker", worker(run)).toString(),
                        properties(run, "sink", sink(run)).toString());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        void prepare(Run run) {
            Lab.execute(run.database(), """
                    CREATE TABLE events (client_id uuid NOT NULL, event_id uuid NOT NULL, occurred_at timestamptz NOT NULL,
                        kind text NOT NULL, zone text NOT NULL, data text NOT NULL, PRIMARY KEY (client_id, event_id))""");
        }
    };

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract ProcessBuilder command(Run run);

    abstract void prepare(Run run);

    /**
     * One run of a contender.
     *
     * @param home the bench's build folder
     * @param options what is tried: environment of the service, or settings of the sink
     */
    record Run(
            Lab lab,
            Path home,
            Path serviceJar,
            Postgres.Database database,
            String topic,
            Map<String, String> serviceTopics,
            Map<String, String> options) {}

    private static ProcessBuilder java(String classPath, String... command) {
        List<String> all = new ArrayList<>(List.of(JAVA, "-Xmx768m", "-XX:+UseSerialGC", "-cp", classPath));
        all.addAll(List.of(command));
        return new ProcessBuilder(all);
    }

    private static Map<String, String> worker(Run run) {
        Map<String, String> worker = new TreeMap<>(Map.of(
                "bootstrap.servers", run.lab().bootstrap(),
                "key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter",
                // By name: its interface is on the worker's class path only.
                "value.converter", "org.lumbar.bench.EventConverter",
                "offset.flush.interval.ms", "1000",
                "plugin.path", run.home().resolve("plugins").toString(),
                "plugin.discovery", "only_scan",
                "listeners", "http://localhost:0"));
        worker.put(
                "offset.storage.file.filename",
                run.lab().folder.resolve("connect.offsets").toString());
        return worker;
    }

    private static Map<String, String> sink(Run run) {
        Map<String, String> sink = new TreeMap<>(Map.of(
                "name",
                run.database().user(),
                "connector.class",
                "io.debezium.connector.jdbc.JdbcSinkConnector",
                "topics",
                run.topic(),
                "connection.url",
                run.database().jdbcUrl(),
                "connection.username",
                run.database().user(),
                "connection.password",
                run.database().password(),
                "insert.mode",
                "insert",
                "primary.key.mode",
                "none",
                "schema.evolution",
                "none",
                "collection.name.format",
                "events"));
        sink.put("consumer.override.auto.offset.reset", "earliest");
        sink.put("dialect.postgres.unnest.insert.enabled", "true");
        sink.put("consumer.override.max.partition.fetch.bytes", "4194304");
        sink.put("consumer.override.fetch.max.wait.ms", "25");
        sink.putAll(run.options());
        return sink;
    }

    private static Path properties(Run run, String name, Map<String, String> values) throws IOException {
        Properties properties = new Properties();
        properties.putAll(values);
        Path file = run.lab().folder.resolve(name + ".properties");
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file;
    }
}
