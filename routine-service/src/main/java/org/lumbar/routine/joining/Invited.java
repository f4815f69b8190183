package org.lumbar.routine.joining;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.lumbar.foundation.access.Binding;
import org.lumbar.foundation.login.Login;
import org.lumbar.routine.problem.Refused;

/** People of one kind who join by invitations: clients, or those who work for a practice. Found for the service itself, whoever asks. */
public interface Invited {

    /**
     * An invitation, whatever has become of it.
     *
     * @param ownerId whose it is: a client's, or a practice's
     * @param binding what the login of whoever redeems it is then
     */
    record Found(UUID ownerId, UUID invitationId, Binding binding) {}

    /** Which of these people the login is; empty if it is none of them. */
    Optional<Binding> find(Login login);

    /** The invitation with this code. */
    Optional<Found> find(InvitationCode code);

    /** Until the transaction ends, who else wants to change the owner of the invitation waits; false if they are gone. */
    boolean hold(Found invitation);

    /** Marks it as redeemed; false if it was redeemed, revoked, or expired before. */
    boolean claim(Found invitation, Instant now);

    /** Whether the login was bound by this very invitation, and still is. */
    boolean hasBound(Found invitation, Login login);

    /**
     * Binds a login that is nobody's. Whoever calls has both held.
     *
     * @throws Refused 409 {@code too-many-logins}
     */
    void bind(Found invitation, Login login, Instant now);
}
