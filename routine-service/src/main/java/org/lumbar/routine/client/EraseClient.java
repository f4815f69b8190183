package org.lumbar.routine.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.erasure.ErasureReceipt.Removed;
import org.lumbar.routine.problem.IfMatch;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.publishing.Changed;
import org.lumbar.routine.receipt.ErasureReceipts;

/**
 * Forgets a client: every row goes, and ids stay for the tombstones. All in one transaction, so that an erasure that is
 * rolled back is never published and a committed one always is.
 */
@ApplicationScoped
public class EraseClient {
    /** What holds something of a client, besides plans. The client comes last, because the others refer to it. */
    private static final List<String> TABLES = List.of(
            "consent",
            "calendar_feed",
            "client_login",
            "client_invitation",
            "archive_part",
            "archive_answer",
            "archive",
            "proposal_decision",
            "open_proposal",
            "touched_client",
            "screening",
            "history",
            "fact",
            "client");

    /** By table, what a receipt calls it. */
    private static final Map<String, String> COUNTED = Map.of(
            "proposal_decision", "proposal-decisions",
            "open_proposal", "open-proposals",
            "screening", "screenings",
            "history", "history-entries",
            "fact", "snapshots",
            "archive", "archives",
            "client_login", "logins",
            "client_invitation", "invitations",
            "calendar_feed", "calendar-feeds",
            "client", "clients");

    private final Clients clients;
    private final Erasures erasures;
    private final ErasureReceipts receipts;
    private final EntityManager entities;
    private final Event<Changed> changed;

    EraseClient(
            Clients clients,
            Erasures erasures,
            ErasureReceipts receipts,
            EntityManager entities,
            Event<Changed> changed) {
        this.clients = clients;
        this.erasures = erasures;
        this.receipts = receipts;
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
    public void erase(Caller caller, UUID clientId, @Nullable Long expected) {
        lock(clientId);
        if (caller.practiceId() != null && erasures.isErasedOf(caller.practiceId(), clientId)) {
            return;
        }
        ClientRow row = clients.row(caller, clientId);
        IfMatch.require(expected, row.revision);
        // Else a roster that waits would take them on again.
        entities.createNativeQuery("delete from roster_row where practice_id = :practice and reference ="
                        + " (select c.reference from client c where c.client_id = :client)")
                .setParameter("practice", row.practiceId)
                .setParameter("client", clientId)
                .executeUpdate();
        List<Removed> removed = new ArrayList<>();
        removed.add(new Removed("plans", erasures.erasePlans(row, caller.subject())));
        for (String table : TABLES) {
            int rows = entities.createNativeQuery("delete from " + table + " where client_id = :client")
                    .setParameter("client", clientId)
                    .executeUpdate();
            String what = COUNTED.get(table);
            if (what != null) {
                removed.add(new Removed(what, rows));
            }
        }
        erasures.add(row, caller.subject());
        receipts.add(clientId, row.practiceId, removed);
        changed.fire(new Changed());
    }

    /** From here on nobody can add a row that refers to the client: it would wait, and then find them gone. */
    private void lock(UUID clientId) {
        var unused = entities.createNativeQuery("select 1 from client where client_id = :client for update")
                .setParameter("client", clientId)
                .getResultList();
    }
}
