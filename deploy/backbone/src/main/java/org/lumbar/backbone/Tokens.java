package org.lumbar.backbone;

import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import org.jspecify.annotations.Nullable;

/** Says what stands in a token; who may have one was decided before. */
final class Tokens implements OAuth2TokenCallback {
    /** A system property with which a test makes tokens end soon. */
    private static final String SECONDS = "lumbar.token-seconds";

    private static final long SECONDS_VALID = 3600;

    private final String issuerId;

    Tokens(String issuerId) {
        this.issuerId = issuerId;
    }

    @Override
    public String issuerId() {
        return issuerId;
    }

    @Override
    public @Nullable String subject(TokenRequest request) {
        return null; // every token's subject is among its claims
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of("lumbar");
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        // After a sign-in in the browser the claims come from the login page instead.
        return request.getAuthorizationGrant() instanceof ResourceOwnerPasswordCredentialsGrant grant
                ? Rights.of(grant.getUsername()).orElseThrow().claims()
                : Map.of();
    }

    @Override
    public long tokenExpiry() {
        return Long.getLong(SECONDS, SECONDS_VALID);
    }
}
