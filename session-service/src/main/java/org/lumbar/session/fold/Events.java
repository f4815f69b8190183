package org.lumbar.session.fold;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.client.Client;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.store.BinaryArray;

/** Every event once, for life. */
@ApplicationScoped
public class Events {

    /**
     * Stores those of the events whose ids are free.
     *
     * @return the keys that were free, and are taken now
     */
    Set<Incoming.Key> claim(Connection connection, Map<Incoming.Key, Incoming> events, Map<UUID, Client> clients)
            throws SQLException {
        // To be read twice, or only counted: mostly all are free.
        try (PreparedStatement statement =
                connection.prepareStatement("""
                INSERT INTO events (client_id, event_id, practice_id, session_id, occurred_at, received_at, body_hash,
                    kind, zone, data)
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[],
                    ?::bigint[], ?::smallint[], ?::text[], ?::bytea[])
                ON CONFLICT DO NOTHING RETURNING client_id, event_id""", ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
            List<Incoming> in = List.copyOf(events.values());
            List<SessionEvent> said = in.stream().map(Incoming::event).toList();
            BinaryArray.setAll(
                    statement,
                    BinaryArray.ofUuids(each(said, SessionEvent::clientId)),
                    BinaryArray.ofUuids(each(said, SessionEvent::id)),
                    BinaryArray.ofUuids(each(said, event -> practice(clients.get(event.clientId())))),
                    BinaryArray.ofUuids(each(said, SessionEvent::sessionId)),
                    BinaryArray.ofInstants(each(said, SessionEvent::time)),
                    BinaryArray.ofInstants(each(in, Incoming::receivedAt)),
                    BinaryArray.ofLongs(each(in, Incoming::hash)),
                    BinaryArray.ofShorts(
                            each(said, event -> (short) event.kind().code())),
                    BinaryArray.ofTexts(
                            said.stream().map(event -> event.zone().getId()).toList()),
                    BinaryArray.ofBytes(said.stream().map(SessionEvent::data).toList()));
            return keys(statement, events.keySet());
        }
    }

    private static @Nullable UUID practice(@Nullable Client client) {
        return client == null ? null : client.practiceId();
    }

    private static Set<Incoming.Key> keys(PreparedStatement statement, Set<Incoming.Key> asked) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            if (rows.last() && rows.getRow() == asked.size()) {
                return asked;
            }
            rows.beforeFirst();
            Set<Incoming.Key> keys = new HashSet<>(asked.size() * 2);
            while (rows.next()) {
                keys.add(new Incoming.Key(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
            }
            return keys;
        }
    }

    /** What the stored events of these keys say, by their hash. */
    public Map<Incoming.Key, Long> hashes(Connection connection, List<Incoming.Key> keys) throws SQLException {
        Map<Incoming.Key, Long> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT e.client_id, e.event_id, e.body_hash
                FROM unnest(?::uuid[], ?::uuid[]) AS k (client_id, event_id) JOIN events e USING (client_id, event_id)""")) {
            BinaryArray.setAll(
                    statement,
                    BinaryArray.ofUuids(
                            keys.stream().map(Incoming.Key::clientId).toList()),
                    BinaryArray.ofUuids(keys.stream().map(Incoming.Key::eventId).toList()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            new Incoming.Key(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)),
                            rows.getLong(3));
                }
            }
        }
        return found;
    }

    private static <T, R> List<@Nullable R> each(List<T> values, Function<T, @Nullable R> of) {
        List<@Nullable R> all = new ArrayList<>(values.size());
        values.forEach(value -> all.add(of.apply(value)));
        return all;
    }
}
