package org.lumbar.foundation.audit;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;

/** Reads the audit, behind the second wall. */
@ApplicationScoped
class AuditTrail {
    private static final int PAGE = 100;
    private static final String FIND = """
            SELECT client_id, recorded_at, event_id, agent, role, action, operation, purpose FROM %s
             WHERE practice_id = ? AND (?::uuid IS NULL OR client_id = ?) AND (?::text IS NULL OR agent = ?)
               AND (?::timestamptz IS NULL OR recorded_at >= ?) AND (?::timestamptz IS NULL OR recorded_at < ?)
               AND (?::uuid IS NULL OR event_id < ?)
             ORDER BY event_id DESC LIMIT ?
            """;

    private static final String EVENTS = FIND.formatted("audit_event");
    private static final String OWN_LISTS = FIND.formatted("own_audit_list");
    private static final Comparator<AuditEvent> NEWEST_FIRST = Comparator.comparing(
                    (AuditEvent event) -> event.eventId().toString())
            .reversed();

    private final javax.sql.DataSource database;

    AuditTrail(@DataSource("audit") javax.sql.DataSource database) {
        this.database = database;
    }

    /** Those of the caller's practice, newest first. Of an answer that showed several clients each is an event. */
    AuditPage page(Caller caller, AuditQuery wanted) throws SQLException {
        UUID practice = caller.practice();
        int limit = PAGE + 1;
        List<AuditEvent> found;
        try (Connection connection = database.getConnection()) {
            found = find(connection, EVENTS, practice, wanted, limit);
            found.addAll(
                    caller.seesWholePractice()
                            ? AuditLists.find(connection, practice, wanted, limit)
                            : find(connection, OWN_LISTS, practice, wanted, limit));
        }
        return AuditPage.of(found.stream().sorted(NEWEST_FIRST).limit(limit).toList(), PAGE);
    }

    private static List<AuditEvent> find(Connection connection, String sql, UUID practice, AuditQuery wanted, int limit)
            throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(sql)) {
            find.setObject(1, practice);
            both(find, 2, wanted.client());
            both(find, 4, wanted.agent());
            both(find, 6, wanted.from() == null ? null : wanted.from().atOffset(ZoneOffset.UTC));
            both(find, 8, wanted.to() == null ? null : wanted.to().atOffset(ZoneOffset.UTC));
            both(find, 10, wanted.before());
            find.setInt(12, limit);
            try (ResultSet rows = find.executeQuery()) {
                List<AuditEvent> events = new ArrayList<>();
                while (rows.next()) {
                    events.add(event(
                            rows, rows.getObject("client_id", UUID.class), rows.getObject("event_id", UUID.class)));
                }
                return events;
            }
        }
    }

    /** Whether the client whom the running request names is the caller's business: also if nothing is recorded yet. */
    boolean isOfNamedClient() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement ask = connection.prepareStatement(
                        "SELECT coalesce(current_setting('lumbar.client', true), '') <> ''");
                ResultSet row = ask.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    static void both(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        statement.setObject(index, value);
        statement.setObject(index + 1, value);
    }

    static AuditEvent event(ResultSet row, UUID client, UUID id) throws SQLException {
        return new AuditEvent(
                client,
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                id,
                row.getString("agent"),
                row.getString("role"),
                row.getString("action"),
                row.getString("operation"),
                row.getString("purpose"));
    }
}
