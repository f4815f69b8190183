package org.lumbar.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {
    @TempDir
    Path dir;

    @Test
    void aRoleOpensItsOwnDatabaseAndNoOther() throws Exception {
        // Given
        try (Postgres postgres = Postgres.startForgetful(dir.resolve("data"), FreePort.find(), dir.resolve("log"))) {
            Postgres.Database routine = postgres.database("routine", "secret");
            Postgres.Database session = postgres.database("session", "other");

            // When
            try (Connection own = open(routine, "secret")) {
                // Then
                assertThat(own.isValid(5)).isTrue();
            }
            assertThatThrownBy(() -> open(routine, "wrong")).hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> DriverManager.getConnection(session.jdbcUrl(), "routine", "secret"))
                    .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void committedRowsAndRolesAreThereAfterARestart() throws Exception {
        // Given
        Path data = dir.resolve("data");
        int port = FreePort.find();
        try (Postgres postgres = Postgres.start(data, port, dir.resolve("log"));
                Connection connection = open(postgres.database("session", "one").asOwner(), "one");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }

        // When
        try (Postgres postgres = Postgres.start(data, port, dir.resolve("log"));
                Connection connection = open(postgres.database("session", "two").asOwner(), "two");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT answer FROM kept")) {
            // Then
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void whatAnEarlierReleaseLetTheServiceOwnGetsAnOwner() throws Exception {
        // Given: one role for everything, as it was
        try (Postgres postgres = Postgres.startForgetful(dir.resolve("data"), FreePort.find(), dir.resolve("log"))) {
            Postgres.Database session = postgres.database("session", "s");
            try (Connection superuser = DriverManager.getConnection(session.jdbcUrl(), "postgres", "");
                    Statement statement = superuser.createStatement()) {
                statement.execute("ALTER DATABASE session OWNER TO session");
            }
            try (Connection before = open(session, "s");
                    Statement statement = before.createStatement()) {
                statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
            }

            // When
            Postgres.Database now = postgres.database("session", "s");

            // Then
            try (Connection service = open(now, "s");
                    Connection owner = open(now.asOwner(), "s")) {
                assertThat(ask(service, "SELECT answer::text FROM kept")).isEqualTo("42");
                assertThat(ask(service, "SELECT has_table_privilege('kept', 'TRUNCATE')::text"))
                        .isEqualTo("false");
                assertThat(ask(owner, "SELECT tableowner FROM pg_tables WHERE tablename = 'kept'"))
                        .isEqualTo("session_owner");
            }
        }
    }

    @Test
    void aDurableServerWaitsForTheDisk() throws Exception {
        // Given
        try (Postgres postgres = Postgres.start(dir.resolve("data"), FreePort.find(), dir.resolve("log"));
                Connection connection = open(postgres.database("session", "s"), "s");
                Statement statement = connection.createStatement();
                // When
                ResultSet rows = statement.executeQuery("SELECT current_setting('fsync')")) {
            // Then
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("on");
        }
    }

    @Test
    void noLockOutlivesAClientThatIsFrozenInItsTransaction() throws Exception {
        // Given
        try (Postgres postgres = Postgres.startForgetful(dir.resolve("data"), FreePort.find(), dir.resolve("log"))) {
            Postgres.Database session = postgres.database("session", "s");
            try (Connection superuser = DriverManager.getConnection(session.jdbcUrl(), "postgres", "");
                    Statement statement = superuser.createStatement()) {
                // Shorter than operated, which another test holds to its 15 s.
                statement.execute("ALTER DATABASE session SET idle_in_transaction_session_timeout = '1s'");
            }
            try (Connection frozen = open(session, "s");
                    Connection other = open(session, "s")) {
                frozen.setAutoCommit(false);
                ask(frozen, "SELECT pg_advisory_xact_lock(1)::text");

                // When: the first does nothing, and its machine still answers for it
                Instant before = Instant.now();
                other.setNetworkTimeout(Runnable::run, 10_000);
                ask(other, "SELECT pg_advisory_lock(1)::text");

                // Then
                assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(6));
            }
        }
    }

    @Test
    void theServerIsSetAsItIsOperated() throws Exception {
        // Given
        Map<String, String> operated = Map.of(
                "tcp_keepalives_idle", "5",
                "tcp_keepalives_interval", "3",
                "tcp_keepalives_count", "3",
                "tcp_user_timeout", "15000",
                "client_connection_check_interval", "5s",
                "idle_in_transaction_session_timeout", "15s",
                "log_error_verbosity", "terse");
        Map<String, String> set = new HashMap<>();

        // When
        try (Postgres postgres = Postgres.start(dir.resolve("data"), FreePort.find(), dir.resolve("log"));
                Connection connection = open(postgres.database("session", "s"), "s")) {
            for (String name : operated.keySet()) {
                set.put(name, ask(connection, "SHOW " + name));
            }
        }

        // Then
        assertThat(set).isEqualTo(operated);
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection open(Postgres.Database database, String password) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), password);
    }
}
