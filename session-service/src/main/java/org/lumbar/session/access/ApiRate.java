package org.lumbar.session.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.limit.CallerRate;

/** Bounds what one caller may ask of this API on one instance, event producers included. */
class ApiRate {
    private final CallerRate rate;

    ApiRate(
            Clock clock,
            @ConfigProperty(name = "lumbar.api.burst") int burst,
            @ConfigProperty(name = "lumbar.api.requests-per-second") int perSecond,
            CurrentIdentityAssociation identities) {
        this.rate = new CallerRate(clock, burst, perSecond, identities);
    }

    @ServerRequestFilter
    public Uni<@Nullable Response> spend() {
        return rate.spend();
    }
}
