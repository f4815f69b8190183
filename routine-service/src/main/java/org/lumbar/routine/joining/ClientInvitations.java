package org.lumbar.routine.joining;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.foundation.access.Caller;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.problem.Refused;

/** Invitations of clients by those who care for them. A code is shown once, and stored as a hash. */
@ApplicationScoped
public class ClientInvitations {
    /** Of one client, open at once. */
    static final int MOST_OPEN = 10;

    /** Of one client, for life. */
    static final int MOST = 1_000;

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final SecureRandom CHANCE = new SecureRandom();

    private final Clients clients;
    private final EntityManager entities;
    private final Clock clock;
    private final Duration validFor;

    ClientInvitations(
            Clients clients,
            EntityManager entities,
            Clock clock,
            @ConfigProperty(name = "lumbar.invitations.valid-for") Duration validFor) {
        this.clients = clients;
        this.entities = entities;
        this.clock = clock;
        this.validFor = validFor;
    }

    /**
     * Makes an invitation.
     *
     * @throws Refused 409 {@code too-many-invitations} if the client has ten open ones, or has had 1,000
     */
    @Transactional
    public Invitation.Issued invite(Caller caller, UUID clientId) {
        Client client = clients.changing(caller, clientId);
        // As exactly as the database stores it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        requireRoom(clientId, now);
        InvitationCode code = InvitationCode.next(CHANCE);
        Instant expiresAt = now.plus(validFor);
        UUID id = IDS.generate();
        entities.createNativeQuery(
                        "insert into client_invitation (client_id, invitation_id, practice_id, code_hash,"
                                + " created_at, created_by, expires_at) values (:client, :id, :practice, :hash, :now, :by, :expires)")
                .setParameter("client", clientId)
                .setParameter("id", id)
                .setParameter("practice", client.practiceId())
                .setParameter("hash", code.hash())
                .setParameter("now", now)
                .setParameter("by", caller.subject())
                .setParameter("expires", expiresAt)
                .executeUpdate();
        return new Invitation.Issued(id, code.characters(), now, expiresAt);
    }

    private void requireRoom(UUID clientId, Instant now) {
        List<Invitation> all = of(clientId, now);
        long open = all.stream()
                .filter(each -> each.state() == Invitation.State.OPEN)
                .count();
        if (open >= MOST_OPEN || all.size() >= MOST) {
            throw Refused.conflict(
                    "too-many-invitations", "The client has too many invitations. Revoke one that is open.");
        }
    }

    /** The client's invitations, oldest first. */
    @Transactional
    public List<Invitation> list(Caller caller, UUID clientId) {
        var unused = clients.visible(caller, clientId);
        return of(clientId, clock.instant());
    }

    /**
     * Takes an invitation back; one that has ended stays as it is.
     *
     * @throws Refused 404 {@code invitation-not-found}; 409 {@code invitation-redeemed} if somebody is the client by it already
     */
    @Transactional
    public void revoke(Caller caller, UUID clientId, UUID invitationId) {
        var unused = clients.changing(caller, clientId);
        Instant now = clock.instant();
        Invitation found = of(clientId, now).stream()
                .filter(each -> each.invitationId().equals(invitationId))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("invitation-not-found", "The client has no such invitation."));
        if (found.state() == Invitation.State.REDEEMED) {
            throw Refused.conflict("invitation-redeemed", "Somebody has redeemed it already. Revoke their login.");
        }
        entities.createNativeQuery("update client_invitation set revoked_at = :now, revoked_by = :by"
                        + " where client_id = :client and invitation_id = :id and redeemed_at is null"
                        + " and revoked_at is null and expires_at > :now")
                .setParameter("now", now)
                .setParameter("by", caller.subject())
                .setParameter("client", clientId)
                .setParameter("id", invitationId)
                .executeUpdate();
    }

    private List<Invitation> of(UUID clientId, Instant now) {
        List<?> rows = entities.createNativeQuery(
                        "select invitation_id, created_at, created_by, expires_at, redeemed_at, revoked_at, revoked_by"
                                + " from client_invitation where client_id = :client order by created_at, invitation_id",
                        Tuple.class)
                .setParameter("client", clientId)
                .getResultList();
        return rows.stream().map(row -> invitation((Tuple) row, now)).toList();
    }

    private static Invitation invitation(Tuple row, Instant now) {
        return Invitation.of(
                row.get(0, UUID.class),
                row.get(1, Instant.class),
                row.get(2, String.class),
                row.get(3, Instant.class),
                row.get(4, Instant.class),
                row.get(5, Instant.class),
                row.get(6, String.class),
                now);
    }
}
