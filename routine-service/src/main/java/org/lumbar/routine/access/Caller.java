package org.lumbar.routine.access;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, as their verified token says.
 *
 * @param subject the person; a therapist's name in care teams
 * @param practiceId the practice whose clients they may reach; null reaches none
 * @param clientId only for the role client: the one client they are
 */
public record Caller(
        Set<String> roles,
        String subject,
        @Nullable UUID practiceId,
        @Nullable UUID clientId) {
    public static final String CLIENT = "client";
    public static final String THERAPIST = "therapist";
    public static final String PRACTICE_ADMIN = "practice-admin";

    /** A practice's admin reaches all its clients, a therapist those in their care, a client themselves. */
    public boolean mayReach(UUID practiceOfClient, UUID client, Collection<String> careTeam) {
        if (!practiceOfClient.equals(practiceId)) {
            return false;
        }
        if (roles.contains(PRACTICE_ADMIN)) {
            return true;
        }
        return roles.contains(THERAPIST) && careTeam.contains(subject)
                || roles.contains(CLIENT) && client.equals(clientId);
    }

    /** Drafts and notes are for clinicians. */
    public boolean isClinician() {
        return roles.contains(THERAPIST) || roles.contains(PRACTICE_ADMIN);
    }

    /** True if the caller sees only clients whose care team names them. */
    public boolean seesOnlyTheirCare() {
        return !roles.contains(PRACTICE_ADMIN);
    }
}
