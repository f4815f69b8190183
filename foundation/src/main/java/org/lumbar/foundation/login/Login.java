package org.lumbar.foundation.login;

import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.lumbar.foundation.access.CallerOfRequest;

/**
 * An account at an identity provider. It names a person, so it must not reach a log: its text says nothing.
 *
 * @param issuer {@code iss} of its tokens, character by character
 * @param subject {@code sub} of its tokens
 */
public record Login(String issuer, String subject) {
    private static final int LONGEST_ISSUER = 500;

    /** The account that a verified token is of; empty if it names none that can be stored. */
    public static Optional<Login> of(JsonWebToken token) {
        String issuer = token.getIssuer();
        boolean usable = issuer != null
                && !issuer.isEmpty()
                && issuer.length() <= LONGEST_ISSUER
                && issuer.chars().allMatch(each -> each > ' ' && each <= '~')
                && CallerOfRequest.isUsable(token.getSubject());
        return usable ? Optional.of(new Login(issuer, token.getSubject())) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Login";
    }
}
