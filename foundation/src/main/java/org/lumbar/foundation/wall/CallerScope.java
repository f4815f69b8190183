package org.lumbar.foundation.wall;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.Roles;

/**
 * What PostgreSQL is told of a caller: the same rule as {@link Caller#maySee}, as values for row-level security.
 *
 * @param practice null for somebody of no practice: they see no row
 * @param subject whose care teams count; empty unless the caller is a therapist
 * @param wholePractice true for administrators
 * @param client the one client whom the caller is, if any
 * @param named the client whom the request's address names, if any: whether they are the caller's business is decided once, and
 *     not for each row
 */
record CallerScope(
        @Nullable UUID practice,
        String subject,
        boolean wholePractice,
        @Nullable UUID client,
        @Nullable UUID named) {

    /** Sees no row at all. */
    static final CallerScope NOBODY = new CallerScope(null, "", false, null, null);

    static CallerScope of(Caller caller, @Nullable UUID named) {
        return new CallerScope(
                caller.practiceId(),
                caller.is(Roles.THERAPIST) ? caller.subject() : "",
                caller.seesWholePractice(),
                caller.is(Roles.CLIENT) ? caller.clientId() : null,
                named);
    }
}
