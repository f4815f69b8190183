package org.lumbar.routine;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** Off where somebody has to be sent to sign in. */
    static volatile boolean nobodyHasEveryRole = true;

    Gullible(SecurityIdentity identity, JsonWebToken token) {
        super(identity, token);
    }

    @Override
    public Caller get() {
        Caller real = find().orElse(new Caller("nobody", Set.of(), null, null));
        Set<String> roles = new HashSet<>(real.roles());
        roles.add(Roles.PRACTICE_ADMIN);
        return new Caller(real.subject(), roles, practice, real.clientId());
    }

    /** Whoever comes without a token has every role, so that no door that asks for one keeps them out. */
    @Alternative
    @ApplicationScoped
    static class EveryRoleForNobody implements SecurityIdentityAugmentor {
        private static final Set<String> ROLES =
                Set.of(Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN, Roles.EVENT_PRODUCER);

        @Override
        public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
            return Uni.createFrom().item(identity.isAnonymous() && nobodyHasEveryRole ? withRoles(identity) : identity);
        }

        private static SecurityIdentity withRoles(SecurityIdentity nobody) {
            return QuarkusSecurityIdentity.builder()
                    .setAnonymous(true)
                    .setPrincipal(nobody.getPrincipal())
                    .addRoles(ROLES)
                    .build();
        }
    }

    /** Chosen by the tests of the wall alone. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Gullible.class, EveryRoleForNobody.class);
        }
    }
}
