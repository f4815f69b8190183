package org.lumbar.backbone;

import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A test class's own corner of the backbone that all tests of this JVM share: a database with its role, a set of topics, and the
 * addresses. {@link #config()} is what a service needs to run on it.
 */
public final class TestStack implements AutoCloseable {
    /** Finds the tables about clients or practices that have no row-level security which binds everybody; {@code none} if all have. */
    public static final String OUTSIDE_THE_WALL = """
        SELECT coalesce(string_agg(DISTINCT c.relname, ', '), 'none') FROM pg_class c
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('client_id', 'practice_id') AND NOT a.attisdropped
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
           AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
        """;

    private final BiFunction<String, String, String> backbone;
    private final Postgres.Database database;
    private final String suffix;
    private final Map<String, String> topics;
    private final Records records;
    private final HttpClient http = HttpClient.newHttpClient();
    private final int managementPort = FreePort.find();

    private TestStack(BiFunction<String, String, String> backbone, String name) {
        this.backbone = backbone;
        this.suffix = "_" + UUID.randomUUID().toString().substring(0, 8);
        String owner = name + suffix;
        this.database = new Postgres.Database(backbone.apply("database", owner), owner, owner);
        this.topics = Topics.ALL.stream().collect(toMap(Topics.Topic::key, topic -> topic.name() + suffix));
        this.records = new Records(bootstrapServers());
        Topics.create(bootstrapServers(), suffix);
    }

    /**
     * Opens a new corner, starting the backbone if this JVM has none yet.
     *
     * @param database how its database's name begins: lower-case letters, digits and underscores
     */
    public static TestStack open(String database) {
        return new TestStack(JvmWide.backbone(), database);
    }

    /** Kafka's address. */
    public String bootstrapServers() {
        return backbone.apply("bootstrap-servers", "");
    }

    /** The issuer of tokens. */
    public String issuer() {
        return backbone.apply("issuer", "");
    }

    /** The address of this corner's database; user and password are in {@link #database()}. */
    public String jdbcUrl() {
        return database.jdbcUrl();
    }

    /** What the database server of this JVM says of itself and of what it refused, for all corners. */
    public Path postgresLog() {
        return Path.of(backbone.apply("postgres-log", ""));
    }

    /** This corner's database. */
    public Postgres.Database database() {
        return database;
    }

    /** Runs statements that only the owner of the tables may, such as to change one. */
    public void asOwner(String... statements) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new BackboneException("PostgreSQL refused.", e);
        }
    }

    /** The one text that a query finds which is asked in the role of the service. */
    public String asService(String query) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            return texts(statement, query).get(0);
        } catch (SQLException e) {
            throw new BackboneException("PostgreSQL refused.", e);
        }
    }

    /** Every row of every table as its owner sees it, as text, by table. */
    public Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new TreeMap<>();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.password());
                Statement statement = connection.createStatement()) {
            List<String> tables = texts(statement, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
            for (String table : tables) {
                rows.put(table, texts(statement, "SELECT t::text FROM " + table + " t ORDER BY 1"));
            }
            return rows;
        } catch (SQLException e) {
            throw new BackboneException("PostgreSQL refused.", e);
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (found.next()) {
                texts.add(found.getString(1));
            }
            return texts;
        }
    }

    /**
     * The real name of a contract topic.
     *
     * @param key as in {@code lumbar.topics.<key>}, for example {@code plans}
     */
    public String topic(String key) {
        String name = topics.get(key);
        if (name == null) {
            throw new IllegalArgumentException("No contract topic is called " + key + "; there are " + topics.keySet());
        }
        return name;
    }

    /** A signed access token for a name that spells out its rights, or a demo user's. */
    public String token(String username) {
        return PasswordGrant.accessToken(http, URI.create(issuer()), username);
    }

    /**
     * Writes a record into its client's partition and waits until the broker has it.
     *
     * @param topicKey as in {@link #topic}
     * @param key a client id, or a key that starts with one and goes on after a colon
     * @param value null for a tombstone
     */
    public RecordMetadata produce(String topicKey, String key, Map<String, String> headers, byte @Nullable [] value) {
        return records.produce(topic(topicKey), key, headers, value);
    }

    /** Everything that is in a topic now, by partition, in order. */
    public List<ConsumerRecord<String, byte[]>> consume(String topicKey) {
        return records.readAll(topic(topicKey));
    }

    /** How many records of a topic the service's consumer group has not committed yet. */
    public long lag(String topicKey) {
        return records.lag(topic(topicKey), database.user());
    }

    /**
     * The address of something on the management port of the test's own service.
     *
     * @param path such as {@code /q/health/ready}
     */
    public URI management(String path) {
        return URI.create("http://localhost:" + managementPort + path);
    }

    /** What the test's own service is told beside {@link #config()}, in the test's JVM or packaged. */
    Map<String, String> ownPorts() {
        String port = String.valueOf(managementPort);
        return Map.of("quarkus.management.port", port, "quarkus.management.test-port", port);
    }

    /** What a service needs to be told to run on this stack; its management port is any, unless it is told another. */
    public Map<String, String> config() {
        Map<String, String> config = new TreeMap<>(Map.of(
                "kafka.bootstrap.servers", bootstrapServers(),
                "quarkus.oidc.auth-server-url", issuer(),
                "lumbar.group", database.user(),
                "quarkus.management.port", "0"));
        config.putAll(database.config());
        topics.forEach((key, name) -> config.put("lumbar.topics." + key, name));
        QuietLogs.CATEGORIES.forEach(category -> config.put("quarkus.log.category.\"" + category + "\".level", "WARN"));
        return config;
    }

    /** Stops the broker of this JVM; {@link #startBroker()} brings it back on the same port with its records. */
    public void stopBroker() {
        order("stop-broker");
    }

    /** Does nothing if it runs. */
    public void startBroker() {
        order("start-broker");
    }

    /** Stops PostgreSQL and ends its connections; {@link #startPostgres()} brings it back on the same port with its data. */
    public void stopPostgres() {
        order("stop-postgres");
    }

    /** Does nothing if it runs. */
    public void startPostgres() {
        order("start-postgres");
    }

    /** Leaves the backbone running and in order for the next test class. */
    @Override
    public void close() {
        startBroker();
        startPostgres();
        records.close();
        try (Admin admin = admin()) {
            admin.deleteTopics(topics.values());
        }
    }

    private void order(String command) {
        var unused = backbone.apply(command, "");
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }
}
