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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;

/** Reads the audit, behind the second wall. */
@ApplicationScoped
class AuditTrail {
    private static final int PAGE = 100;
    private static final String FIND = """
            SELECT client_id, recorded_at, event_id, agent, role, action, operation, purpose FROM audit_event
             WHERE practice_id = ? AND (?::uuid IS NULL OR client_id = ?) AND (?::text IS NULL OR agent = ?)
               AND (?::timestamptz IS NULL OR recorded_at >= ?) AND (?::timestamptz IS NULL OR recorded_at < ?)
               AND (?::uuid IS NULL OR event_id < ?)
             ORDER BY event_id DESC LIMIT ?
            """;

    private final javax.sql.DataSource database;

    AuditTrail(@DataSource("audit") javax.sql.DataSource database) {
        this.database = database;
    }

    /** Those of the caller's practice, newest first. */
    AuditPage page(Caller caller, AuditQuery wanted) throws SQLException {
        return AuditPage.of(find(caller.practice(), wanted, PAGE + 1), PAGE);
    }

    private List<AuditEvent> find(UUID practice, AuditQuery wanted, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
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
                    events.add(event(rows));
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

    private static void both(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        statement.setObject(index, value);
        statement.setObject(index + 1, value);
    }

    private static AuditEvent event(ResultSet row) throws SQLException {
        return new AuditEvent(
                row.getObject("client_id", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("event_id", UUID.class),
                row.getString("agent"),
                row.getString("role"),
                row.getString("action"),
                row.getString("operation"),
                row.getString("purpose"));
    }
}
