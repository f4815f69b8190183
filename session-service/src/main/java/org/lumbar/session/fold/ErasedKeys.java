package org.lumbar.session.fold;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.lumbar.session.publishing.Snapshot;
import org.lumbar.session.publishing.Snapshots;

/**
 * What was published of erased clients, by keys alone. Their tombstones are published again when the client's own tombstone is, and
 * when something of the client still arrives, at most once a minute: so nothing stays behind them on a compacted topic. Kept
 * for as long as the topic of events keeps what could still arrive.
 */
@ApplicationScoped
class ErasedKeys {
    /** Longer than the 28 days of the topic of events. */
    static final Duration KEPT = Duration.ofDays(35);

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Snapshots snapshots;
    private final Clock clock;

    ErasedKeys(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** The keys of one client. */
    record Keys(UUID clientId, Set<UUID> sessions, Set<UUID> ratings, Set<LocalDate> days) {
        Keys(UUID clientId) {
            this(clientId, new HashSet<>(), new HashSet<>(), new HashSet<>());
        }

        boolean isEmpty() {
            return sessions.isEmpty() && ratings.isEmpty() && days.isEmpty();
        }
    }

    /** Adds to what is known of the client, and forgets what is known of others for too long. */
    void add(Connection connection, Keys keys) throws SQLException {
        Instant now = clock.instant();
        forgetBefore(connection, now.minus(KEPT));
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO erased_keys AS e (client_id, erased_at, told_at, sessions, ratings, days)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (client_id) DO UPDATE SET sessions = e.sessions || excluded.sessions,
                    ratings = e.ratings || excluded.ratings, days = e.days || excluded.days""")) {
            statement.setObject(1, keys.clientId());
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setTimestamp(3, Timestamp.from(now));
            statement.setArray(
                    4, connection.createArrayOf("uuid", keys.sessions().toArray()));
            statement.setArray(
                    5, connection.createArrayOf("uuid", keys.ratings().toArray()));
            statement.setArray(6, connection.createArrayOf("date", keys.days().toArray()));
            statement.executeUpdate();
        }
    }

    private static void forgetBefore(Connection connection, Instant then) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM erased_keys WHERE erased_at < ?")) {
            statement.setTimestamp(1, Timestamp.from(then));
            statement.executeUpdate();
        }
    }

    /** A tombstone for each key of the client. */
    List<Snapshot> tombstones(Connection connection, UUID clientId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT client_id, sessions, ratings, days::text[] FROM erased_keys WHERE client_id = ?")) {
            statement.setObject(1, clientId);
            return read(statement);
        }
    }

    /** A tombstone for each key of the clients, but of those whose were published a short time ago. */
    List<Snapshot> tombstonesAgain(Connection connection, Collection<UUID> clients) throws SQLException {
        Instant now = clock.instant();
        try (PreparedStatement statement = connection.prepareStatement("""
                UPDATE erased_keys SET told_at = ? WHERE client_id = ANY (?) AND told_at < ?
                RETURNING client_id, sessions, ratings, days::text[]""")) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setArray(2, connection.createArrayOf("uuid", clients.toArray()));
            statement.setTimestamp(3, Timestamp.from(now.minus(AGAIN)));
            return read(statement);
        }
    }

    private List<Snapshot> read(PreparedStatement statement) throws SQLException {
        List<Snapshot> out = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                UUID client = rows.getObject(1, UUID.class);
                ids(rows, 2).forEach(session -> out.add(snapshots.sessionErased(client, session)));
                ids(rows, 3).forEach(rating -> out.add(snapshots.ratingErased(client, rating)));
                Arrays.stream((String[]) rows.getArray(4).getArray())
                        .forEach(day -> out.add(snapshots.dayErased(client, LocalDate.parse(day))));
            }
        }
        return out;
    }

    private static Stream<UUID> ids(ResultSet row, int column) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray(column).getArray());
    }
}
