package org.lumbar.foundation.login;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.lumbar.foundation.access.Binding;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.problem.NotSignedIn;

/**
 * Gives whoever shows a verified token the rights that their login is bound to, as if the token claimed them. A token that claims somebody
 * else than its login is bound to loses all roles: one of the two is wrong, and it is not for us to choose. While a login can't be looked
 * up, claims are taken at their word, and whoever has none is refused with 503.
 */
@ApplicationScoped
class BoundLogins implements SecurityIdentityAugmentor {
    private final KnownLogins logins;

    BoundLogins(KnownLogins logins) {
        this.logins = logins;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        Login login = Login.of(token).orElse(null);
        if (login == null) {
            return Uni.createFrom().item(identity);
        }
        boolean hasRights = !Collections.disjoint(identity.getRoles(), Roles.KNOWN);
        KnownLogins.Found found = logins.atOnce(login, hasRights);
        return found == null
                ? context.runBlocking(() -> bound(identity, token, logins.lookedUp(login, hasRights), hasRights))
                : Uni.createFrom().item(() -> bound(identity, token, found, hasRights));
    }

    private static SecurityIdentity bound(
            SecurityIdentity identity, JsonWebToken token, KnownLogins.Found found, boolean hasRights) {
        if (!found.known() && !hasRights) {
            throw NotSignedIn.notKnownNow();
        }
        Binding binding = found.binding();
        if (binding == null) {
            return identity;
        }
        if (binding.contradicts(CallerOfRequest.practice(token), CallerOfRequest.client(token))) {
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(identity.getPrincipal())
                    .addCredentials(identity.getCredentials())
                    .addAttributes(identity.getAttributes())
                    .build();
        }
        return QuarkusSecurityIdentity.builder(identity)
                .addRoles(binding.roles())
                .addAttribute(Binding.ATTRIBUTE, binding)
                .build();
    }
}
