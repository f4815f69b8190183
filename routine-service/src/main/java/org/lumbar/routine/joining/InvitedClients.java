package org.lumbar.routine.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lumbar.foundation.access.Binding;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.login.Login;
import org.lumbar.routine.client.Clients;

/** Clients who join. */
@ApplicationScoped
class InvitedClients implements Invited {
    private final Clients clients;
    private final ClientLogins logins;
    private final EntityManager entities;

    InvitedClients(Clients clients, ClientLogins logins, EntityManager entities) {
        this.clients = clients;
        this.logins = logins;
        this.entities = entities;
    }

    @Override
    @Transactional
    public Optional<Binding> find(Login login) {
        return logins.find(login);
    }

    @Override
    @Transactional
    public Optional<Found> find(InvitationCode code) {
        List<?> rows = entities.createNativeQuery(
                        "select client_id, invitation_id, practice_id from client_invitation where code_hash = :hash",
                        Tuple.class)
                .setParameter("hash", code.hash())
                .getResultList();
        return rows.stream().map(Tuple.class::cast).map(InvitedClients::found).findFirst();
    }

    private static Found found(Tuple row) {
        UUID client = row.get(0, UUID.class);
        return new Found(client, row.get(1, UUID.class), Binding.ofClient(row.get(2, UUID.class), client));
    }

    /** Whoever erases the client holds them first, too. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean hold(Found invitation) {
        return clients.hold(invitation.ownerId());
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean claim(Found invitation, Instant now) {
        return entities.createNativeQuery("update client_invitation set redeemed_at = :now"
                                + " where client_id = :client and invitation_id = :id and redeemed_at is null"
                                + " and revoked_at is null and expires_at > :now")
                        .setParameter("now", now)
                        .setParameter("client", invitation.ownerId())
                        .setParameter("id", invitation.invitationId())
                        .executeUpdate()
                == 1;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean hasBound(Found invitation, Login login) {
        return !entities.createNativeQuery("select 1 from client_login where client_id = :client"
                        + " and invitation_id = :id and issuer = :issuer and subject = :subject")
                .setParameter("client", invitation.ownerId())
                .setParameter("id", invitation.invitationId())
                .setParameter("issuer", login.issuer())
                .setParameter("subject", login.subject())
                .getResultList()
                .isEmpty();
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void bind(Found invitation, Login login, Instant now) {
        UUID client = invitation.ownerId();
        Caller themselves = new Caller(
                login.subject(), Set.of(Roles.CLIENT), invitation.binding().practiceId(), client);
        logins.bind(clients.visible(themselves, client), login, invitation.invitationId(), now);
    }
}
