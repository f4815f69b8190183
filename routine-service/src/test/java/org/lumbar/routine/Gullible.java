package org.lumbar.routine;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;

/**
 * The services' own checks, switched off: whoever asks, they take them for an administrator of the practice whose data is asked for.
 * Only the second wall still hears who it is.
 */
@Alternative
@Singleton
class Gullible extends CallerOfRequest {
    /** Whose data is asked for. */
    static volatile UUID practice = UUID.randomUUID();

    Gullible(SecurityIdentity identity, JsonWebToken token) {
        super(identity, token);
    }

    @Override
    public Caller get() {
        Caller real = super.get();
        Set<String> roles = new HashSet<>(real.roles());
        roles.add(Roles.PRACTICE_ADMIN);
        return new Caller(real.subject(), roles, practice, real.clientId());
    }

    /** Chosen by the tests of the wall alone. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Gullible.class);
        }
    }
}
