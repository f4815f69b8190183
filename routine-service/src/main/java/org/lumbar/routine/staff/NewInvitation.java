package org.lumbar.routine.staff;

import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.StaffRole;

/**
 * Who is to be invited.
 *
 * @param role as what
 * @param name whom it is for, to tell invitations apart and to print on a card; names a person
 */
public record NewInvitation(StaffRole role, @Nullable String name) {
    @Override
    public String toString() {
        return "NewInvitation";
    }
}
