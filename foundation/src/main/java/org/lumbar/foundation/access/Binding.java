package org.lumbar.foundation.access;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a login is by an invitation that was redeemed, whether or not its tokens say so.
 *
 * @param roles those of {@link Roles}
 * @param practiceId in which it has them
 * @param clientId the client whom it is; null for a practice's staff
 */
public record Binding(
        Set<String> roles, UUID practiceId, @Nullable UUID clientId) {
    /** Under this name an identity has its binding. */
    public static final String ATTRIBUTE = "lumbar.binding";

    /** The login of a client. */
    public static Binding ofClient(UUID practiceId, UUID clientId) {
        return new Binding(Set.of(Roles.CLIENT), practiceId, clientId);
    }

    /** The login of somebody who works for a practice. */
    public static Binding ofStaff(UUID practiceId, Collection<StaffRole> roles) {
        return new Binding(
                roles.stream().map(StaffRole::role).collect(Collectors.toUnmodifiableSet()), practiceId, null);
    }

    /**
     * Whether a token's own claims name somebody else.
     *
     * @param practice as claimed; null if the token claims none
     * @param client as claimed; null if the token claims none
     */
    public boolean contradicts(@Nullable UUID practice, @Nullable UUID client) {
        return (practice != null && !practice.equals(practiceId)) || (client != null && !client.equals(clientId));
    }
}
