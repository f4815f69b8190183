package org.lumbar.foundation.limit;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.security.Principal;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.problem.Problems;

/**
 * Bounds what one caller may ask on one instance: a burst, then so many requests a second. Whoever has no token, or none that can
 * be trusted, is refused by what comes after. For a filter of a service.
 */
public final class CallerRate {
    private final RateLimit<String> limit;
    private final CurrentIdentityAssociation identities;

    /**
     * @param burst requests at once, at least 1
     * @param perSecond requests a second, at least 1
     */
    public CallerRate(Clock clock, int burst, int perSecond, CurrentIdentityAssociation identities) {
        this.limit = new RateLimit<>(clock, burst, perSecond);
        this.identities = identities;
    }

    /** Counts a request; 429 {@code too-many-requests} with {@code Retry-After} if the caller has to wait, else null. */
    public Uni<@Nullable Response> spend() {
        return identities.getDeferredIdentity().onFailure().recoverWithNull().map(this::refusal);
    }

    private @Nullable Response refusal(@Nullable SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous()) {
            return null;
        }
        long wait = limit.spend(name(identity.getPrincipal()), 1);
        return wait == 0
                ? null
                : Response.fromResponse(Problems.of(429, "too-many-requests", "You ask too often.")
                                .toResponse())
                        .header(HttpHeaders.RETRY_AFTER, wait)
                        .build();
    }

    /** People of two practices may have one name at their providers. */
    private static String name(Principal caller) {
        return caller instanceof JsonWebToken token
                ? token.getSubject() + "@" + token.getClaim("lumbar_practice")
                : caller.getName();
    }
}
