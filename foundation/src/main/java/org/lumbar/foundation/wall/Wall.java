package org.lumbar.foundation.wall;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Puts every connection that a request takes from the pool behind the second wall, before its first statement: it acts as the
 * role of callers, which owns nothing and sees only rows that row-level security shows to this caller. In a transaction that
 * holds until its end; outside of one until the next who takes the connection, who passes here again. One statement per request;
 * none for the service's own work, unless a request had the connection before.
 */
@Singleton
public class Wall implements AgroalPoolInterceptor {
    private static final String ENTER = "SELECT set_config('role', ?, ?), lumbar_enter(?, ?, ?, ?, ?, ?)";
    private static final String LEAVE = "SELECT set_config('role', 'none', ?)";

    private final RequestScope requests;
    private final String callerRole;
    private final Map<PGConnection, CallerScope> behind = Collections.synchronizedMap(new WeakHashMap<>());

    Wall(RequestScope requests, @ConfigProperty(name = "lumbar.database.caller-role") String callerRole) {
        this.requests = requests;
        this.callerRole = callerRole;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        CallerScope wanted = requests.current();
        try {
            boolean inTransaction = !connection.getAutoCommit();
            PGConnection server = connection.unwrap(PGConnection.class);
            CallerScope before = behind.get(server);
            if (wanted == null) {
                leave(connection, server, before, inTransaction);
            } else if (inTransaction || !wanted.equals(before)) {
                enter(connection, server, wanted, inTransaction);
            }
        } catch (SQLException failure) {
            throw Wall.<RuntimeException>asItIs(failure);
        }
    }

    /** The pool's own method declares it; this interface of the pool forgot to. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> RuntimeException asItIs(SQLException failure) throws E {
        throw (E) failure;
    }

    private void leave(Connection connection, PGConnection server, @Nullable CallerScope before, boolean inTransaction)
            throws SQLException {
        if (before == null) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(LEAVE)) {
            statement.setBoolean(1, inTransaction);
            statement.execute();
        }
        if (!inTransaction) {
            behind.remove(server);
        }
    }

    private void enter(Connection connection, PGConnection server, CallerScope wanted, boolean inTransaction)
            throws SQLException {
        if (!inTransaction) {
            // Half a change would be taken for none, or for a whole one.
            behind.put(server, CallerScope.NOBODY);
        }
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.setString(1, callerRole);
            statement.setBoolean(2, inTransaction);
            statement.setObject(3, wanted.practice());
            statement.setString(4, wanted.subject());
            statement.setBoolean(5, wanted.wholePractice());
            statement.setObject(6, wanted.client());
            statement.setObject(7, wanted.named());
            statement.setBoolean(8, inTransaction);
            statement.execute();
        }
        if (!inTransaction) {
            behind.put(server, wanted);
        }
    }
}
