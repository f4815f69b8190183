package org.lumbar.session.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.lumbar.session.outbox.PublishedRevision;
import org.lumbar.session.store.BinaryArray;
import org.lumbar.session.store.PackedReader;

/** The clients that routine-service has published. */
@ApplicationScoped
public class Clients {
    /** What is stored of a client, and how far that has been published on. */
    public record Stored(Client client, PublishedRevision revision) {}

    /**
     * Clients that routine-service has published.
     *
     * @param stored by id
     * @param erased ids of clients of whom nothing may be stored any more
     * @param lockSessions ids of sessions with a stop that locked something, of those clients who have any, known or not
     */
    public record Known(Map<UUID, Stored> stored, Set<UUID> erased, Map<UUID, Set<UUID>> lockSessions) {

        /** Those of the client. */
        public Set<UUID> lockSessionsOf(UUID client) {
            return lockSessions.getOrDefault(client, Set.of());
        }

        /** Those of whom nothing new may be stored, because they have withdrawn consent. */
        public Set<UUID> withdrawn() {
            Set<UUID> withdrawn = new HashSet<>();
            stored.forEach((id, each) -> {
                if (each.client().consentWithdrawn()) {
                    withdrawn.add(id);
                }
            });
            return withdrawn;
        }

        /** The clients alone, by id. */
        public Map<UUID, Client> clients() {
            Map<UUID, Client> clients = new HashMap<>();
            stored.forEach((id, each) -> clients.put(id, each.client()));
            return clients;
        }
    }

    /** Those of the clients that are known. */
    public Map<UUID, Client> load(Connection connection, Collection<UUID> ids) throws SQLException {
        return known(connection, ids).clients();
    }

    /** What is known of the clients, in one statement. */
    public Known known(Connection connection, Collection<UUID> ids) throws SQLException {
        Known known = new Known(new HashMap<>(), new HashSet<>(), new HashMap<>());
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT client_id, practice_id, revision, told_revision, home_zone, care_team, clearances,
                       consent_withdrawn, logins::text
                FROM clients WHERE client_id = ANY (?)
                UNION ALL
                SELECT client_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
                FROM erased_clients WHERE client_id = ANY (?)
                UNION ALL
                SELECT client_id, session_id, 0, NULL, NULL, NULL, NULL, NULL, NULL
                FROM lock_sessions WHERE client_id = ANY (?)""")) {
            BinaryArray all = BinaryArray.ofUuids(List.copyOf(ids));
            BinaryArray.setAll(statement, all, all, all);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    UUID id = rows.getObject(1, UUID.class);
                    if (rows.getString(5) == null && rows.getString(3) == null) {
                        known.erased.add(id);
                    } else if (rows.getString(5) == null) {
                        known.lockSessions
                                .computeIfAbsent(id, any -> new HashSet<>())
                                .add(rows.getObject(2, UUID.class));
                    } else {
                        Client client = client(rows);
                        known.stored.put(
                                client.id(),
                                new Stored(client, new PublishedRevision(client.revision(), rows.getLong(4))));
                    }
                }
            }
        }
        return known;
    }

    /** Those of the clients that are erased, and were that practice's. */
    public Set<UUID> erasedOf(Connection connection, UUID practiceId, Collection<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT client_id FROM erased_clients WHERE client_id = ANY (?) AND practice_id = ?")) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            statement.setObject(2, practiceId);
            Set<UUID> erased = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    erased.add(rows.getObject(1, UUID.class));
                }
            }
            return erased;
        }
    }

    private static Client client(ResultSet row) throws SQLException {
        return new Client(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getLong(3),
                PackedReader.zone(row.getString(5)),
                List.of((String[]) row.getArray(6).getArray()),
                StoredLogins.read(row.getString(9)),
                PackedClearances.unpack(row.getBytes(7)),
                row.getBoolean(8));
    }

    /** Writes what the snapshot says; its consequences are still to be published. */
    public void save(Connection connection, Client client) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO clients (client_id, practice_id, revision, told_revision, home_zone, care_team, clearances,
                    consent_withdrawn, logins, logins_revision)
                VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?::jsonb, ?)
                ON CONFLICT (client_id) DO UPDATE SET practice_id = excluded.practice_id, revision = excluded.revision,
                    home_zone = excluded.home_zone, care_team = excluded.care_team, clearances = excluded.clearances,
                    consent_withdrawn = excluded.consent_withdrawn, logins = excluded.logins,
                    logins_revision = excluded.logins_revision""")) {
            statement.setObject(1, client.id());
            statement.setObject(2, client.practiceId());
            statement.setLong(3, client.revision());
            statement.setString(4, client.home().getId());
            statement.setArray(
                    5, connection.createArrayOf("text", client.careTeam().toArray()));
            statement.setBytes(6, PackedClearances.pack(client.clearances()));
            statement.setBoolean(7, client.consentWithdrawn());
            statement.setString(8, StoredLogins.json(client.logins()));
            statement.setLong(9, client.revision());
            statement.executeUpdate();
        }
    }

    /** Remembers the id of a client of whom nothing may be stored any more. */
    public void markErased(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO erased_clients (client_id, practice_id)"
                        + " VALUES (?, (SELECT practice_id FROM clients WHERE client_id = ?))"
                        + " ON CONFLICT (client_id) DO NOTHING")) {
            statement.setObject(1, id);
            statement.setObject(2, id);
            statement.executeUpdate();
        }
    }

    /** The consequences of that revision are published. */
    public void markPublished(Connection connection, UUID id, long revision) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE clients SET told_revision = ? WHERE client_id = ? AND told_revision < ?")) {
            statement.setLong(1, revision);
            statement.setObject(2, id);
            statement.setLong(3, revision);
            statement.executeUpdate();
        }
    }
}
