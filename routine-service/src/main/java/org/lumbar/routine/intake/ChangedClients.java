package org.lumbar.routine.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Clients with running plans of whom something has changed since somebody looked at what follows from it. Marked in the transaction
 * of the change, or not at all. Who looks takes the client first, and reads the snapshots then: what changes meanwhile marks them anew.
 */
@ApplicationScoped
public class ChangedClients {
    /** Also when marked already: who is just taking the client is waited for, and taken it was before this change. */
    private static final String MARK = "insert into touched_client as marked (client_id, practice_id, due_at)"
            + " select client_id, practice_id, cast(? as timestamptz) from plan"
            + " where client_id = ? and status in ('ACTIVE', 'PAUSED') limit 1"
            + " on conflict (client_id) do update set due_at = least(marked.due_at, excluded.due_at)";

    private final EntityManager entities;
    private final Clock clock;

    ChangedClients(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** In the order of their ids, so that nobody waits for who waits for them. */
    void mark(Connection connection, Collection<UUID> clients) throws SQLException {
        try (PreparedStatement mark = connection.prepareStatement(MARK)) {
            mark.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            for (UUID client : clients.stream().distinct().sorted().toList()) {
                mark.setObject(2, client);
                mark.addBatch();
            }
            mark.executeBatch();
        }
    }

    /** Something else than a snapshot has changed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void mark(UUID clientId) {
        entities.flush();
        entities.unwrap(org.hibernate.Session.class).doWork(connection -> mark(connection, List.of(clientId)));
    }

    /** Who is to be looked at now, by id; starts after an id. */
    @Transactional
    public List<UUID> due(UUID after, int atMost) {
        return entities
                .createNativeQuery(
                        "select client_id from touched_client where due_at <= :now and client_id > :after"
                                + " order by client_id limit :limit",
                        UUID.class)
                .setParameter("now", clock.instant())
                .setParameter("after", after)
                .setParameter("limit", atMost)
                .getResultList()
                .stream()
                .map(UUID.class::cast)
                .toList();
    }

    /** False if somebody else has taken the client, who is then up to date. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean take(UUID clientId) {
        Instant now = clock.instant();
        return changed(
                        "delete from touched_client where client_id = :client and due_at <= :now and again_at is null",
                        clientId,
                        now)
                || changed(
                        "update touched_client set due_at = again_at, again_at = null"
                                + " where client_id = :client and due_at <= :now",
                        clientId,
                        now);
    }

    private boolean changed(String sql, UUID clientId, Instant now) {
        return entities.createNativeQuery(sql)
                        .setParameter("client", clientId)
                        .setParameter("now", now)
                        .executeUpdate()
                > 0;
    }

    /** There is no such client any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID clientId) {
        entities.createNativeQuery("delete from touched_client where client_id = :client")
                .setParameter("client", clientId)
                .executeUpdate();
    }
}
