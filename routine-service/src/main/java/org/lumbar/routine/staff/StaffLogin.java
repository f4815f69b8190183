package org.lumbar.routine.staff;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.StaffRole;

/**
 * An account at an identity provider that works for a practice, or did. It names a person: its text says nothing.
 *
 * @param issuer of its tokens
 * @param subject of its tokens; in care teams it stands for the therapist
 * @param role as what
 * @param name whom the invitation was made for, as whoever invited calls them
 * @param boundAt when the invitation was redeemed
 * @param invitationId the invitation
 * @param endedAt when it was taken away; null while it works for the practice
 * @param endedBy subject of whoever took it away; null while it works for the practice
 */
public record StaffLogin(
        UUID loginId,
        String issuer,
        String subject,
        StaffRole role,
        @Nullable String name,
        Instant boundAt,
        UUID invitationId,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {

    /** Whether it works for the practice now. */
    public boolean isCurrent() {
        return endedAt == null;
    }

    @Override
    public String toString() {
        return "StaffLogin";
    }
}
