package org.lumbar.session.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.store.BinaryArray;

/** The sessions of all clients, each as what its events add up to. */
@ApplicationScoped
public class Sessions {

    /** Names a session of a client. */
    public record Key(UUID clientId, UUID sessionId) {}

    /** A session to write, under the client's practice if that is known. */
    public record Row(Key key, @Nullable UUID practiceId, Session session) {}

    /** Those of the sessions of which something is stored. */
    public Map<Key, Session> load(Connection connection, Collection<Key> keys) throws SQLException {
        if (keys.isEmpty()) {
            return new HashMap<>();
        }
        List<Key> list = List.copyOf(keys);
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT s.client_id, s.session_id, s.revision, s.changed_at, s.state
                FROM unnest(?::uuid[], ?::uuid[]) AS k (client_id, session_id)
                JOIN sessions s USING (client_id, session_id)""")) {
            BinaryArray.setAll(
                    statement,
                    BinaryArray.ofUuids(list.stream().map(Key::clientId).toList()),
                    BinaryArray.ofUuids(list.stream().map(Key::sessionId).toList()));
            return read(statement);
        }
    }

    /** All sessions of a client. */
    public Map<Key, Session> loadOfClient(Connection connection, UUID clientId) throws SQLException {
        return loadOfClients(connection, List.of(clientId));
    }

    /** All sessions of some clients. */
    public Map<Key, Session> loadOfClients(Connection connection, Collection<UUID> clientIds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT client_id, session_id, revision, changed_at, state FROM sessions WHERE client_id = ANY (?)")) {
            BinaryArray.setAll(statement, BinaryArray.ofUuids(List.copyOf(clientIds)));
            return read(statement);
        }
    }

    private static Map<Key, Session> read(PreparedStatement statement) throws SQLException {
        Map<Key, Session> found = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Key key = new Key(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
                found.put(key, Session.unpack(key.sessionId(), rows.getLong(3), rows.getLong(4), rows.getBytes(5)));
            }
        }
        return found;
    }

    /** Writes the sessions as they are now. */
    public void save(Connection connection, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO sessions (client_id, session_id, practice_id, plan_id, local_day, revision, changed_at, state)
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::date[], ?::bigint[], ?::bigint[],
                    ?::bytea[])
                ON CONFLICT (client_id, session_id) DO UPDATE SET practice_id = excluded.practice_id,
                    plan_id = excluded.plan_id, local_day = excluded.local_day, revision = excluded.revision,
                    changed_at = excluded.changed_at, state = excluded.state""")) {
            List<Session> sessions = rows.stream().map(Row::session).toList();
            BinaryArray.setAll(
                    statement,
                    BinaryArray.ofUuids(each(rows, row -> row.key().clientId())),
                    BinaryArray.ofUuids(each(rows, row -> row.key().sessionId())),
                    BinaryArray.ofUuids(each(rows, Row::practiceId)),
                    BinaryArray.ofUuids(each(sessions, Session::planId)),
                    BinaryArray.ofDates(each(sessions, Session::localDay)),
                    BinaryArray.ofLongs(each(sessions, Session::revision)),
                    BinaryArray.ofLongs(each(sessions, Session::changedAt)),
                    BinaryArray.ofBytes(sessions.stream().map(Session::pack).toList()));
            statement.executeUpdate();
        }
    }

    private static <T, R> List<@Nullable R> each(List<T> values, Function<T, @Nullable R> of) {
        List<@Nullable R> all = new ArrayList<>(values.size());
        values.forEach(value -> all.add(of.apply(value)));
        return all;
    }

    /** Gives the client's rows the practice that has become known. */
    public void adopt(Connection connection, UUID clientId, UUID practiceId) throws SQLException {
        for (String table : List.of("sessions", "client_days", "events")) {
            try (PreparedStatement statement = connection.prepareStatement("UPDATE " + table
                    + " SET practice_id = ? WHERE client_id = ? AND practice_id IS DISTINCT FROM ?")) {
                statement.setObject(1, practiceId);
                statement.setObject(2, clientId);
                statement.setObject(3, practiceId);
                statement.executeUpdate();
            }
        }
    }
}
