package org.lumbar.foundation.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Ids;

/** Reads the caller from the verified access token of the running request. */
@RequestScoped
public class CallerOfRequest {
    /** As in the contract: it goes into snapshots and histories. */
    private static final int LONGEST_SUBJECT = 200;

    private static final String PRACTICE = "lumbar_practice";
    private static final String CLIENT = "lumbar_client";

    private final SecurityIdentity identity;
    private final JsonWebToken token;

    protected CallerOfRequest(SecurityIdentity identity, JsonWebToken token) {
        this.identity = identity;
        this.token = token;
    }

    /**
     * Who asks. A claim that can't be read is as good as absent: it must never widen access.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 403 {@code unusable-subject} if the subject is empty, has more
     *     than 200 characters, or control characters
     */
    public Caller get() {
        return find().orElseThrow(AccessRefusals::unusableSubject);
    }

    /** Who asks; empty if nobody signed in, or under a subject that can't be used. */
    public Optional<Caller> find() {
        if (identity.isAnonymous()) {
            return Optional.empty();
        }
        String subject = Objects.requireNonNullElse(token.getSubject(), "");
        return isUsable(subject) ? Optional.of(caller(subject)) : Optional.empty();
    }

    /** A binding has been compared with the claims already; see {@code BoundLogins}. */
    private Caller caller(String subject) {
        Binding bound = identity.getAttribute(Binding.ATTRIBUTE);
        return bound == null
                ? new Caller(subject, identity.getRoles(), practice(token), client(token))
                : new Caller(subject, identity.getRoles(), bound.practiceId(), bound.clientId());
    }

    /** The practice that a token claims; null if it claims none that can be read. */
    public static @Nullable UUID practice(JsonWebToken token) {
        return uuid(token, PRACTICE);
    }

    /** The client whom a token claims; null if it claims none that can be read. */
    public static @Nullable UUID client(JsonWebToken token) {
        return uuid(token, CLIENT);
    }

    private static @Nullable UUID uuid(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        return value instanceof String text ? Ids.uuid(text) : null;
    }

    /** Whether a subject can stand in snapshots and histories. */
    public static boolean isUsable(@Nullable String subject) {
        return subject != null
                && !subject.isBlank()
                && subject.length() <= LONGEST_SUBJECT
                && subject.chars().noneMatch(Character::isISOControl);
    }
}
