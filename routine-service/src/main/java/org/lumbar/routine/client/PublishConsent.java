package org.lumbar.routine.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.history.History;
import org.lumbar.routine.publishing.Changed;
import org.lumbar.routine.state.Consent;

/** What a client has decided about their data is published with the client, in the transaction that stores it. Whoever calls has the client held. */
@ApplicationScoped
public class PublishConsent {
    /** A client is found by the version they agreed to, within their practice: how many others there are makes no difference. */
    private static final String OUTDATED = "select c.client_id from client c"
            + " join (select practice_id, max(version) as newest from consent_text group by practice_id) t"
            + " on t.practice_id = c.practice_id where c.consent ->> 'state' = 'GIVEN'"
            + " and cast(c.consent ->> 'version' as integer) < t.newest and c.client_id > :client"
            + " order by c.client_id limit :limit";

    private static final String UNPUBLISHED = "select client_id from client where consent is not null"
            + " and consent_revision <> published_revision and revision = published_revision";

    private final Clients clients;
    private final History history;
    private final Event<Changed> changed;
    private final Clock clock;

    PublishConsent(Clients clients, History history, Event<Changed> changed, Clock clock) {
        this.clients = clients;
        this.history = history;
        this.changed = changed;
        this.clock = clock;
    }

    /** Makes a revision and a line of the history, whether the decision changes something or says the same again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void decided(UUID clientId, Consent consent, Decision decision) {
        revise(clients.findById(clientId), consent, decision);
    }

    /** Clients who agreed to an older text than their practice's current one, and are not published as such; by id. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> outdated(UUID after, int atMost) {
        return found(OUTDATED, after, atMost);
    }

    /** Makes a revision of a client who agreed to an older text; nobody decided that, so the history says nothing of it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void facing(UUID clientId, int currentVersion, Instant publishedAt) {
        ClientRow row = clients.findById(clientId);
        Consent before = row.client().consent();
        Consent after = before.facing(currentVersion, publishedAt);
        if (!after.equals(before)) {
            revise(row, after, null);
        }
    }

    /** Clients of whom a relay of an earlier release has published a revision without their consent; by id. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> unpublished(UUID after, int atMost) {
        return found(UNPUBLISHED + " and client_id > :client order by client_id limit :limit", after, atMost);
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
            revise(row, row.client().consent(), null);
        }
    }

    private List<UUID> found(String sql, UUID after, int atMost) {
        return clients
                .getEntityManager()
                .createNativeQuery(sql, UUID.class)
                .setParameter("client", after)
                .setParameter("limit", atMost)
                .getResultList()
                .stream()
                .map(UUID.class::cast)
                .toList();
    }

    private void revise(ClientRow row, Consent consent, @Nullable Decision decision) {
        row.consent = consent;
        row.changed(clock.instant());
        clients.flush();
        if (decision != null) {
            history.add(decision, row.practiceId, row.clientId, row.clientId, row.revision, row.client());
        }
        changed.fire(new Changed());
    }
}
