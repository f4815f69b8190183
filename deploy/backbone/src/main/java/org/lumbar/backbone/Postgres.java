package org.lumbar.backbone;

import static java.util.stream.Collectors.toMap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.tls.CertificateAuthority;

/**
 * A PostgreSQL server as a child process, on the loopback interface. Its superuser {@code postgres} needs no password there; every
 * service gets a database of its own and roles that can open only that one, with a password.
 */
public final class Postgres implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Duration LONGEST_START = Duration.ofSeconds(40);
    private static final String WHO_MAY_CONNECT = """
            local all postgres trust
            host all postgres 127.0.0.1/32 trust
            host all postgres ::1/128 trust
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    /** As in the chart: locks outlive no client by more than 15 s, and the log quotes no values. */
    private static final Map<String, String> AS_OPERATED = Map.of(
            "idle_in_transaction_session_timeout", "15s",
            "tcp_keepalives_idle", "5",
            "tcp_keepalives_interval", "3",
            "tcp_keepalives_count", "3",
            "tcp_user_timeout", "15s",
            "client_connection_check_interval", "5s",
            "log_error_verbosity", "terse",
            "log_parameter_max_length", "0",
            "log_parameter_max_length_on_error", "0");

    private final Path dataDir;
    private final int port;
    private final boolean durable;
    private final Redirect log;
    private final CertificateAuthority.@Nullable Issued certificate;
    private @Nullable EmbeddedPostgres server;

    private Postgres(
            Path dataDir, int port, boolean durable, Redirect log, CertificateAuthority.@Nullable Issued certificate) {
        this.dataDir = dataDir;
        this.port = port;
        this.durable = durable;
        this.log = log;
        this.certificate = certificate;
    }

    /**
     * A database of a service, and how it is opened.
     *
     * @param user the role as which the service works: it reads and writes all rows, and owns nothing
     */
    public record Database(String jdbcUrl, String user, String password) {

        /** The role that owns the tables and migrates them; it has the same password. */
        public String owner() {
            return DatabaseRoles.ownerOf(user);
        }

        /** Of the same database, for work on its tables: what the owner may. */
        public Database asOwner() {
            return new Database(jdbcUrl, owner(), password);
        }

        /** {@link #config()} as variables of an environment. */
        public Map<String, String> environment() {
            return config().entrySet().stream()
                    .collect(toMap(
                            setting -> setting.getKey()
                                    .replaceAll("[^a-z0-9]", "_")
                                    .toUpperCase(Locale.ROOT),
                            Map.Entry::getValue));
        }

        /** What a service needs to be told to work here, and to migrate. */
        public Map<String, String> config() {
            return Map.of(
                    "quarkus.datasource.jdbc.url", jdbcUrl,
                    "quarkus.datasource.username", user,
                    "quarkus.datasource.password", password,
                    "quarkus.flyway.jdbc-url", jdbcUrl,
                    "quarkus.flyway.username", owner(),
                    "quarkus.flyway.password", password);
        }
    }

    /**
     * Starts a server that keeps what it acknowledged, whatever happens to the machine.
     *
     * @param dataDir created if it is missing; else its databases are served again
     * @param log where the server's own messages are appended
     * @throws BackboneException if it cannot be started
     */
    public static Postgres start(Path dataDir, int port, Path log) {
        return started(new Postgres(dataDir, port, true, Redirect.appendTo(log.toFile()), null));
    }

    /**
     * Starts a server for tests, which trades safety against power loss for speed.
     *
     * @param log where the server's own messages are appended
     */
    static Postgres startForgetful(Path dataDir, int port, Path log) {
        return started(new Postgres(dataDir, port, false, Redirect.appendTo(log.toFile()), null));
    }

    /**
     * Starts a server for tests that takes services over TLS alone.
     *
     * @param dataDir a new folder
     * @param certificate what it shows to clients
     * @throws BackboneException if it cannot be started
     */
    public static Postgres startSecured(Path dataDir, int port, CertificateAuthority.Issued certificate) {
        return started(new Postgres(dataDir, port, false, Redirect.DISCARD, certificate));
    }

    private static Postgres started(Postgres postgres) {
        postgres.start();
        return postgres;
    }

    /** Starts again after {@link #stop()}, on the same port and data; does nothing if it runs. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(dataDir)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST_START)
                // The same order of text on every machine.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("max_connections", "200")
                .setServerConfig("timezone", "UTC")
                // The library turns these off by itself.
                .setServerConfig("fsync", durable ? "on" : "off")
                .setServerConfig("synchronous_commit", durable ? "on" : "off")
                .setServerConfig("full_page_writes", durable ? "on" : "off")
                .setDataDirectoryCustomizer(this::restrictConnections)
                .setOutputRedirector(log)
                .setErrorRedirector(log);
        AS_OPERATED.forEach(builder::setServerConfig);
        if (certificate != null) {
            builder.setServerConfig("ssl", "on")
                    .setServerConfig("ssl_cert_file", "server.crt")
                    .setServerConfig("ssl_key_file", "server.key");
        }
        try {
            Files.createDirectories(dataDir);
            server = builder.start();
        } catch (IOException | RuntimeException e) {
            throw new BackboneException(
                    "PostgreSQL could not be started on port " + port + " with " + dataDir + ".", e);
        }
    }

    /** Whether its process has ended though nobody stopped it. {@link #stop()} and {@link #start()} bring it back with its data. */
    public synchronized boolean hasEnded() {
        return server != null && postmaster().filter(ProcessHandle::isAlive).isEmpty();
    }

    /** The server and everything it has started; empty while it doesn't run. */
    public Optional<ProcessTree> processes() {
        return postmaster().map(ProcessTree::new);
    }

    private Optional<ProcessHandle> postmaster() {
        try {
            return Files.readAllLines(dataDir.resolve("postmaster.pid")).stream()
                    .findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())));
        } catch (IOException | NumberFormatException away) {
            return Optional.empty();
        }
    }

    /** Stops the server in an orderly way, ending its connections; does nothing if it is stopped. */
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new BackboneException("PostgreSQL on port " + port + " could not be stopped.", e);
        } finally {
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    /**
     * Gives a service its database, of that name, and its three roles: the one it works as, of the same name, the owner, and the
     * role of callers. What exists already stays, and gets an owner if an earlier release had none.
     *
     * @param name lower-case letters, digits and underscores
     */
    public Database database(String name, String password) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name for a database: " + name);
        }
        try (Connection connection = superuser()) {
            if (DatabaseRoles.make(connection, name, password)) {
                try (Connection inside = server(name)) {
                    DatabaseRoles.handOver(inside, name);
                }
            }
        } catch (SQLException e) {
            throw new BackboneException("The database " + name + " could not be created.", e);
        }
        return new Database("jdbc:postgresql://localhost:" + port + "/" + name, name, password);
    }

    /**
     * Shows another certificate to whoever connects from now on; nobody's connection ends. For a server that takes services over
     * TLS alone.
     *
     * @throws BackboneException if the server does not read it
     */
    public void renew(CertificateAuthority.Issued renewed) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            Files.writeString(dataDir.resolve("server.key"), renewed.key());
            Files.writeString(dataDir.resolve("server.crt"), renewed.certificate());
            statement.execute("SELECT pg_reload_conf()");
        } catch (IOException | SQLException e) {
            throw new BackboneException("The certificate could not be renewed.", e);
        }
    }

    private Connection superuser() throws SQLException {
        return server("postgres");
    }

    private synchronized Connection server(String database) throws SQLException {
        if (server == null) {
            throw new IllegalStateException("PostgreSQL is stopped.");
        }
        return server.getDatabase("postgres", database).getConnection();
    }

    private void restrictConnections(File folder) {
        Path data = folder.toPath();
        try {
            Files.writeString(
                    data.resolve("pg_hba.conf"),
                    certificate == null ? WHO_MAY_CONNECT : WHO_MAY_CONNECT.replace("host all all", "hostssl all all"));
            if (certificate != null) {
                Files.writeString(data.resolve("server.crt"), certificate.certificate());
                // The server does not start with a key that others may read.
                Path key = Files.createFile(
                        data.resolve("server.key"),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(key, certificate.key());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
