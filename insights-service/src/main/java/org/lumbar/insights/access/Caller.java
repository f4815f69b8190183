package org.lumbar.insights.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.lumbar.insights.problem.Problem;

/** Who asks, according to the access token: whether it came as a bearer token or from the sign-in of a page. */
@RequestScoped
public class Caller {

    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    /** The caller's practice; refused with 403 if the token names none. */
    public UUID practice() {
        return uuid("lumbar_practice").orElseThrow(Problem::noPractice);
    }

    /** The client that the caller is, if the caller is one. */
    Optional<UUID> client() {
        return uuid("lumbar_client");
    }

    /** Whom the care team of a client names. */
    public String subject() {
        return token.getSubject();
    }

    private Optional<UUID> uuid(String claim) {
        try {
            return token.<Object>claim(claim)
                    .map(value -> UUID.fromString(value.toString().toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }
}
