package org.lumbar.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.lumbar.backbone.KafkaBroker;
import org.lumbar.backbone.Postgres;
import org.lumbar.session.event.SessionEvent;

/** A broker in this process, a durable PostgreSQL in processes of its own, and what the contenders find there. */
final class Lab implements AutoCloseable {
    static final int PARTITIONS = 12;
    private static final Duration LONGEST_ELECTION = Duration.ofSeconds(30);

    final Path folder;
    private final KafkaBroker broker;
    private final Postgres postgres;
    private final Admin admin;

    Lab(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.broker = KafkaBroker.start(folder.resolve("kafka"), freePort());
        this.postgres = Postgres.start(folder.resolve("postgres"), freePort(), folder.resolve("postgres.log"));
        tune();
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap()));
    }

    /** A quarter of 2 GiB for its pages, and room for the log: its defaults are those of a very small server. */
    private void tune() throws IOException {
        postgres.stop();
        Files.writeString(
                folder.resolve("postgres").resolve("postgresql.auto.conf"),
                "shared_buffers = '512MB'\nmax_wal_size = '4GB'\n",
                StandardOpenOption.APPEND);
        postgres.start();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String bootstrap() {
        return broker.bootstrapServers();
    }

    Postgres.Database database(String name) {
        Postgres.Database database = postgres.database(name, name);
        // The peers make tables of their own, and know one role only.
        execute(
                database,
                "GRANT ALL ON SCHEMA public TO " + name
                        + "; ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO " + name);
        return database;
    }

    void createTopics(List<String> names) {
        try {
            admin.createTopics(names.stream()
                            .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
            awaitLeaders(names);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Created is not yet led: a producer that meets a broker without the partitions can lose its own order. */
    private void awaitLeaders(List<String> names) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> partitions = names.stream()
                .flatMap(name -> IntStream.range(0, PARTITIONS).mapToObj(n -> new TopicPartition(name, n)))
                .collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest()));
        long end = System.nanoTime() + LONGEST_ELECTION.toNanos();
        while (true) {
            try {
                admin.listOffsets(partitions).all().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    void deleteTopics(List<String> names) {
        try {
            admin.deleteTopics(names).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The service's own tables. */
    void createTables(Postgres.Database database) {
        try (var sql = SessionEvent.class.getResourceAsStream("/db/migration/V1__sessions.sql")) {
            execute(database, new String(requireNonNull(sql).readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void execute(Postgres.Database database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Frees the disk of a run that is over. */
    void drop(Postgres.Database database) {
        execute(database, "DROP SCHEMA public CASCADE");
    }

    /** Records of a topic that a consumer group has committed so far. */
    long committed(String group, String topic) {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The process whose children are PostgreSQL's: found by its data folder. */
    long postmaster() throws IOException {
        try (var lines = Files.lines(folder.resolve("postgres").resolve("postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().trim());
        }
    }

    private static Connection connect(Postgres.Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.password());
    }

    @Override
    public void close() {
        admin.close();
        postgres.close();
        broker.close();
    }
}
