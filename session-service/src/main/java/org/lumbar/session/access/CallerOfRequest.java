package org.lumbar.session.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.TextValues;

/** Reads the caller from the request's verified token. */
@RequestScoped
public class CallerOfRequest {
    private static final String PRACTICE_CLAIM = "lumbar_practice";
    private static final String CLIENT_CLAIM = "lumbar_client";

    private final JsonWebToken token;
    private final SecurityIdentity identity;

    CallerOfRequest(JsonWebToken token, SecurityIdentity identity) {
        this.token = token;
        this.identity = identity;
    }

    public Caller caller() {
        return new Caller(subject(), Set.copyOf(identity.getRoles()), uuid(PRACTICE_CLAIM), uuid(CLIENT_CLAIM));
    }

    private String subject() {
        String subject = token.getSubject();
        return subject == null ? "" : subject;
    }

    private @Nullable UUID uuid(String claim) {
        Object value = token.getClaim(claim);
        return value instanceof String text ? TextValues.uuid(text) : null;
    }
}
