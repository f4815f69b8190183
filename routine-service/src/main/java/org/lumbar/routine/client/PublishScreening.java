package org.lumbar.routine.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.history.History;
import org.lumbar.routine.publishing.Changed;
import org.lumbar.routine.state.ScreeningNews;

/**
 * What a client's answers mean is published with the client, in the transaction that stores or clears the answers. Whoever calls has
 * the client held.
 */
@ApplicationScoped
public class PublishScreening {
    private static final String UNPUBLISHED =
            "select client_id from client where (screening is not null or open_proposals <> '[]')"
                    + " and told_revision <> published_revision and revision = published_revision";
    private static final String UNHELD = "select client_id from client where screening is distinct from holds_of";

    private final Clients clients;
    private final History history;
    private final Event<Changed> changed;
    private final Clock clock;

    PublishScreening(Clients clients, History history, Event<Changed> changed, Clock clock) {
        this.clients = clients;
        this.history = history;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Answers make a revision only if other answers decide now, or hold the client for other periods.
     *
     * @param decision who answered; null if they did so before anybody listened: that is no decision of today
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void answered(UUID clientId, ScreeningNews news, @Nullable Decision decision) {
        ClientRow row = clients.findById(clientId);
        if (news(row).equals(news)) {
            row.holdsOf = news.deciding();
        } else {
            revise(row, news, decision);
        }
    }

    /** A clearance is in the history with its note, whether it changes what decides or not. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void cleared(UUID clientId, ScreeningNews news, Decision decision) {
        revise(clients.findById(clientId), news, decision);
    }

    /** Clients of whom a relay of an earlier release has published a revision without all that is to be published of them; by id. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> unpublished(UUID after, int atMost) {
        return found(UNPUBLISHED, after, atMost);
    }

    /** Clients of whom an instance of an earlier release has stored or cleared answers, without a word of the periods; by id. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> unheld(UUID after, int atMost) {
        return found(UNHELD, after, atMost);
    }

    private List<UUID> found(String which, UUID after, int atMost) {
        return clients
                .getEntityManager()
                .createNativeQuery(which + " and client_id > :client order by client_id limit :limit", UUID.class)
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
        boolean unpublished = !clients.getEntityManager()
                .createNativeQuery(UNPUBLISHED + " and client_id = :client")
                .setParameter("client", clientId)
                .getResultList()
                .isEmpty();
        ClientRow row = clients.findById(clientId);
        if (unpublished && row != null) {
            revise(row, news(row), null);
        }
    }

    private static ScreeningNews news(ClientRow row) {
        return new ScreeningNews(row.screening, row.screeningHolds);
    }

    private void revise(ClientRow row, ScreeningNews news, @Nullable Decision decision) {
        row.screening = news.deciding();
        row.screeningHolds = news.holds();
        row.holdsOf = news.deciding();
        row.changed(clock.instant());
        clients.flush();
        if (decision != null) {
            history.add(decision, row.practiceId, row.clientId, row.clientId, row.revision, row.client());
        }
        changed.fire(new Changed());
    }
}
