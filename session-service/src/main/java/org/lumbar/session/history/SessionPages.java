package org.lumbar.session.history;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.Plans;
import org.lumbar.session.problem.DatabaseAway;
import org.lumbar.session.session.Session;
import org.lumbar.session.session.Sessions;

/** Reads sessions of one client, newest local day first; within a day by session id. */
@ApplicationScoped
class SessionPages {
    private static final String PAGE = """
            SELECT session_id, revision, changed_at, state FROM sessions
            WHERE client_id = ? AND local_day >= ? AND local_day <= ? AND (local_day, session_id) < (?, ?)
            ORDER BY local_day DESC, session_id DESC LIMIT ?""";

    /** Above every id, so that a first page starts at its last day whole. */
    private static final UUID ABOVE_ALL = new UUID(-1, -1);

    private final AgroalDataSource database;
    private final Sessions sessions;
    private final Plans plans;

    SessionPages(AgroalDataSource database, Sessions sessions, Plans plans) {
        this.database = database;
        this.sessions = sessions;
        this.plans = plans;
    }

    /** A session with its plan's outline, null while the plan is unknown here. */
    record Found(Session session, @Nullable Outline outline) {}

    /** At most {@code limit} started sessions whose local day lies in from..to, both included, after the cursor. */
    List<Session> page(UUID clientId, LocalDate from, LocalDate to, @Nullable Cursor after, int limit) {
        Cursor start = after == null ? new Cursor(to, ABOVE_ALL) : after;
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setObject(1, clientId);
            select.setObject(2, from);
            select.setObject(3, to);
            select.setObject(4, start.localDay());
            select.setObject(5, start.sessionId());
            select.setInt(6, limit);
            return read(select);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private static List<Session> read(PreparedStatement select) throws SQLException {
        List<Session> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(Session.unpack(
                        rows.getObject(1, UUID.class), rows.getLong(2), rows.getLong(3), rows.getBytes(4)));
            }
        }
        return found;
    }

    /** Null if nothing of such a session of this client has arrived. */
    @Nullable
    Found find(UUID clientId, UUID sessionId) {
        try (Connection connection = database.getConnection()) {
            Sessions.Key key = new Sessions.Key(clientId, sessionId);
            Session session = sessions.load(connection, Set.of(key)).get(key);
            return session == null ? null : new Found(session, outline(connection, clientId, session.planId()));
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private @Nullable Outline outline(Connection connection, UUID clientId, @Nullable UUID planId) throws SQLException {
        if (planId == null) {
            return null;
        }
        Plans.Key key = new Plans.Key(clientId, planId);
        Map<Plans.Key, Outline> found = plans.load(connection, Set.of(key));
        return found.get(key);
    }
}
