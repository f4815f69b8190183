package org.lumbar.insights.access;

import io.quarkus.oidc.Tenant;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.limit.RateLimit;
import org.lumbar.foundation.problem.Problems;

/**
 * Bounds what one caller may ask of the API on one replica: a burst, then so many requests a second. Whoever has no token, or none
 * that can be trusted, is refused by what comes after.
 */
class ApiRate {

    private final RateLimit<String> limit;
    private final CurrentIdentityAssociation identities;

    ApiRate(
            Clock clock,
            @ConfigProperty(name = "lumbar.api.burst") int burst,
            @ConfigProperty(name = "lumbar.api.requests-per-second") int perSecond,
            CurrentIdentityAssociation identities) {
        this.limit = new RateLimit<>(clock, burst, perSecond);
        this.identities = identities;
    }

    @ServerRequestFilter
    public Uni<@Nullable Response> spend(SimpleResourceInfo resource) {
        Tenant tenant = resource.getResourceClass().getAnnotation(Tenant.class);
        if (tenant == null || !tenant.value().equals(Role.API)) {
            return Uni.createFrom().nullItem();
        }
        return identities
                .getDeferredIdentity()
                .onFailure()
                .recoverWithNull()
                .map(identity -> refusal(identity).orElse(null));
    }

    private Optional<Response> refusal(@Nullable SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous()) {
            return Optional.empty();
        }
        long wait = limit.spend(identity.getPrincipal().getName(), 1);
        return wait == 0
                ? Optional.empty()
                : Optional.of(Problems.tooMany("too-many-requests", "You ask too often.", wait)
                        .toResponse());
    }
}
