package org.lumbar.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.lumbar.local.Part;

/** Somebody with a superuser's connection to a service's database, who holds locks there and changes what nobody should change. */
final class Keeper implements AutoCloseable {
    private final Connection connection;

    private Keeper(Connection connection) {
        this.connection = connection;
    }

    static Keeper of(SystemUnderTest system, Part service) {
        return of(system, service.key());
    }

    static Keeper of(SystemUnderTest system, String database) {
        try {
            Keeper keeper = new Keeper(
                    DriverManager.getConnection(system.superuserUrl().replace("/postgres?", "/" + database + "?")));
            keeper.does("SET idle_in_transaction_session_timeout = 0");
            return keeper;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Holds on to every lock until {@link #ends}. */
    Keeper begins() {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    Keeper does(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return this;
    }

    /** Whether it could be done; what PostgreSQL ends, a deadlock for instance, could not. */
    boolean tries(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    String reads(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Lets go of all locks; nothing is changed. */
    void ends() {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
