package org.lumbar.foundation.rewrite;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The operator's command that writes every table anew. PostgreSQL leaves the bytes of a deleted row where they were until something
 * else needs the room, after a vacuum too; the statistics that it plans with quote values. Afterwards neither has anything of a
 * row that was deleted before. Each table is locked while it is written; the service may run, and waits.
 */
@ApplicationScoped
@Unremovable
public class RewriteCommand implements QuarkusApplication {
    /** What follows the program's name on the command line. */
    public static final String NAME = "rewrite";

    private static final String TABLES = """
            SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
             WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1
            """;

    /** After the tables, whose statistics are made anew first: they hold the values that are frequent, and some that are not. */
    private static final List<String> STATISTICS =
            List.of("pg_catalog.pg_statistic", "pg_catalog.pg_statistic_ext_data");

    private final DataSource owner;

    /** Works as whoever migrates: a table is its owner's to rewrite. */
    RewriteCommand(Flyway flyway) {
        this.owner = flyway.getConfiguration().getDataSource();
    }

    /** 0 when it is done; 1 if there is something that this role may not rewrite. */
    @Override
    public int run(String... arguments) throws SQLException {
        boolean complete = true;
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = 0");
            // Whoever waits for this lock holds up all who come after it.
            statement.execute("SET lock_timeout = '60s'");
            statement.execute("ANALYZE");
            statement.clearWarnings();
            List<String> all = new ArrayList<>(tables(statement));
            all.addAll(STATISTICS);
            for (String table : all) {
                complete &= isRewritten(statement, table);
            }
        }
        return complete ? 0 : 1;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static boolean isRewritten(Statement statement, String table) throws SQLException {
        long start = System.nanoTime();
        statement.execute("VACUUM (FULL) " + table);
        SQLWarning skipped = statement.getWarnings();
        if (skipped != null) {
            System.err.printf("%s is not rewritten: %s%n", table, skipped.getMessage());
            statement.clearWarnings();
            return false;
        }
        System.out.printf(
                "%s is rewritten, in %d ms%n",
                table, Duration.ofNanos(System.nanoTime() - start).toMillis());
        return true;
    }
}
