package org.lumbar.look;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.lumbar.foundation.wall.Service;

/**
 * Which sessions of the pages are over, for all replicas: a cookie can be copied, so it alone says nothing. In the table
 * {@code ended_session} of the service's own database.
 */
@ApplicationScoped
class EndedSessions {

    /** Longer than any provider renews a session. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final DataSource dataSource;
    private final Clock clock;

    EndedSessions(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** What is done with a connection. */
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Ends the session that the identity token is of, and all with an older token of it. */
    void end(JsonWebToken identity) {
        Instant now = clock.instant();
        int unused = inOwnName(connection -> forget(connection, now) + add(connection, name(identity), now));
    }

    private static int forget(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement old = connection.prepareStatement("DELETE FROM ended_session WHERE ended_at < ?")) {
            old.setObject(1, now.minus(REMEMBERED).atOffset(ZoneOffset.UTC));
            return old.executeUpdate();
        }
    }

    private static int add(Connection connection, String session, Instant now) throws SQLException {
        try (PreparedStatement ended =
                connection.prepareStatement("INSERT INTO ended_session (session, ended_at) VALUES (?, ?)"
                        + " ON CONFLICT (session) DO UPDATE SET ended_at = excluded.ended_at")) {
            ended.setString(1, session);
            ended.setObject(2, now.atOffset(ZoneOffset.UTC));
            return ended.executeUpdate();
        }
    }

    /** True if the session was ended after this token of it was issued. */
    boolean contains(JsonWebToken identity) {
        if (identity.getClaim(Claims.iat) == null) {
            return false; // nobody's session
        }
        Instant issued = Instant.ofEpochSecond(identity.getIssuedAtTime());
        return inOwnName(connection -> {
            try (PreparedStatement ended = connection.prepareStatement(
                    "SELECT session FROM ended_session WHERE session = ? AND ended_at >= ?")) {
                ended.setString(1, name(identity));
                ended.setObject(2, issued.atOffset(ZoneOffset.UTC));
                try (ResultSet found = ended.executeQuery()) {
                    return found.next();
                }
            }
        });
    }

    /** In a transaction of its own: a filter asks before there is one, and services take no connection without. */
    private <T> T inOwnName(Work<T> work) {
        return Service.does(() -> QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                return work.with(connection);
            }
        }));
    }

    /** The provider's name for the session; where it has none, all sessions of the person are one. */
    private static String name(JsonWebToken identity) {
        String session = identity.getClaim("sid");
        return session == null ? "sub:" + identity.getSubject() : "sid:" + session;
    }
}
