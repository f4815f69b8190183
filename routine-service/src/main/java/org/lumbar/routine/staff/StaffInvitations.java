package org.lumbar.routine.staff;

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
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.StaffRole;
import org.lumbar.routine.joining.Invitation;
import org.lumbar.routine.joining.InvitationCode;
import org.lumbar.routine.problem.Refused;

/** Invitations to work for a practice. A code is shown once, and stored as a hash. */
@ApplicationScoped
public class StaffInvitations {
    /** Of one practice, open at once. */
    static final int MOST_OPEN = 50;

    /** Of one practice, for life. */
    static final int MOST = 10_000;

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final SecureRandom CHANCE = new SecureRandom();

    private final Practices practices;
    private final EntityManager entities;
    private final Clock clock;
    private final Duration validFor;

    StaffInvitations(
            Practices practices,
            EntityManager entities,
            Clock clock,
            @ConfigProperty(name = "lumbar.invitations.valid-for") Duration validFor) {
        this.practices = practices;
        this.entities = entities;
        this.clock = clock;
        this.validFor = validFor;
    }

    /**
     * An administrator invites somebody to their practice.
     *
     * @throws Refused 404 {@code practice-not-found} unless it is the caller's own; 409 {@code too-many-invitations} if the practice has
     *     50 open ones, or has had 10,000
     */
    @Transactional
    public Invitation.Issued invite(Caller caller, UUID practiceId, StaffRole role, @Nullable String name) {
        Practices.requireOwn(caller, practiceId);
        practices.holdOrOpen(practiceId, caller.subject());
        return add(practiceId, role, name, caller.subject());
    }

    /** Makes an invitation to a practice that whoever calls has held. */
    @Transactional(Transactional.TxType.MANDATORY)
    Invitation.Issued add(UUID practiceId, StaffRole role, @Nullable String name, String by) {
        Instant now = practices.now();
        requireRoom(practiceId, now);
        InvitationCode code = InvitationCode.next(CHANCE);
        Instant expiresAt = now.plus(validFor);
        UUID id = IDS.generate();
        entities.createNativeQuery(
                        "insert into practice_invitation (practice_id, invitation_id, role, name, code_hash, created_at,"
                                + " created_by, expires_at) values (:practice, :id, :role, :name, :hash, :now, :by, :expires)")
                .setParameter("practice", practiceId)
                .setParameter("id", id)
                .setParameter("role", role.name())
                .setParameter("name", name)
                .setParameter("hash", code.hash())
                .setParameter("now", now)
                .setParameter("by", by)
                .setParameter("expires", expiresAt)
                .executeUpdate();
        return new Invitation.Issued(id, code.characters(), now, expiresAt);
    }

    private void requireRoom(UUID practiceId, Instant now) {
        Tuple counts = (Tuple) entities.createNativeQuery(
                        "select count(*) as all_, count(*) filter (where redeemed_at is null and revoked_at is null"
                                + " and expires_at > :now) as open_ from practice_invitation where practice_id = :practice",
                        Tuple.class)
                .setParameter("practice", practiceId)
                .setParameter("now", now)
                .getSingleResult();
        if (counts.get(1, Number.class).longValue() >= MOST_OPEN
                || counts.get(0, Number.class).longValue() >= MOST) {
            throw Refused.conflict(
                    "too-many-invitations", "The practice has too many invitations. Revoke one that is open.");
        }
    }

    /**
     * The practice's invitations, oldest first.
     *
     * @throws Refused 404 {@code practice-not-found} unless it is the caller's own
     */
    @Transactional
    public List<StaffInvitation> list(Caller caller, UUID practiceId) {
        Practices.requireOwn(caller, practiceId);
        Instant now = clock.instant();
        List<?> rows = entities.createNativeQuery(
                        "select invitation_id, created_at, created_by, expires_at, redeemed_at, revoked_at, revoked_by,"
                                + " role, name from practice_invitation where practice_id = :practice"
                                + " order by created_at, invitation_id",
                        Tuple.class)
                .setParameter("practice", practiceId)
                .getResultList();
        return rows.stream().map(row -> invitation((Tuple) row, now)).toList();
    }

    /**
     * Takes an invitation back; one that has ended stays as it is.
     *
     * @throws Refused 404 {@code practice-not-found}, {@code invitation-not-found}; 409 {@code invitation-redeemed} if somebody works for
     *     the practice by it already
     */
    @Transactional
    public void revoke(Caller caller, UUID practiceId, UUID invitationId) {
        Practices.requireOwn(caller, practiceId);
        StaffInvitation found = list(caller, practiceId).stream()
                .filter(each -> each.invitationId().equals(invitationId))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("invitation-not-found", "The practice has no such invitation."));
        if (found.state() == Invitation.State.REDEEMED) {
            throw Refused.conflict("invitation-redeemed", "Somebody has redeemed it already. Take their login away.");
        }
        entities.createNativeQuery("update practice_invitation set revoked_at = :now, revoked_by = :by"
                        + " where practice_id = :practice and invitation_id = :id and redeemed_at is null"
                        + " and revoked_at is null and expires_at > :now")
                .setParameter("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                .setParameter("by", caller.subject())
                .setParameter("practice", practiceId)
                .setParameter("id", invitationId)
                .executeUpdate();
    }

    private static StaffInvitation invitation(Tuple row, Instant now) {
        Invitation invitation = Invitation.of(
                row.get(0, UUID.class),
                row.get(1, Instant.class),
                row.get(2, String.class),
                row.get(3, Instant.class),
                row.get(4, Instant.class),
                row.get(5, Instant.class),
                row.get(6, String.class),
                now);
        return StaffInvitation.of(invitation, StaffRole.valueOf(row.get(7, String.class)), row.get(8, String.class));
    }
}
