package org.lumbar.session.publishing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A client or a plan of a client, whose effects are to be published, and then count as told.
 *
 * @param clientId whose lock the note needs
 * @param note how it comes to count as told
 */
public record Reference(UUID clientId, Note note) {

    /** Notes in the database that the effects are published. */
    public interface Note {
        void on(Connection connection) throws SQLException;
    }
}
