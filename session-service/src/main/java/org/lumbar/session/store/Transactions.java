package org.lumbar.session.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.lumbar.foundation.failure.Blame;

/** Runs work in one transaction, and tells bad data from an outage. */
@ApplicationScoped
public class Transactions {
    private final AgroalDataSource database;

    public Transactions(AgroalDataSource database) {
        this.database = database;
    }

    /** Work on one connection. */
    public interface Work<T> {
        T on(Connection connection) throws SQLException, Locked;
    }

    /**
     * Commits what the work did, or nothing of it.
     *
     * @throws DataRefused if the work can never succeed: data that PostgreSQL refuses, or that our own code fails on
     * @throws Outage for everything else. A full disk, a missing table or a wrong password are outages too: they need a
     *     person, and until then no event may be set aside because of them
     * @throws Locked if a lock of the work is somebody else's
     */
    public <T> T run(Work<T> work) throws DataRefused, Outage, Locked {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.on(connection);
                connection.commit();
            } catch (SQLException | RuntimeException | StackOverflowError | Locked e) {
                rollback(connection);
                throw e;
            }
            return result;
        } catch (SQLException e) {
            if (Blame.of(e) == Blame.DATA) {
                throw new DataRefused("SQLState " + e.getSQLState());
            }
            throw Outage.of(e);
        } catch (RuntimeException e) {
            if (Blame.of(e) == Blame.DATA) {
                throw DataRefused.by(e);
            }
            throw Outage.ofOwn(e);
        } catch (StackOverflowError e) {
            throw DataRefused.by(e);
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is broken; closing it ends the transaction on the server.
        }
    }
}
