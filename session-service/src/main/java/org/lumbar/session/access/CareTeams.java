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

    /**
     * What decides whether events of a client are taken.
     *
     * @param consentWithdrawn whether nothing new of the client may be stored
     */
    public record KnownClient(UUID practiceId, boolean consentWithdrawn) {}

    /** Null if no such client is known. */
    @Nullable
    CareOf of(UUID clientId) {
        Client client = load(List.of(clientId)).get(clientId);
        return client == null ? null : new CareOf(client.practiceId(), Set.copyOf(client.careTeam()));
    }

    /**
     * Those of these clients that are known, by id.
     *
     * @throws DatabaseAway if it can't be read now
     */
    public Map<UUID, KnownClient> knownAmong(Collection<UUID> clientIds) {
        Map<UUID, KnownClient> known = new HashMap<>();
        load(clientIds)
                .forEach(
                        (id, client) -> known.put(id, new KnownClient(client.practiceId(), client.consentWithdrawn())));
        return known;
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
