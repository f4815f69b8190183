package org.lumbar.session.day;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.store.BinaryArray;

/**
 * The stored days of all clients. There are two ways to look for the latest day before another one: with a {@code LIMIT} for
 * each client, which reads no more than is wanted, and in stretches farther and farther back, which holds also where the table
 * is spread over several servers (Citus), and costs more.
 */
@ApplicationScoped
class ClientDays {
    /** Days that are loaded at once from a changed one on: in order there are one or two, a late event may need more. */
    static final int WINDOW = 60;

    /** Few clients do nothing for a week, very few for a quarter; then all of the past. */
    private static final List<Integer> DAYS_BACK = List.of(7, 90, 36_500);

    /** In stretches there is no limit, so not all rows at once; a portal costs more than it saves where there is one. */
    private static final int ROWS_AT_ONCE = 2_000;

    /** The limit is one more than the window, so that it shows whether days go on. */
    private static final String LIMITED = """
            SELECT k.client_id, d.local_day, d.revision, d.changed_at, d.state
            FROM unnest(?::uuid[], ?::date[]) AS k (client_id, from_day)
            CROSS JOIN LATERAL (
                (SELECT p.* FROM client_days p WHERE p.client_id = k.client_id AND p.local_day < k.from_day
                 ORDER BY p.local_day DESC LIMIT 1)
                UNION ALL
                (SELECT n.* FROM client_days n WHERE n.client_id = k.client_id AND n.local_day >= k.from_day
                 ORDER BY n.local_day LIMIT 61)) d""";

    private static final String FROM = """
            SELECT d.client_id, d.local_day, d.revision, d.changed_at, d.state
            FROM unnest(?::uuid[], ?::date[]) AS k (client_id, since)
            JOIN client_days d ON d.client_id = k.client_id AND d.local_day >= k.since
            ORDER BY d.client_id, d.local_day""";

    private static final String BETWEEN = """
            SELECT d.client_id, d.local_day, d.revision, d.changed_at, d.state
            FROM unnest(?::uuid[], ?::date[], ?::date[]) AS k (client_id, since, before)
            JOIN client_days d ON d.client_id = k.client_id AND d.local_day >= k.since AND d.local_day < k.before
            ORDER BY d.client_id, d.local_day""";

    private final boolean spread;

    /** @param spread whether the tables are spread over several servers */
    ClientDays(@ConfigProperty(name = "lumbar.database.spread") boolean spread) {
        this.spread = spread;
    }

    /** Days of a client from a given one on, in order, with the latest stored one before them. */
    static final class Window {
        private final UUID clientId;
        private final LocalDate from;
        private @Nullable Stored previous;
        private final List<ClientDay> days = new ArrayList<>();
        private boolean goesOn;

        Window(UUID clientId, LocalDate from) {
            this.clientId = clientId;
            this.from = from;
        }

        @Nullable
        ClientDay previous() {
            return previous == null ? null : previous.unpack();
        }

        List<ClientDay> days() {
            return days;
        }

        /** The last loaded day; null if there are no later ones. */
        @Nullable
        LocalDate horizon() {
            return goesOn ? days.get(days.size() - 1).day() : null;
        }

        /** Takes the days of a client in their order. */
        private void take(Stored stored) {
            if (stored.day().isBefore(from)) {
                previous = stored;
            } else if (days.size() < WINDOW) {
                days.add(stored.unpack());
            } else {
                goesOn = true;
            }
        }
    }

    /** A day as it is stored; of those before a window only the last one is worth unpacking. */
    private record Stored(LocalDate day, long revision, long changedAt, byte[] state) {
        ClientDay unpack() {
            return ClientDay.unpack(day, revision, changedAt, state);
        }
    }

    /** A day to write, under the client's practice if that is known. */
    record Row(UUID clientId, @Nullable UUID practiceId, ClientDay day) {}

    /** For each client the days from the given one on. */
    Map<UUID, Window> load(Connection connection, Map<UUID, LocalDate> from) throws SQLException {
        Map<UUID, Window> windows = new HashMap<>();
        from.forEach((client, day) -> windows.put(client, new Window(client, day)));
        if (spread) {
            inStretches(connection, windows);
        } else {
            read(connection, LIMITED, windows, clients(windows.values()), daysBefore(windows.values(), 0));
        }
        return windows;
    }

    /** All days of one client, in order. */
    List<ClientDay> ofClient(Connection connection, UUID clientId) throws SQLException {
        List<ClientDay> days = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT local_day, revision, changed_at, state FROM client_days WHERE client_id = ? ORDER BY local_day")) {
            statement.setObject(1, clientId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    days.add(new Stored(
                                    rows.getObject(1, LocalDate.class),
                                    rows.getLong(2),
                                    rows.getLong(3),
                                    rows.getBytes(4))
                            .unpack());
                }
            }
        }
        return days;
    }

    private void inStretches(Connection connection, Map<UUID, Window> windows) throws SQLException {
        Collection<Window> open = windows.values();
        int back = DAYS_BACK.get(0);
        read(connection, FROM, windows, clients(open), daysBefore(open, back));
        for (int farther : DAYS_BACK.subList(1, DAYS_BACK.size())) {
            open = open.stream().filter(window -> window.previous == null).toList();
            if (open.isEmpty()) {
                break;
            }
            read(connection, BETWEEN, windows, clients(open), daysBefore(open, farther), daysBefore(open, back));
            back = farther;
        }
    }

    private static BinaryArray clients(Collection<Window> windows) {
        return BinaryArray.ofUuids(
                windows.stream().map(window -> window.clientId).toList());
    }

    private static BinaryArray daysBefore(Collection<Window> windows, int days) {
        return BinaryArray.ofDates(
                windows.stream().map(window -> window.from.minusDays(days)).toList());
    }

    private void read(Connection connection, String sql, Map<UUID, Window> windows, BinaryArray... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (spread) {
                statement.setFetchSize(ROWS_AT_ONCE);
            }
            BinaryArray.setAll(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Window window = requireNonNull(windows.get(rows.getObject(1, UUID.class)));
                    window.take(new Stored(
                            rows.getObject(2, LocalDate.class), rows.getLong(3), rows.getLong(4), rows.getBytes(5)));
                }
            }
        }
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
