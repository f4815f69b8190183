package org.lumbar.routine.staff;

import java.time.Instant;
import java.util.List;
import org.lumbar.foundation.access.StaffRole;

/**
 * An account at an identity provider that works for a practice, as it is published. It names a person: its text says nothing.
 *
 * @param boundAt when the invitation was redeemed
 */
record StaffMember(String issuer, String subject, List<StaffRole> roles, Instant boundAt) {
    @Override
    public String toString() {
        return "StaffMember";
    }
}
