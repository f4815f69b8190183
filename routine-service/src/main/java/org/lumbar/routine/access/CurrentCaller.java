package org.lumbar.routine.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.problem.Refused;

/** The caller of the running request, read from the verified access token. */
@RequestScoped
public class CurrentCaller {
    /** As in the contract. */
    private static final int LONGEST_SUBJECT = 200;

    private final SecurityIdentity identity;
    private final JsonWebToken token;

    CurrentCaller(SecurityIdentity identity, JsonWebToken token) {
        this.identity = identity;
        this.token = token;
    }

    /** @throws Refused 403 if the token's subject is none that snapshots and histories can hold */
    public Caller get() {
        String subject = Objects.requireNonNullElse(token.getSubject(), "");
        if (subject.length() > LONGEST_SUBJECT || subject.chars().anyMatch(Character::isISOControl)) {
            throw Refused.of(
                    403,
                    "unusable-subject",
                    "Your token's subject has more than 200 characters, or is no text.",
                    List.of());
        }
        return new Caller(
                identity.getRoles(),
                subject,
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
