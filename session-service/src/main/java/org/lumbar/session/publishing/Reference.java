package org.lumbar.session.publishing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A client or a plan of a client, whose consequences are to be published and then noted as such.
 *
 * @param clientId whose lock the note needs
 * @param note how it comes to count as published
 */
public record Reference(UUID clientId, Note note) {

    /** Notes in the database that the consequences are published. */
    public interface Note {
        void on(Connection connection) throws SQLException;
    }
}
