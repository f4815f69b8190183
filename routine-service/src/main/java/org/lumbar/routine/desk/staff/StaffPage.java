package org.lumbar.routine.desk.staff;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.StaffRole;
import org.lumbar.foundation.input.Zones;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.joining.Invitation;
import org.lumbar.routine.staff.StaffInvitation;

/**
 * Who works for a practice.
 *
 * @param people those who do by an invitation
 * @param former those who did
 * @param open invitations that can be redeemed
 * @param issued the invitation that was just made, with its code; null else
 */
public record StaffPage(
        Viewer viewer,
        Form form,
        List<Person> people,
        List<Person> former,
        List<StaffInvitation> open,
        @Nullable Issued issued) {

    /** In which the page writes dates: where its reader is nobody knows here. */
    public ZoneId zone() {
        return Zones.of("Etc/UTC");
    }

    /**
     * Somebody's account.
     *
     * @param name as whoever invited them calls them, or else as their care teams do
     * @param stays whether they are the viewer's own account, or nobody else could invite the next
     * @param until null while they work for the practice
     */
    public record Person(
            UUID loginId,
            String name,
            String subject,
            StaffRole role,
            Instant since,
            boolean own,
            boolean stays,
            @Nullable Instant until) {}

    /** With the code, which is shown this once. */
    public record Issued(
            Invitation.Issued invitation,
            StaffRole role,
            @Nullable String name) {
        @Override
        public String toString() {
            return "Issued";
        }
    }
}
