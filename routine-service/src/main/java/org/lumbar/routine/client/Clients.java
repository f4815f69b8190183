package org.lumbar.routine.client;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.AccessRefusals;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.audit.Seen;
import org.lumbar.routine.state.PublishedLogin;

/** The clients of all practices, each shown only to those who may see them. */
@ApplicationScoped
public class Clients implements PanacheRepositoryBase<ClientRow, UUID> {
    private static final String UNPUBLISHED_LOGINS = "select client_id from client where logins <> '[]'"
            + " and logins_revision <> published_revision and revision = published_revision";

    private final Seen audited;

    Clients(Seen audited) {
        this.audited = audited;
    }

    /**
     * The client, if the caller may see them.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for an unknown client and for another's: the caller can't tell which
     */
    @Transactional
    public Client visible(Caller caller, UUID clientId) {
        return row(caller, clientId).client();
    }

    /**
     * Like {@link #visible}, and until the transaction ends who wants to change the client waits: what a change means for
     * their plans then also holds for a plan that is being made.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for an unknown client and for another's
     */
    public Client unchanging(Caller caller, UUID clientId) {
        return seen(caller, findById(clientId, LockModeType.PESSIMISTIC_READ)).client();
    }

    /**
     * Like {@link #visible}, and until the transaction ends who else wants to change the client, or keep them from changing,
     * waits for it.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for an unknown client and for another's
     */
    public Client changing(Caller caller, UUID clientId) {
        var unused = row(caller, clientId);
        if (!hold(clientId)) {
            throw AccessRefusals.clientNotFound();
        }
        return row(caller, clientId).client();
    }

    /** Until the transaction ends who else wants to change the client waits for it; false if they are gone. */
    public boolean hold(UUID clientId) {
        boolean there = !getEntityManager()
                .createNativeQuery("select 1 from client where client_id = :client for no key update")
                .setParameter("client", clientId)
                .getResultList()
                .isEmpty();
        if (there) {
            getEntityManager().refresh(findById(clientId));
        }
        return there;
    }

    /** Whether there is such a client, whoever may see them. */
    public boolean isKnown(UUID clientId) {
        return findById(clientId) != null;
    }

    /** Whose client that is, whoever may see them; empty if there is no such client. */
    public Optional<UUID> practiceOf(UUID clientId) {
        return findByIdOptional(clientId).map(row -> row.practiceId);
    }

    /** Like {@link #hold}, but false as well if somebody else holds the client at the moment: it waits for nobody. */
    public boolean holdIfFree(UUID clientId) {
        return !getEntityManager()
                .createNativeQuery("select 1 from client where client_id = :client for no key update skip locked")
                .setParameter("client", clientId)
                .getResultList()
                .isEmpty();
    }

    ClientRow row(Caller caller, UUID clientId) {
        return seen(caller, findById(clientId));
    }

    /** Like {@link #row}, and until the transaction ends who else wants to change the client waits for it. */
    ClientRow rowToChange(Caller caller, UUID clientId) {
        return seen(caller, findById(clientId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The client with these logins from now on, as a revision of its own. Whoever calls has the client held. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Client withLogins(UUID clientId, List<PublishedLogin> logins, Instant now) {
        ClientRow row = findById(clientId);
        row.logins = logins;
        row.changed(now);
        flush();
        return row.client();
    }

    /** Clients of whom a relay of an earlier release has published the latest revision without their logins; by id. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> withUnpublishedLogins(UUID after, int atMost) {
        return getEntityManager()
                .createNativeQuery(
                        UNPUBLISHED_LOGINS + " and client_id > :client order by client_id limit :limit", UUID.class)
                .setParameter("client", after)
                .setParameter("limit", atMost)
                .getResultList()
                .stream()
                .map(UUID.class::cast)
                .toList();
    }

    /** Publishes the logins of a client again, unless that has happened meanwhile; returns whether it has to. Whoever calls has the client held. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean publishLoginsAgain(UUID clientId, Instant now) {
        boolean unpublished = !getEntityManager()
                .createNativeQuery(UNPUBLISHED_LOGINS + " and client_id = :client")
                .setParameter("client", clientId)
                .getResultList()
                .isEmpty();
        if (unpublished) {
            findById(clientId).changed(now);
            flush();
        }
        return unpublished;
    }

    private ClientRow seen(Caller caller, @Nullable ClientRow row) {
        if (row == null || !row.isOpenTo(caller)) {
            throw AccessRefusals.clientNotFound();
        }
        audited.client(row.clientId);
        return row;
    }

    /** Where a client is, without anything about them. */
    public record Known(UUID clientId, UUID practiceId) {}

    /** Up to so many clients of any practice, in no order. For this service itself, which shows them to nobody. */
    public List<Known> some(int most) {
        return getEntityManager()
                .createQuery("select clientId, practiceId from ClientRow", Known.class)
                .setMaxResults(most)
                .getResultList();
    }

    /** Up to so many clients in the caller's care, in no order that means anything. */
    @Transactional
    public List<Client> inCare(Caller caller, int most) {
        return page(caller, null, most).stream().map(ClientRow::client).toList();
    }

    /** Clients in the caller's care, by id; starts after the cursor. */
    List<ClientRow> page(Caller caller, @Nullable UUID after, int limit) {
        String mine = caller.seesWholePractice() ? "" : " and array_contains(careTeam, :subject)";
        var query = getEntityManager()
                .createQuery(
                        "from ClientRow where practiceId = :practice and clientId > :after" + mine
                                + " order by clientId",
                        ClientRow.class)
                .setParameter("practice", caller.practiceId())
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit);
        if (!mine.isEmpty()) {
            query.setParameter("subject", caller.subject());
        }
        List<ClientRow> found = query.getResultList();
        audited.clients(found.stream().map(row -> row.clientId).toList());
        return found;
    }
}
