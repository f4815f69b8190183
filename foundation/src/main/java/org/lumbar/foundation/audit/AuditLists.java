package org.lumbar.foundation.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Answers that showed several clients: a row each, of which every client is an event. */
final class AuditLists {
    private static final String FIND = """
            SELECT client_ids, recorded_at, event_id, agent, role, action, operation, purpose FROM audit_list
             WHERE practice_id = ? AND (?::text IS NULL OR agent = ?)
               AND (?::timestamptz IS NULL OR recorded_at >= ?) AND (?::timestamptz IS NULL OR recorded_at < ?)
               AND (?::uuid IS NULL OR event_id < ?)
            """;
    private static final String OF_CLIENT = " AND client_ids @> ARRAY[?::uuid]";
    private static final String NEWEST = " ORDER BY event_id DESC LIMIT ?";

    private AuditLists() {}

    /** At least {@code limit} events if there are as many, and the newest of all. */
    static List<AuditEvent> find(Connection connection, UUID practice, AuditQuery wanted, int limit)
            throws SQLException {
        UUID client = wanted.client();
        try (PreparedStatement find =
                connection.prepareStatement(client == null ? FIND + NEWEST : FIND + OF_CLIENT + NEWEST)) {
            find.setObject(1, practice);
            AuditTrail.both(find, 2, wanted.agent());
            AuditTrail.both(
                    find, 4, wanted.from() == null ? null : wanted.from().atOffset(ZoneOffset.UTC));
            AuditTrail.both(find, 6, wanted.to() == null ? null : wanted.to().atOffset(ZoneOffset.UTC));
            AuditTrail.both(find, 8, wanted.before());
            if (client != null) {
                find.setObject(10, client);
            }
            find.setInt(client == null ? 10 : 11, limit);
            try (ResultSet rows = find.executeQuery()) {
                List<AuditEvent> events = new ArrayList<>();
                while (rows.next() && events.size() < limit) {
                    addEach(events, rows, wanted);
                }
                return events;
            }
        }
    }

    private static void addEach(List<AuditEvent> events, ResultSet row, AuditQuery wanted) throws SQLException {
        UUID list = row.getObject("event_id", UUID.class);
        Array array = row.getArray("client_ids");
        UUID[] clients = (UUID[]) array.getArray();
        for (int last = clients.length; last > 0; last--) {
            UUID client = clients[last - 1];
            UUID id = new UUID(list.getMostSignificantBits(), list.getLeastSignificantBits() | last);
            if ((wanted.client() == null || wanted.client().equals(client)) && isBefore(id, wanted)) {
                events.add(AuditTrail.event(row, client, id));
            }
        }
    }

    /** By their bytes, as PostgreSQL compares them. */
    private static boolean isBefore(UUID id, AuditQuery wanted) {
        UUID before = wanted.before();
        return before == null || id.toString().compareTo(before.toString()) < 0;
    }
}
