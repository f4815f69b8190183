package org.lumbar.routine.staff;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.StaffRole;
import org.lumbar.routine.joining.Invitation;

/**
 * An invitation to work for a practice, without its code.
 *
 * @param role as what
 * @param name whom it was made for, as whoever invited calls them
 * @param createdBy subject of whoever invited; {@code command} if an operator did from a shell
 * @param endedAt when it was redeemed, revoked, or expired; null while it is open
 * @param revokedBy subject of whoever revoked it; null unless it is revoked
 */
public record StaffInvitation(
        UUID invitationId,
        Invitation.State state,
        StaffRole role,
        @Nullable String name,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable String revokedBy) {

    static StaffInvitation of(Invitation invitation, StaffRole role, @Nullable String name) {
        return new StaffInvitation(
                invitation.invitationId(),
                invitation.state(),
                role,
                name,
                invitation.createdAt(),
                invitation.createdBy(),
                invitation.expiresAt(),
                invitation.endedAt(),
                invitation.revokedBy());
    }

    @Override
    public String toString() {
        return "StaffInvitation";
    }
}
