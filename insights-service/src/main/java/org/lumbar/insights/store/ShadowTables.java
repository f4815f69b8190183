package org.lumbar.insights.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * A second set of this service's tables, in a schema of its own, that is filled while the first goes on, and then takes its
 * place. All connections of a process that rebuilds see the second set by default.
 */
@ApplicationScoped
public class ShadowTables {

    /** Where the tables are that the service reads and writes. */
    public static final String LIVE = "public";

    /** Where the second set grows. */
    public static final String SHADOW = "rebuild";

    /** The views through which policies find a caller's clients: policies go with their tables, and need them where those are. */
    private static final List<String> VIEWS = List.of("in_care", "in_practice");

    /** What has nothing to do with the topics stays where it is. */
    private static final String NOT_REBUILT =
            "'flyway_schema_history', 'ended_session', 'audit_event', 'audit_list', 'archive_job'";

    private static final Logger LOG = Logger.getLogger(ShadowTables.class);
    private static final String REPLACED = "replaced_by_rebuild";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int TRIES = 60;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final DataSource owner;
    private final Flyway flyway;

    /** Works as whoever migrates: the service itself owns no table, and may not make one. */
    ShadowTables(Flyway flyway) {
        this.owner = flyway.getConfiguration().getDataSource();
        this.flyway = flyway;
    }

    /** Runs {@code work} unless somebody else rebuilds; returns whether it ran. */
    public boolean runAlone(Runnable work) {
        try (Connection connection = owner.getConnection()) {
            if (!"t".equals(first(connection, "SELECT pg_try_advisory_lock(" + rebuilding() + ")"))) {
                return false;
            }
            try {
                work.run();
            } finally {
                first(connection, "SELECT pg_advisory_unlock(" + rebuilding() + ")");
            }
            return true;
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    /** Makes empty tables, in the place of what a rebuild that broke off may have left. */
    public void create() {
        try (Connection connection = owner.getConnection()) {
            execute(connection, "DROP SCHEMA IF EXISTS " + SHADOW + " CASCADE");
            execute(connection, "CREATE SCHEMA " + SHADOW);
            flyway.migrate();
            String newest = " (SELECT max(installed_rank) || ':' || max(version) FROM %s.flyway_schema_history)";
            if (!"t".equals(first(connection, "SELECT" + newest.formatted(LIVE) + " = " + newest.formatted(SHADOW)))) {
                throw new IllegalStateException("The service's tables are of another version than this program");
            }
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    /** Lets the planner know what the new tables hold; for whoever has just filled them. */
    public void analyze() {
        try (Connection connection = owner.getConnection()) {
            for (String table : tables(connection)) {
                execute(connection, "ANALYZE " + SHADOW + "." + table);
            }
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    /**
     * Puts the second set in the place of the first, in one transaction. Nobody writes meanwhile, and {@code lastWork} then
     * brings the second set up to date; readers wait for less than a second and never fail.
     */
    public void swap(Runnable lastWork) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try (Connection connection = owner.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    swap(connection, lastWork);
                    connection.commit();
                    return;
                } catch (SQLException | RuntimeException failure) {
                    connection.rollback();
                    throw failure;
                } finally {
                    connection.setAutoCommit(true);
                }
            } catch (SQLException failure) {
                if (!LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
                    throw new DatabaseException(failure);
                }
                LOG.infof("The tables are in use; attempt %d to put the new ones in their place", attempt);
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
        throw new IllegalStateException("The tables were never free; try again when fewer people export");
    }

    private static void swap(Connection connection, Runnable lastWork) throws SQLException {
        // This connection idles with the gate closed while others do the last work; if this process freezes, it opens
        // again.
        execute(connection, "SET LOCAL idle_in_transaction_session_timeout = '60s'");
        first(connection, "SELECT pg_advisory_xact_lock(" + WriteGate.key("'" + LIVE + "'") + ")");
        long closed = System.nanoTime();
        lastWork.run();
        List<String> tables = tables(connection);
        lock(connection, SHADOW, tables);
        // Shorter than PostgreSQL's deadlock_timeout of 1 s: if a reader that holds one table waits for another, this
        // gives up before anybody looks for a victim.
        execute(connection, "SET LOCAL lock_timeout = '900ms'");
        lock(connection, LIVE, tables);
        execute(connection, "CREATE SCHEMA " + REPLACED);
        for (String moved : Stream.concat(tables.stream(), VIEWS.stream()).toList()) {
            execute(connection, "ALTER TABLE " + LIVE + "." + moved + " SET SCHEMA " + REPLACED);
            execute(connection, "ALTER TABLE " + SHADOW + "." + moved + " SET SCHEMA " + LIVE);
        }
        execute(connection, "DROP SCHEMA " + REPLACED + " CASCADE");
        execute(connection, "DROP SCHEMA " + SHADOW + " CASCADE");
        LOG.infof(
                "Whoever writes waited for %,d ms",
                Duration.ofNanos(System.nanoTime() - closed).toMillis());
    }

    private static void lock(Connection connection, String schema, List<String> tables) throws SQLException {
        String names = tables.stream().map(table -> schema + "." + table).collect(Collectors.joining(", "));
        execute(connection, "LOCK TABLE " + names + " IN ACCESS EXCLUSIVE MODE");
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = '" + SHADOW
                        + "' AND tablename NOT IN (" + NOT_REBUILT + ") ORDER BY tablename")) {
            List<String> tables = new ArrayList<>();
            while (found.next()) {
                tables.add(found.getString(1));
            }
            return tables;
        }
    }

    private static String rebuilding() {
        return "hashtextextended('lumbar.rebuild', 0)";
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            return found.next() ? String.valueOf(found.getString(1)) : "";
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
