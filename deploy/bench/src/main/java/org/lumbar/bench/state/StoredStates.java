package org.lumbar.bench.state;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The states that session-service has stored.
 *
 * @param sessions packed, and so {@code days}
 * @param sessionWrites how often a session was written until then
 * @param dayWrites how often a day was written until then
 * @param events how many events are stored
 */
public record StoredStates(List<byte[]> sessions, List<byte[]> days, long sessionWrites, long dayWrites, long events) {
    private static final int MOST = 20_000;

    /** Reads some of each, enough that no cache holds them. */
    public static StoredStates of(String jdbcUrl, String user, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password);
                Statement statement = connection.createStatement()) {
            return new StoredStates(
                    states(statement, "sessions"),
                    states(statement, "client_days"),
                    number(statement, "SELECT sum(revision)::bigint FROM sessions"),
                    number(statement, "SELECT sum(revision)::bigint FROM client_days"),
                    number(statement, "SELECT count(*) FROM events"));
        }
    }

    private static List<byte[]> states(Statement statement, String table) throws SQLException {
        List<byte[]> all = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery("SELECT state FROM " + table + " ORDER BY md5(state) LIMIT " + MOST)) {
            while (rows.next()) {
                all.add(rows.getBytes(1));
            }
        }
        return all;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
