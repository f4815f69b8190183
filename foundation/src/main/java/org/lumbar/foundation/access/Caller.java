package org.lumbar.foundation.access;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, as their verified token says. Whoever has no subject has no role either, and roles that are not known count
 * for nothing.
 *
 * @param subject the token's {@code sub}: a therapist's name in care teams; empty if the token names nobody
 * @param roles those of {@link Roles}
 * @param practiceId null if the token names no practice: then nothing of any practice is open to them
 * @param clientId only for the role client: the one client they are
 */
public record Caller(
        String subject,
        Set<String> roles,
        @Nullable UUID practiceId,
        @Nullable UUID clientId) {

    public Caller {
        roles = subject.isBlank()
                ? Set.of()
                : roles.stream().filter(Roles.KNOWN::contains).collect(Collectors.toUnmodifiableSet());
    }

    public boolean is(String role) {
        return roles.contains(role);
    }

    /**
     * The one rule of who sees a client, and changes what their role may change of them: clients themselves, therapists who care
     * for them, administrators of their practice. To everybody else there is no such client.
     *
     * @param care whose the client is; null if the service does not know the client (yet): then only the client's own token is
     *     taken at its word
     */
    public boolean maySee(UUID client, @Nullable CareOf care) {
        if (care == null) {
            return isClient(client);
        }
        if (!care.practiceId().equals(practiceId)) {
            return false;
        }
        return is(Roles.PRACTICE_ADMIN) || (is(Roles.THERAPIST) && care.team().contains(subject)) || isClient(client);
    }

    private boolean isClient(UUID client) {
        return is(Roles.CLIENT) && client.equals(clientId);
    }

    /** Whether lists show them all clients of their practice; to others only clients whose care team has their subject. */
    public boolean seesWholePractice() {
        return is(Roles.PRACTICE_ADMIN);
    }

    /** Drafts and notes are for clinicians. */
    public boolean isClinician() {
        return is(Roles.THERAPIST) || is(Roles.PRACTICE_ADMIN);
    }

    /**
     * The practice for which they ask.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 403 {@code no-practice} if the token names none
     */
    public UUID practice() {
        if (practiceId == null) {
            throw AccessRefusals.noPractice();
        }
        return practiceId;
    }
}
