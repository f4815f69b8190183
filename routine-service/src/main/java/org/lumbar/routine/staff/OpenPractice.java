package org.lumbar.routine.staff;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.StaffRole;
import org.lumbar.routine.joining.Invitation;
import org.lumbar.routine.problem.Refused;

/**
 * What an operator does for practices: makes one, and sees to it that it has an administrator. To be called as the service: an operator sees
 * nothing of any practice.
 */
@ApplicationScoped
public class OpenPractice {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Practices practices;
    private final StaffInvitations invitations;
    private final StaffLogins logins;

    OpenPractice(Practices practices, StaffInvitations invitations, StaffLogins logins) {
        this.practices = practices;
        this.invitations = invitations;
        this.logins = logins;
    }

    /**
     * An invitation of a practice's administrator, with its code, which is shown this once.
     *
     * @param practiceId the id that the practice has for life
     */
    public record Opened(
            UUID practiceId,
            @Nullable String name,
            UUID invitationId,
            String code,
            Instant createdAt,
            Instant expiresAt) {

        static Opened of(PracticeRow practice, Invitation.Issued issued) {
            return new Opened(
                    practice.practiceId,
                    practice.name,
                    issued.invitationId(),
                    issued.code(),
                    issued.createdAt(),
                    issued.expiresAt());
        }

        @Override
        public String toString() {
            return "Opened";
        }
    }

    /**
     * Makes a practice, under an id that nobody has, and invites its first administrator.
     *
     * @param by subject of the operator, or {@code command}
     */
    @Transactional
    public Opened open(@Nullable String name, String by) {
        PracticeRow practice = practices.open(IDS.generate(), name, true, by);
        return Opened.of(practice, invitations.add(practice.practiceId, StaffRole.PRACTICE_ADMIN, null, by));
    }

    /**
     * Invites an administrator to a practice that was made here and has none, or none any more.
     *
     * @param name of the invitation
     * @throws Refused 404 {@code practice-not-found} if no operator made it; 409 {@code practice-has-administrator}, who is the one to
     *     invite; 409 {@code too-many-invitations}
     */
    @Transactional
    public Opened inviteAdmin(UUID practiceId, @Nullable String name, String by) {
        PracticeRow practice = held(practiceId);
        if (logins.hasAdmin(practiceId)) {
            throw Refused.conflict(
                    "practice-has-administrator", "The practice has an administrator, who invites the others.");
        }
        return Opened.of(practice, invitations.add(practiceId, StaffRole.PRACTICE_ADMIN, name, by));
    }

    /**
     * Takes all administrators' logins from a practice, such as the one of somebody who has lost their account, and invites another.
     *
     * @throws Refused 404 {@code practice-not-found} if no operator made it; 409 {@code too-many-invitations}
     */
    @Transactional
    public Opened replaceAdmins(UUID practiceId, String by) {
        PracticeRow practice = held(practiceId);
        logins.endAdmins(practiceId, by);
        return Opened.of(practice, invitations.add(practiceId, StaffRole.PRACTICE_ADMIN, null, by));
    }

    private PracticeRow held(UUID practiceId) {
        PracticeRow practice = practices.hold(practiceId);
        if (!practice.byOperator) {
            throw Practices.notFound();
        }
        return practice;
    }
}
