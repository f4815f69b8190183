package org.lumbar.routine.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.history.History;
import org.lumbar.routine.publishing.Changed;
import org.lumbar.routine.told.DecidingScreening;

/**
 * What a client's answers mean is published with the client, in the transaction that keeps or clears the answers. Whoever calls has
 * the client held.
 */
@ApplicationScoped
public class TellScreening {
    private static final String UNTOLD =
            "select client_id from client where screening is not null and not screening_told"
                    + " and revision = published_revision";

    private final Clients clients;
    private final History history;
    private final Event<Changed> changed;
    private final Clock clock;

    TellScreening(Clients clients, History history, Event<Changed> changed, Clock clock) {
        this.clients = clients;
        this.history = history;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Answers make a revision only if other answers decide now.
     *
     * @param decision who answered; null if they did so before anybody listened: that is no decision of today
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void answered(UUID clientId, @Nullable DecidingScreening deciding, @Nullable Decision decision) {
        ClientRow row = clients.findById(clientId);
        if (!Objects.equals(row.screening, deciding)) {
            revise(row, deciding, decision);
        }
    }

    /** A clearance is in the history with its note, whether it changes what decides or not. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void cleared(UUID clientId, @Nullable DecidingScreening deciding, Decision decision) {
        revise(clients.findById(clientId), deciding, decision);
    }

    /** Clients of whom a relay of an earlier release has published a revision without their answers; by id. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> untold(UUID after, int atMost) {
        return clients
                .getEntityManager()
                .createNativeQuery(UNTOLD + " and client_id > :client order by client_id limit :limit", UUID.class)
                .setParameter("client", after)
                .setParameter("limit", atMost)
                .getResultList()
                .stream()
                .map(UUID.class::cast)
                .toList();
    }

    /** Publishes it again, unless that has happened meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void again(UUID clientId) {
        boolean untold = !clients.getEntityManager()
                .createNativeQuery(UNTOLD + " and client_id = :client")
                .setParameter("client", clientId)
                .getResultList()
                .isEmpty();
        ClientRow row = clients.findById(clientId);
        if (untold && row != null) {
            revise(row, row.screening, null);
        }
    }

    private void revise(ClientRow row, @Nullable DecidingScreening deciding, @Nullable Decision decision) {
        row.screening = deciding;
        row.screeningTold = false;
        row.changed(clock.instant());
        clients.flush();
        if (decision != null) {
            history.add(decision, row.practiceId, row.clientId, row.clientId, row.revision, row.client());
        }
        changed.fire(new Changed());
    }
}
