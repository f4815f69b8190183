package org.lumbar.insights.dashboard;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcProviderClient;
import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** How people's sessions at the pages begin, and end. */
@ApplicationScoped
class SignIn {

    private static final Logger LOG = Logger.getLogger(SignIn.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpAuthenticator authenticator;
    private final EndedSessions ended;
    private final OidcSession session;
    private final RefreshToken refreshToken;
    private final OidcProviderClient provider;
    private final OidcConfigurationMetadata metadata;

    SignIn(
            HttpAuthenticator authenticator,
            EndedSessions ended,
            OidcSession session,
            RefreshToken refreshToken,
            OidcProviderClient provider,
            OidcConfigurationMetadata metadata) {
        this.authenticator = authenticator;
        this.ended = ended;
        this.session = session;
        this.refreshToken = refreshToken;
        this.provider = provider;
        this.metadata = metadata;
    }

    /** On to the identity provider, which leads back to what was asked for. */
    Uni<Response> begin(RoutingContext exchange) {
        return authenticator.getChallenge(exchange).map(challenge -> {
            Response.ResponseBuilder answer = Response.status(challenge.status);
            challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
            return answer.build();
        });
    }

    /** True if the session of the running request was ended, here or on another replica. */
    boolean isOver() {
        return ended.contains(session.getIdToken());
    }

    /** Takes the cookie back. */
    void forget() {
        session.logout().await().atMost(PATIENCE);
    }

    /** Ends the session for all replicas, then at the provider; returns where the browser has to go for the latter. */
    URI end(UriInfo here) {
        JsonWebToken identity = session.getIdToken();
        ended.end(identity);
        revokeRefreshToken();
        URI after = here.getBaseUriBuilder().path("signed-out").build();
        String endpoint = metadata.getEndSessionUri();
        URI next = endpoint == null
                ? after
                : UriBuilder.fromUri(endpoint)
                        .queryParam("id_token_hint", "{token}")
                        .queryParam("post_logout_redirect_uri", "{after}")
                        .build(identity.getRawToken(), after.toString());
        forget();
        return next;
    }

    /** Nobody can renew a copy of the session then. Not every provider can, and the session is over here all the same. */
    private void revokeRefreshToken() {
        String token = refreshToken.getToken();
        if (token == null || metadata.getRevocationUri() == null) {
            return;
        }
        try {
            provider.revokeRefreshToken(token).await().atMost(PATIENCE);
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "A session was not ended at the identity provider: %s",
                    failure.getClass().getSimpleName());
        }
    }
}
