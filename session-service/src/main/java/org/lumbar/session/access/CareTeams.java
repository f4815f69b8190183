package org.lumbar.session.access;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CareOf;
import org.lumbar.foundation.wall.Service;
import org.lumbar.session.client.Client;
import org.lumbar.session.client.Clients;
import org.lumbar.session.problem.DatabaseAway;

/**
 * Reads who cares for whom from the clients that routine-service has published, on behalf of the service: what callers may see is
 * decided by it.
 */
@ApplicationScoped
public class CareTeams {
    private final AgroalDataSource database;
    private final Clients clients;

    CareTeams(AgroalDataSource database, Clients clients) {
        this.database = database;
        this.clients = clients;
    }

    /** Null if no such client is known. */
    @Nullable
    CareOf of(UUID clientId) {
        Client client = load(List.of(clientId)).get(clientId);
        return client == null ? null : new CareOf(client.practiceId(), Set.copyOf(client.careTeam()));
    }

    /**
     * The practice of each of these clients that is known.
     *
     * @throws DatabaseAway if it can't be read now
     */
    public Map<UUID, UUID> practicesOf(Collection<UUID> clientIds) {
        Map<UUID, UUID> practices = new HashMap<>();
        load(clientIds).forEach((id, client) -> practices.put(id, client.practiceId()));
        return practices;
    }

    /**
     * Those of these clients that are erased, and were that practice's.
     *
     * @throws DatabaseAway if it can't be read now
     */
    public Set<UUID> erasedOf(UUID practiceId, Collection<UUID> clientIds) {
        if (clientIds.isEmpty()) {
            return Set.of();
        }
        return Service.does(() -> {
            try (Connection connection = database.getConnection()) {
                return clients.erasedOf(connection, practiceId, clientIds);
            } catch (SQLException e) {
                throw new DatabaseAway(e);
            }
        });
    }

    private Map<UUID, Client> load(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return Service.does(() -> {
            try (Connection connection = database.getConnection()) {
                return clients.load(connection, ids);
            } catch (SQLException e) {
                throw new DatabaseAway(e);
            }
        });
    }
}
