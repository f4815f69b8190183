package org.lumbar.session.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.Plans;
import org.lumbar.session.session.Session;
import org.lumbar.session.session.SessionDetail;

/** Every session as the API shows it: steps, ratings with their guidance, stop, flags. */
@ApplicationScoped
class SessionsOfClient implements ArchiveSource {
    private final StoredRows rows;
    private final Plans plans;

    SessionsOfClient(StoredRows rows, Plans plans) {
        this.rows = rows;
        this.plans = plans;
    }

    @Override
    public String kind() {
        return "sessions";
    }

    @Override
    public Title title() {
        return new Title("Sessions", "Übungseinheiten");
    }

    @Override
    public void rows(UUID clientId, Rows out) throws SQLException {
        rows.each(
                "SELECT session_id, revision, changed_at, state, plan_id FROM sessions WHERE client_id = ?"
                        + " ORDER BY session_id",
                clientId,
                out,
                connection -> {
                    Map<Plans.Key, Outline> outlines = plans.load(connection, plansOf(connection, clientId));
                    return (row, each) -> each.add(session(row, clientId, outlines));
                });
    }

    private static byte[] session(ResultSet row, UUID clientId, Map<Plans.Key, Outline> outlines) throws SQLException {
        Session session = Session.unpack(row.getObject(1, UUID.class), row.getLong(2), row.getLong(3), row.getBytes(4));
        UUID plan = session.planId();
        return SessionDetail.whole(session, plan == null ? null : outlines.get(new Plans.Key(clientId, plan)));
    }

    private static List<Plans.Key> plansOf(Connection connection, UUID clientId) throws SQLException {
        List<Plans.Key> keys = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT plan_id FROM plans WHERE client_id = ?")) {
            statement.setObject(1, clientId);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    keys.add(new Plans.Key(clientId, found.getObject(1, UUID.class)));
                }
            }
        }
        return keys;
    }
}
