package org.lumbar.routine.joining;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.lumbar.foundation.access.Binding;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.login.Login;
import org.lumbar.routine.problem.Refused;

/** Somebody who is signed in, and may be nobody here yet, becomes who a code says they are. */
@ApplicationScoped
public class RedeemInvitation {
    private final List<Invited> kinds;
    private final EntityManager entities;
    private final Clock clock;

    RedeemInvitation(@All List<Invited> kinds, EntityManager entities, Clock clock) {
        this.kinds = kinds;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Makes the login whom the code invites. Again by the same login is the same as once. To be called as the service: the caller sees
     * nothing yet.
     *
     * @return who the login is now; empty if the code is none that can be redeemed, whatever is wrong with it
     * @throws Refused 409 {@code login-not-free}, {@code too-many-logins}; the code can still be redeemed
     */
    @Transactional
    Optional<Binding> redeem(Caller caller, Login login, InvitationCode code) {
        for (Invited kind : kinds) {
            Invited.Found found = kind.find(code).orElse(null);
            if (found != null) {
                return redeem(caller, login, kind, found);
            }
        }
        return Optional.empty();
    }

    private Optional<Binding> redeem(Caller caller, Login login, Invited kind, Invited.Found found) {
        if (!kind.hold(found)) {
            return Optional.empty();
        }
        hold(login);
        Binding wanted = found.binding();
        Binding before = find(login).orElse(null);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!kind.claim(found, now)) {
            return wanted.equals(before) && kind.hasBound(found, login) ? Optional.of(wanted) : Optional.empty();
        }
        if (before == null) {
            requireFree(caller, wanted);
            kind.bind(found, login, now);
        } else if (!wanted.equals(before)) {
            throw loginNotFree();
        }
        return Optional.of(wanted);
    }

    /** Who the login is; empty if it is nobody. */
    @Transactional
    Optional<Binding> find(Login login) {
        return kinds.stream().flatMap(kind -> kind.find(login).stream()).findFirst();
    }

    /** Until the transaction ends who else wants to bind the login waits for it. */
    private void hold(Login login) {
        var unused = entities.createNativeQuery(
                        "select count(pg_advisory_xact_lock(hashtextextended(:login, 0)))", Long.class)
                .setParameter("login", login.issuer() + " " + login.subject())
                .getSingleResult();
    }

    /** Whom the token gives another role, or names somebody else, would be two people at once. */
    private static void requireFree(Caller caller, Binding wanted) {
        boolean noOtherRole = wanted.roles().containsAll(caller.roles());
        if (!noOtherRole || wanted.contradicts(caller.practiceId(), caller.clientId())) {
            throw loginNotFree();
        }
    }

    /** 409: the account is somebody already, or its token says so. */
    private static Refused loginNotFree() {
        return Refused.conflict(
                "login-not-free", "This account is somebody here already. Sign in with another account of yours.");
    }
}
