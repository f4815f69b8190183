package org.lumbar.session.access;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in person or system, as the token names them.
 *
 * @param subject the token's {@code sub}; a therapist's name in care teams
 * @param practiceId null if the token names no practice: then nothing of any practice is open to it
 * @param clientId only clients have one
 */
public record Caller(
        String subject,
        Set<String> roles,
        @Nullable UUID practiceId,
        @Nullable UUID clientId) {

    public boolean is(String role) {
        return roles.contains(role);
    }

    /**
     * True if one of the caller's roles opens this client's sessions for reading. Whoever has no subject reads nothing.
     *
     * @param care null if the client is not known: then only a client's own token is taken at its word
     */
    boolean mayRead(UUID client, @Nullable CareOf care) {
        if (subject.isBlank()) {
            return false;
        }
        if (is(Roles.CLIENT) && client.equals(clientId)) {
            return care == null || care.practiceId().equals(practiceId);
        }
        if (care == null || !care.practiceId().equals(practiceId)) {
            return false;
        }
        return is(Roles.PRACTICE_ADMIN) || (is(Roles.THERAPIST) && care.team().contains(subject));
    }
}
