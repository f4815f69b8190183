package org.lumbar.session.archive;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource.Rows;

/** Reads a client's rows of one table, some hundred at a time, as they were when it began. */
@ApplicationScoped
class StoredRows {
    private static final int AT_ONCE = 500;

    private final AgroalDataSource database;

    StoredRows(AgroalDataSource database) {
        this.database = database;
    }

    /** Makes a row into what the archive has of it. */
    @FunctionalInterface
    interface Reader {
        void read(ResultSet row, Rows out) throws SQLException;
    }

    /** What is to be known before the first row is read. */
    @FunctionalInterface
    interface Preparation {
        Reader on(Connection connection) throws SQLException;
    }

    /** @param sql names the client by its only parameter */
    void each(String sql, UUID clientId, Rows out, Preparation preparation) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                Reader reader = preparation.on(connection);
                statement.setFetchSize(AT_ONCE);
                statement.setObject(1, clientId);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows, out);
                    }
                }
            } finally {
                connection.rollback();
            }
        }
    }
}
