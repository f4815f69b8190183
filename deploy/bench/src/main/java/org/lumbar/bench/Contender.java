package org.lumbar.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            ProcessBuilder process = service(run, run.serviceJar());
            Map<String, String> env = process.environment();
            env.put("QUARKUS_HTTP_PORT", "0");
            env.put("QUARKUS_MANAGEMENT_PORT", "0");
            env.put("QUARKUS_OIDC_TENANT_ENABLED", "false");
            // For profiles: -Dservice.options=-XX:StartFlightRecording=…
            env.put("JAVA_TOOL_OPTIONS", System.getProperty("service.options", ""));
            return process;
        }

        @Override
        void prepare(Run run) {
            // Flyway makes the tables.
        }
    },

    GUIDE("by the guide: a record at a time, Panache, an emitter") {
        @Override
        ProcessBuilder command(Run run) {
            return service(run, Path.of("deploy/bench/guide/target/quarkus-app/quarkus-run.jar"));
        }

        @Override
        void prepare(Run run) {
            // Hibernate makes the table.
        }
    },

    DEBEZIUM("Debezium, its own parts") {
        @Override
        ProcessBuilder command(Run run) {
            return connect(run, Connect.stockParts());
        }

        @Override
        String group(Run run) {
            return Connect.group(run);
        }

        @Override
        void prepare(Run run) {
            Lab.execute(run.database(), Connect.STOCK_TABLE);
        }
    },

    DEBEZIUM_TUNED("Debezium, our converter") {
        @Override
        ProcessBuilder command(Run run) {
            return connect(run, Connect.ourConverter());
        }

        @Override
        String group(Run run) {
            return Connect.group(run);
        }

        @Override
        void prepare(Run run) {
            Lab.execute(run.database(), Connect.TUNED_TABLE);
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

    /** The consumer group by whose offsets its progress is seen. */
    String group(Run run) {
        return run.database().user();
    }

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

    /** A packaged service with its broker, its database, its topics and what is tried. */
    private static ProcessBuilder service(Run run, Path jar) {
        ProcessBuilder process = new ProcessBuilder(JAVA, "-Xmx384m", "-XX:+UseSerialGC", "-jar", jar.toString());
        Map<String, String> env = process.environment();
        env.put("KAFKA_BOOTSTRAP_SERVERS", run.lab().bootstrap());
        env.putAll(run.database().environment());
        env.put("LUMBAR_GROUP", run.database().user());
        env.put("LUMBAR_TOPICS_SESSION_EVENTS", run.topic());
        run.serviceTopics().forEach((key, topic) -> env.put("LUMBAR_TOPICS_" + key, topic));
        env.putAll(run.options());
        return process;
    }

    private static ProcessBuilder connect(Run run, Map<String, String> parts) {
        return java(
                run.home().resolve("connect/*")
                        + File.pathSeparator
                        + run.home().resolve("classes"),
                "org.apache.kafka.connect.cli.ConnectStandalone",
                Connect.worker(run).toString(),
                Connect.sink(run, parts).toString());
    }

    static ProcessBuilder java(String classPath, String... command) {
        List<String> all = new ArrayList<>(List.of(JAVA, "-Xmx768m", "-XX:+UseSerialGC", "-cp", classPath));
        all.addAll(List.of(command));
        return new ProcessBuilder(all);
    }
}
