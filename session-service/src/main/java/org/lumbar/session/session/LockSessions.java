package org.lumbar.session.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.lumbar.session.store.BinaryArray;

/** Which sessions of a client have a stop that locked something, once and for life. Read with the client, see {@code Clients}. */
@ApplicationScoped
public class LockSessions {

    /** Notes them; most batches have none, and cost nothing. */
    public void note(Connection connection, Collection<Sessions.Key> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO lock_sessions (client_id, session_id) SELECT * FROM unnest(?::uuid[], ?::uuid[])"
                        + " ON CONFLICT DO NOTHING")) {
            List<Sessions.Key> all = List.copyOf(keys);
            BinaryArray.setAll(
                    statement,
                    BinaryArray.ofUuids(all.stream().map(Sessions.Key::clientId).toList()),
                    BinaryArray.ofUuids(
                            all.stream().map(Sessions.Key::sessionId).toList()));
            statement.executeUpdate();
        }
    }
}
