package org.lumbar.routine.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.routine.problem.IfMatch;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.publishing.Changed;

/**
 * Forgets a client: every row goes, and ids stay for the tombstones. All in one transaction, so that an erasure that is
 * rolled back is never published and a committed one always is.
 */
@ApplicationScoped
class EraseClient {
    /** What holds something of a client, besides plans. The client comes last, because the others refer to it. */
    private static final List<String> TABLES =
            List.of("proposal_decision", "open_proposal", "touched_client", "screening", "history", "fact", "client");

    private final Clients clients;
    private final Erasures erasures;
    private final EntityManager entities;
    private final Event<Changed> changed;

    EraseClient(Clients clients, Erasures erasures, EntityManager entities, Event<Changed> changed) {
        this.clients = clients;
        this.erasures = erasures;
        this.entities = entities;
        this.changed = changed;
    }

    /**
     * Erases a client; again is the same as once.
     *
     * @param expected the revision that the caller has seen; null to erase whatever is there
     * @throws Refused 412 if the client is not at the expected revision any more
     */
    @Transactional
    void erase(Caller caller, UUID clientId, @Nullable Long expected) {
        lock(clientId);
        if (caller.practiceId() != null && erasures.isErasedOf(caller.practiceId(), clientId)) {
            return;
        }
        ClientRow row = clients.row(caller, clientId);
        IfMatch.require(expected, row.revision);
        erasures.erasePlans(row, caller.subject());
        TABLES.forEach(table -> entities.createNativeQuery("delete from " + table + " where client_id = :client")
                .setParameter("client", clientId)
                .executeUpdate());
        erasures.add(row, caller.subject());
        changed.fire(new Changed());
    }

    /** From here on nobody can add a row that refers to the client: it would wait, and then find them gone. */
    private void lock(UUID clientId) {
        var unused = entities.createNativeQuery("select 1 from client where client_id = :client for update")
                .setParameter("client", clientId)
                .getResultList();
    }
}
