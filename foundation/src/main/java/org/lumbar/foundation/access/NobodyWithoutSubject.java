package org.lumbar.foundation.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Takes all roles from a token without a subject: every door that asks for one then says 403, before anything is read. */
@ApplicationScoped
public class NobodyWithoutSubject implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(namesNobody(identity) ? withoutRoles(identity) : identity);
    }

    private static boolean namesNobody(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                && Objects.requireNonNullElse(token.getSubject(), "").isBlank();
    }

    private static SecurityIdentity withoutRoles(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .build();
    }
}
