package org.lumbar.routine.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The caller of the running request, read from the verified access token. */
@RequestScoped
public class CurrentCaller {
    private final SecurityIdentity identity;
    private final JsonWebToken token;

    CurrentCaller(SecurityIdentity identity, JsonWebToken token) {
        this.identity = identity;
        this.token = token;
    }

    public Caller get() {
        return new Caller(
                identity.getRoles(),
                Objects.requireNonNullElse(token.getSubject(), ""),
                uuid(token.getClaim("lumbar_practice")),
                uuid(token.getClaim("lumbar_client")));
    }

    private static @Nullable UUID uuid(@Nullable Object claim) {
        try {
            return claim == null ? null : UUID.fromString(claim.toString());
        } catch (IllegalArgumentException notAUuid) {
            return null; // reaches nobody: a claim that can't be read must never widen access
        }
    }
}
