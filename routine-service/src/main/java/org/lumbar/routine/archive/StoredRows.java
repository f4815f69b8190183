package org.lumbar.routine.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource.Rows;
import org.lumbar.routine.store.LongerTransaction;

/** Reads a client's rows of one table, some at a time, as they were when it began. */
@ApplicationScoped
public class StoredRows {
    /** A plan may have some MiB. */
    private static final int AT_ONCE = 10;

    private static final int LONGEST_SECONDS = 120;

    private final EntityManager entities;

    StoredRows(EntityManager entities) {
        this.entities = entities;
    }

    /** @param sql has one column, of JSON, and names the client by its only parameter */
    public void each(String sql, UUID clientId, Rows out) {
        QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).run(() -> {
            LongerTransaction.allow(entities, LONGEST_SECONDS);
            entities.unwrap(org.hibernate.Session.class).doWork(connection -> read(connection, sql, clientId, out));
        });
    }

    private static void read(Connection connection, String sql, UUID clientId, Rows out) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(AT_ONCE);
            statement.setObject(1, clientId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    out.add(rows.getString(1).getBytes(UTF_8));
                }
            }
        }
    }
}
