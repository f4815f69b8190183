package org.lumbar.session.practice;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumbar.foundation.access.Binding;
import org.lumbar.foundation.access.StaffRole;
import org.lumbar.foundation.login.Login;
import org.lumbar.session.practice.Practice.Member;

/** The practices that routine-service has published. */
@ApplicationScoped
public class Practices {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a login is in a practice, and since when. */
    public record Bound(Binding binding, Instant since) {}

    /** Stores what the snapshot says; false if it is not newer than what is stored. */
    public boolean save(Connection connection, Practice practice) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO practice AS held (practice_id, revision, staff) VALUES (?, ?, ?::jsonb)
                ON CONFLICT (practice_id) DO UPDATE SET revision = excluded.revision, staff = excluded.staff
                WHERE excluded.revision > held.revision""")) {
            statement.setObject(1, practice.id());
            statement.setLong(2, practice.revision());
            statement.setString(3, json(practice.staff()));
            return statement.executeUpdate() > 0;
        }
    }

    /** As what the login works, and where. Snapshots of two practices may cross while it goes from one to the other: the newer counts. */
    public Optional<Bound> find(Connection connection, Login login) throws SQLException {
        String member = JSON.createArrayNode()
                .add(JSON.createObjectNode().put("issuer", login.issuer()).put("subject", login.subject()))
                .toString();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT p.practice_id, ARRAY(SELECT jsonb_array_elements_text(m.member -> 'roles')), m.member ->> 'boundAt'
                FROM practice p CROSS JOIN jsonb_array_elements(p.staff) AS m (member)
                WHERE p.staff @> ?::jsonb AND jsonb_build_array(m.member) @> ?::jsonb
                ORDER BY (m.member ->> 'boundAt')::timestamptz DESC LIMIT 1""")) {
            statement.setString(1, member);
            statement.setString(2, member);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(bound(rows)) : Optional.empty();
            }
        }
    }

    private static Bound bound(ResultSet row) throws SQLException {
        Array words = row.getArray(2);
        List<StaffRole> roles = Arrays.stream((String[]) words.getArray())
                .map(StaffRole::valueOf)
                .toList();
        return new Bound(Binding.ofStaff(row.getObject(1, UUID.class), roles), Instant.parse(row.getString(3)));
    }

    private static String json(List<Member> staff) {
        ArrayNode all = JSON.createArrayNode();
        for (Member each : staff) {
            ObjectNode member = all.addObject()
                    .put("issuer", each.issuer())
                    .put("subject", each.subject())
                    .put("boundAt", each.boundAt().toString());
            ArrayNode roles = member.putArray("roles");
            each.roles().forEach(role -> roles.add(role.name()));
        }
        return all.toString();
    }
}
