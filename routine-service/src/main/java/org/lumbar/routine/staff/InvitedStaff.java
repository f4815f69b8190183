package org.lumbar.routine.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumbar.foundation.access.Binding;
import org.lumbar.foundation.access.StaffRole;
import org.lumbar.foundation.login.Login;
import org.lumbar.routine.joining.InvitationCode;
import org.lumbar.routine.joining.Invited;

/** Therapists and administrators who join a practice. */
@ApplicationScoped
class InvitedStaff implements Invited {
    private final Practices practices;
    private final StaffLogins logins;
    private final EntityManager entities;

    InvitedStaff(Practices practices, StaffLogins logins, EntityManager entities) {
        this.practices = practices;
        this.logins = logins;
        this.entities = entities;
    }

    @Override
    @Transactional
    public Optional<Binding> find(Login login) {
        List<?> rows = entities.createNativeQuery(
                        "select practice_id, role from practice_login where issuer = :issuer and subject = :subject"
                                + " and ended_at is null",
                        Tuple.class)
                .setParameter("issuer", login.issuer())
                .setParameter("subject", login.subject())
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> Binding.ofStaff(row.get(0, UUID.class), List.of(role(row.get(1, String.class)))))
                .findFirst();
    }

    @Override
    @Transactional
    public Optional<Found> find(InvitationCode code) {
        List<?> rows = entities.createNativeQuery(
                        "select practice_id, invitation_id, role from practice_invitation where code_hash = :hash",
                        Tuple.class)
                .setParameter("hash", code.hash())
                .getResultList();
        return rows.stream().map(Tuple.class::cast).map(InvitedStaff::found).findFirst();
    }

    private static Found found(Tuple row) {
        UUID practice = row.get(0, UUID.class);
        return new Found(
                practice, row.get(1, UUID.class), Binding.ofStaff(practice, List.of(role(row.get(2, String.class)))));
    }

    private static StaffRole role(String stored) {
        return StaffRole.valueOf(stored);
    }

    /** A practice is never gone. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean hold(Found invitation) {
        var unused = practices.hold(invitation.ownerId());
        return true;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean claim(Found invitation, Instant now) {
        return entities.createNativeQuery("update practice_invitation set redeemed_at = :now"
                                + " where practice_id = :practice and invitation_id = :id and redeemed_at is null"
                                + " and revoked_at is null and expires_at > :now")
                        .setParameter("now", now)
                        .setParameter("practice", invitation.ownerId())
                        .setParameter("id", invitation.invitationId())
                        .executeUpdate()
                == 1;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean hasBound(Found invitation, Login login) {
        return !entities.createNativeQuery("select 1 from practice_login where practice_id = :practice"
                        + " and invitation_id = :id and issuer = :issuer and subject = :subject and ended_at is null")
                .setParameter("practice", invitation.ownerId())
                .setParameter("id", invitation.invitationId())
                .setParameter("issuer", login.issuer())
                .setParameter("subject", login.subject())
                .getResultList()
                .isEmpty();
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void bind(Found invitation, Login login, Instant now) {
        StaffRole role = invitation.binding().roles().contains(StaffRole.PRACTICE_ADMIN.role())
                ? StaffRole.PRACTICE_ADMIN
                : StaffRole.THERAPIST;
        logins.bind(invitation.ownerId(), role, login, invitation.invitationId(), now);
    }
}
