package org.lumbar.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.FreePort;
import org.lumbar.backbone.Postgres;

/** The services' migrations on a real PostgreSQL: pods that start together, and tables that can be spread by client. */
class MigrationsComponentTest {
    /** Tables that do not grow with clients: every machine may have all of each. */
    private static final Set<String> SMALL = Set.of(
            "flyway_schema_history",
            "quarantine",
            "routine_version",
            "consent_text",
            "roster",
            "roster_row",
            "redriven",
            "revision_floor",
            "erased_keys",
            "lock_sessions",
            "erasure",
            "ended_session",
            "practice",
            "practice_invitation",
            "practice_login",
            "audit_list");

    private static final Path WALL = Project.ROOT.resolve("foundation/src/main/resources/db/wall");

    private static final String FIRST_KEY_COLUMNS = """
            SELECT t.relname,
                   (SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
                     WHERE i.indrelid = t.oid AND i.indisprimary),
                   EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'practice_id')
              FROM pg_class t WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace
            """;
    private static final String UNIQUE_WITHOUT_CLIENT = """
            SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
             WHERE i.indisunique AND t.relnamespace = 'public'::regnamespace
               AND t.relname NOT IN ('flyway_schema_history', 'quarantine', 'routine_version', 'consent_text', 'redriven',
                                     'revision_floor', 'ended_session', 'practice', 'practice_invitation',
                                     'practice_login', 'roster', 'roster_row', 'audit_list')
               AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'client_id'
                                  AND a.attnum = ANY (i.indkey))
            """;

    @TempDir
    static Path folder;

    private static Postgres postgres;

    @BeforeAll
    static void startPostgres() {
        postgres = Postgres.start(folder.resolve("data"), FreePort.find(), folder.resolve("log"));
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"routine", "session", "insights"})
    void threePodsThatStartTogetherMigrateOnce(String service) throws Exception {
        // Given
        Postgres.Database database = postgres.database("together_" + service, "together");
        ExecutorService pods = Executors.newFixedThreadPool(3);
        Callable<MigrateResult> start = () -> migrate(database, service);
        // When
        List<Future<MigrateResult>> started = pods.invokeAll(List.of(start, start, start));
        pods.shutdown();
        // Then
        int executed = 0;
        for (Future<MigrateResult> pod : started) {
            assertThat(pod.get().success).isTrue();
            executed += pod.get().migrationsExecuted;
        }
        assertThat(executed).isEqualTo(migrations(service));
    }

    @ParameterizedTest
    @ValueSource(strings = {"routine", "session", "insights"})
    void everyTableThatGrowsHasAPracticeAndAKeyThatStartsWithTheClient(String service) throws SQLException {
        // Given
        Postgres.Database database = migrated(service);
        Set<String> wrong = new TreeSet<>();
        int tables = 0;
        // When
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FIRST_KEY_COLUMNS)) {
            while (rows.next()) {
                boolean keyed = "client_id".equals(rows.getString(2)) && rows.getBoolean(3);
                if (!SMALL.contains(rows.getString(1))) {
                    tables++;
                    if (!keyed) {
                        wrong.add(rows.getString(1));
                    }
                }
            }
        }
        // Then
        assertThat(tables).isGreaterThanOrEqualTo(5);
        assertThat(wrong).isEmpty();
    }

    /** A unique index without the client can't be kept over several machines. */
    @ParameterizedTest
    @ValueSource(strings = {"routine", "session", "insights"})
    void noUniqueIndexIsWithoutTheClient(String service) throws SQLException {
        // Given
        Postgres.Database database = migrated(service);
        Set<String> found = new TreeSet<>();
        // When
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(UNIQUE_WITHOUT_CLIENT)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        // Then
        assertThat(found).isEmpty();
    }

    private static Postgres.Database migrated(String service) {
        Postgres.Database database = postgres.database("alone_" + service, "alone");
        MigrateResult unused = migrate(database, service);
        return database;
    }

    private static MigrateResult migrate(Postgres.Database database, String service) {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.owner(), database.password())
                .locations("filesystem:" + folder(service), "filesystem:" + WALL)
                .placeholders(Map.of(
                        "service_role",
                        database.user(),
                        "caller_role",
                        database.user() + "_caller",
                        "clients",
                        service.equals("session") ? "clients" : "client"))
                .load()
                .migrate();
    }

    private static int migrations(String service) {
        return Project.files(folder(service), ".sql").size()
                + Project.files(WALL, ".sql").size();
    }

    private static Path folder(String service) {
        return Project.sources(service).resolve("resources/db/migration");
    }

    private static Connection open(Postgres.Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
