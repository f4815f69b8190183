package org.lumbar.insights.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.lumbar.foundation.wall.Service;
import org.lumbar.insights.store.Database;

/** Which sessions of the pages are over, for all replicas: a cookie can be copied, so it alone says nothing. */
@ApplicationScoped
class EndedSessions {

    /** Longer than any provider renews a session. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;

    EndedSessions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Ends the session that the identity token is of, and all with an older token of it. */
    void end(JsonWebToken identity) {
        Instant now = clock.instant();
        int unused = Service.does(() -> {
            int forgotten = database.change("DELETE FROM ended_session WHERE ended_at < ?", now.minus(REMEMBERED));
            return forgotten
                    + database.change(
                            "INSERT INTO ended_session (session, ended_at) VALUES (?, ?)"
                                    + " ON CONFLICT (session) DO UPDATE SET ended_at = excluded.ended_at",
                            name(identity),
                            now);
        });
    }

    /** True if the session was ended after this token of it was issued. */
    boolean contains(JsonWebToken identity) {
        return Service.does(() -> !database.rows(
                        "SELECT session FROM ended_session WHERE session = ? AND ended_at >= ?",
                        row -> row.text("session"),
                        name(identity),
                        Instant.ofEpochSecond(identity.getIssuedAtTime()))
                .isEmpty());
    }

    /** The provider's name for the session; where it has none, all sessions of the person are one. */
    private static String name(JsonWebToken identity) {
        String session = identity.getClaim("sid");
        return session == null ? "sub:" + identity.getSubject() : "sid:" + session;
    }
}
