package org.lumbar.foundation.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.foundation.archive.ArchiveSource;

/** Who saw or changed the client's data in this service, for the client's archive. */
@ApplicationScoped
class AuditOfClient implements ArchiveSource {
    private static final int AT_ONCE = 500;
    private static final String FIND = """
            SELECT event::text FROM (
                SELECT event_id, to_jsonb(e) - 'practice_id' AS event FROM audit_event e WHERE e.client_id = ?
                UNION ALL
                SELECT event_id, to_jsonb(l) - 'practice_id' - 'client_ids' || jsonb_build_object('client_id', ?::uuid, 'event_id',
                           overlay(event_id::text PLACING lpad(to_hex(array_position(client_ids, ?::uuid)), 4, '0') FROM 33))
                  FROM audit_list l WHERE l.client_ids @> ARRAY[?::uuid]
            ) AS either ORDER BY event_id
            """;

    private final javax.sql.DataSource database;
    private final String service;

    AuditOfClient(
            @DataSource("audit") javax.sql.DataSource database,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.service = service;
    }

    @Override
    public String kind() {
        return "audit-events";
    }

    @Override
    public Title title() {
        return new Title(
                "Who saw or changed your data in " + service + " (stays, without content, when you are erased)",
                "Wer Ihre Daten in " + service
                        + " gesehen oder geändert hat (bleibt, ohne Inhalt, wenn Sie gelöscht werden)");
    }

    @Override
    public void rows(UUID clientId, Rows out) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement find = connection.prepareStatement(FIND)) {
                find.setFetchSize(AT_ONCE);
                for (int each = 1; each <= 4; each++) {
                    find.setObject(each, clientId);
                }
                try (ResultSet found = find.executeQuery()) {
                    while (found.next()) {
                        out.add(found.getString(1).getBytes(UTF_8));
                    }
                }
            } finally {
                connection.rollback();
            }
        }
    }
}
