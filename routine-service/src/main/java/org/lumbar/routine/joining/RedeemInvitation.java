package org.lumbar.routine.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Binding;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.login.Login;
import org.lumbar.routine.client.Clients;

/** Somebody who is signed in, and may be nobody here yet, becomes who a code says they are. */
@ApplicationScoped
public class RedeemInvitation {
    private final Clients clients;
    private final ClientLogins logins;
    private final EntityManager entities;
    private final Clock clock;

    RedeemInvitation(Clients clients, ClientLogins logins, EntityManager entities, Clock clock) {
        this.clients = clients;
        this.logins = logins;
        this.entities = entities;
        this.clock = clock;
    }

    private record Found(
            UUID clientId,
            UUID invitationId,
            UUID practiceId,
            @Nullable Instant redeemedAt) {}

    /**
     * Makes the login the client whom the code invites. Again by the same login is the same as once. To be called as the service: the
     * caller sees nothing yet.
     *
     * @return who the login is now; empty if the code is none that can be redeemed, whatever is wrong with it
     * @throws org.lumbar.routine.problem.Refused 409 {@code login-not-free}, {@code too-many-logins}; the code can still be redeemed
     */
    @Transactional
    Optional<Binding> redeem(Caller caller, Login login, InvitationCode code) {
        Found found = find(code).orElse(null);
        // Whoever erases the client holds them first, too.
        if (found == null || !clients.hold(found.clientId)) {
            return Optional.empty();
        }
        logins.hold(login);
        Binding wanted = Binding.ofClient(found.practiceId, found.clientId);
        Binding before = logins.find(login).orElse(null);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!claim(found, now)) {
            return wanted.equals(before) && isFrom(found, login) ? Optional.of(wanted) : Optional.empty();
        }
        if (before == null) {
            requireFree(caller, wanted);
            Caller themselves = new Caller(caller.subject(), Set.of(Roles.CLIENT), found.practiceId, found.clientId);
            logins.bind(clients.visible(themselves, found.clientId), login, found.invitationId, now);
        } else if (!wanted.equals(before)) {
            throw ClientLogins.loginNotFree();
        }
        return Optional.of(wanted);
    }

    /** Staff, and whom the token's own claims name somebody else, would be two people at once. */
    private static void requireFree(Caller caller, Binding wanted) {
        boolean onlyAClient = Set.of(Roles.CLIENT).containsAll(caller.roles());
        if (!onlyAClient || wanted.contradicts(caller.practiceId(), caller.clientId())) {
            throw ClientLogins.loginNotFree();
        }
    }

    private Optional<Found> find(InvitationCode code) {
        List<?> rows = entities.createNativeQuery(
                        "select client_id, invitation_id, practice_id, redeemed_at from client_invitation"
                                + " where code_hash = :hash",
                        Tuple.class)
                .setParameter("hash", code.hash())
                .getResultList();
        return rows.stream().map(Tuple.class::cast).map(RedeemInvitation::found).findFirst();
    }

    private static Found found(Tuple row) {
        return new Found(
                row.get(0, UUID.class), row.get(1, UUID.class), row.get(2, UUID.class), row.get(3, Instant.class));
    }

    /** Whoever comes second finds it redeemed. */
    private boolean claim(Found found, Instant now) {
        return entities.createNativeQuery("update client_invitation set redeemed_at = :now"
                                + " where client_id = :client and invitation_id = :id and redeemed_at is null"
                                + " and revoked_at is null and expires_at > :now")
                        .setParameter("now", now)
                        .setParameter("client", found.clientId)
                        .setParameter("id", found.invitationId)
                        .executeUpdate()
                == 1;
    }

    private boolean isFrom(Found found, Login login) {
        return !entities.createNativeQuery("select 1 from client_login where client_id = :client"
                        + " and invitation_id = :id and issuer = :issuer and subject = :subject")
                .setParameter("client", found.clientId)
                .setParameter("id", found.invitationId)
                .setParameter("issuer", login.issuer())
                .setParameter("subject", login.subject())
                .getResultList()
                .isEmpty();
    }
}
