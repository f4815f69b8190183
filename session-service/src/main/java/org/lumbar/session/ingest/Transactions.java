package org.lumbar.session.ingest;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs work in one transaction, and tells bad data from an outage. */
@ApplicationScoped
class Transactions {
    private final AgroalDataSource database;

    Transactions(AgroalDataSource database) {
        this.database = database;
    }

    /** Work on one connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Commits what the work did, or nothing of it.
     *
     * @throws DataRefused if the work can never succeed: data that PostgreSQL refuses, or that our own code fails on
     * @throws Outage for everything else. A full disk, a missing table or a wrong password are outages too: they need a
     *     person, and until then no event may be set aside because of them
     */
    <T> T run(Work<T> work) throws DataRefused, Outage {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.on(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                rollback(connection);
                throw e;
            }
            return result;
        } catch (SQLException e) {
            throw refusedOrOutage(e);
        } catch (RuntimeException e) {
            throw new DataRefused(e.getClass().getSimpleName() + firstFrame(e));
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is broken; closing it ends the transaction on the server.
        }
    }

    /** Classes 22 data exception, 23 integrity constraint violation, 54 program limit exceeded. */
    private static DataRefused refusedOrOutage(SQLException e) throws Outage {
        String state = e.getSQLState();
        if (state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"))) {
            return new DataRefused("SQLState " + state);
        }
        throw new Outage("PostgreSQL, SQLState " + state, e);
    }

    private static String firstFrame(RuntimeException e) {
        StackTraceElement[] frames = e.getStackTrace();
        return frames.length == 0 ? "" : " at " + frames[0];
    }
}
