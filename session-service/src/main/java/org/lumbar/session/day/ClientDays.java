package org.lumbar.session.day;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.store.BinaryArray;

/** The stored days of all clients. */
@ApplicationScoped
class ClientDays {
    /** Days that are loaded at once from a changed one on: in order there are one or two, a late event may need more. */
    static final int WINDOW = 60;

    /** Days of a client, in order, with the latest stored one before them. */
    static final class Window {
        private @Nullable ClientDay previous;
        private final List<ClientDay> days = new ArrayList<>();

        @Nullable
        ClientDay previous() {
            return previous;
        }

        List<ClientDay> days() {
            return days;
        }

        /** The last loaded day; null if there are no later ones. */
        @Nullable
        LocalDate horizon() {
            return days.size() < WINDOW ? null : days.get(days.size() - 1).day();
        }
    }

    /** A day to write, under the client's practice if that is known. */
    record Row(UUID clientId, @Nullable UUID practiceId, ClientDay day) {}

    /** For each client the days from the given one on. */
    Map<UUID, Window> load(Connection connection, Map<UUID, LocalDate> from) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT k.client_id, d.local_day, d.revision, d.changed_at, d.state, d.local_day < k.from_day
                FROM unnest(?::uuid[], ?::date[]) AS k (client_id, from_day)
                CROSS JOIN LATERAL (
                    (SELECT p.* FROM client_days p WHERE p.client_id = k.client_id AND p.local_day < k.from_day
                     ORDER BY p.local_day DESC LIMIT 1)
                    UNION ALL
                    (SELECT n.* FROM client_days n WHERE n.client_id = k.client_id AND n.local_day >= k.from_day
                     ORDER BY n.local_day LIMIT 60)) d""")) {
            List<UUID> clients = List.copyOf(from.keySet());
            BinaryArray.setAll(
                    statement,
                    BinaryArray.ofUuids(clients),
                    BinaryArray.ofDates(clients.stream().map(from::get).toList()));
            return read(statement);
        }
    }

    private static Map<UUID, Window> read(PreparedStatement statement) throws SQLException {
        Map<UUID, Window> found = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ClientDay day = ClientDay.unpack(
                        rows.getObject(2, LocalDate.class), rows.getLong(3), rows.getLong(4), rows.getBytes(5));
                Window window = found.computeIfAbsent(rows.getObject(1, UUID.class), any -> new Window());
                if (rows.getBoolean(6)) {
                    window.previous = day;
                } else {
                    window.days.add(day);
                }
            }
        }
        return found;
    }

    void save(Connection connection, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO client_days (client_id, local_day, practice_id, revision, changed_at, state)
                SELECT * FROM unnest(?::uuid[], ?::date[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bytea[])
                ON CONFLICT (client_id, local_day) DO UPDATE SET practice_id = excluded.practice_id,
                    revision = excluded.revision, changed_at = excluded.changed_at, state = excluded.state""")) {
            List<@Nullable UUID> practices = new ArrayList<>();
            rows.forEach(row -> practices.add(row.practiceId()));
            List<ClientDay> days = rows.stream().map(Row::day).toList();
            BinaryArray.setAll(
                    statement,
                    BinaryArray.ofUuids(rows.stream().map(Row::clientId).toList()),
                    BinaryArray.ofDates(days.stream().map(ClientDay::day).toList()),
                    BinaryArray.ofUuids(practices),
                    BinaryArray.ofLongs(days.stream().map(ClientDay::revision).toList()),
                    BinaryArray.ofLongs(days.stream().map(ClientDay::changedAt).toList()),
                    BinaryArray.ofBytes(days.stream().map(ClientDay::pack).toList()));
            statement.executeUpdate();
        }
    }
}
