package org.lumbar.session.access;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads who cares for whom from the clients that routine-service has announced. */
@ApplicationScoped
public class CareTeams {
    private static final String BY_CLIENT =
            "select client_id, practice_id, care_team from client where client_id = any (?)";

    private final AgroalDataSource database;

    CareTeams(AgroalDataSource database) {
        this.database = database;
    }

    /** Null if no such client has been announced. */
    @Nullable
    CareOf of(UUID clientId) {
        return of(Set.of(clientId)).get(clientId);
    }

    /** The practice of each of these clients that has been announced. */
    public Map<UUID, UUID> practicesOf(Collection<UUID> clientIds) {
        Map<UUID, UUID> practices = new HashMap<>();
        of(clientIds).forEach((client, care) -> practices.put(client, care.practiceId()));
        return practices;
    }

    private Map<UUID, CareOf> of(Collection<UUID> clientIds) {
        if (clientIds.isEmpty()) {
            return Map.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(BY_CLIENT)) {
            select.setArray(1, connection.createArrayOf("uuid", clientIds.toArray()));
            return read(select.executeQuery());
        } catch (SQLException e) {
            throw new IllegalStateException("care teams could not be read", e);
        }
    }

    private static Map<UUID, CareOf> read(ResultSet rows) throws SQLException {
        Map<UUID, CareOf> found = new HashMap<>();
        while (rows.next()) {
            Array team = rows.getArray("care_team");
            found.put(
                    rows.getObject("client_id", UUID.class),
                    new CareOf(rows.getObject("practice_id", UUID.class), Set.copyOf(List.of((String[])
                            team.getArray()))));
        }
        return found;
    }
}
