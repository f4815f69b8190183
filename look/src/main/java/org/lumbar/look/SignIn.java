package org.lumbar.look;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcProviderClient;
import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.security.identity.SecurityIdentity;
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
import org.jspecify.annotations.Nullable;

/** How people's sessions at the pages begin, and end. */
@ApplicationScoped
public class SignIn {

    private static final Logger LOG = Logger.getLogger(SignIn.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpAuthenticator authenticator;
    private final EndedSessions ended;
    private final OidcSession session;
    private final RefreshToken refreshToken;
    private final OidcProviderClient provider;
    private final OidcConfigurationMetadata metadata;
    private final Site site;
    private final SecurityIdentity person;

    SignIn(
            HttpAuthenticator authenticator,
            EndedSessions ended,
            OidcSession session,
            RefreshToken refreshToken,
            OidcProviderClient provider,
            OidcConfigurationMetadata metadata,
            Site site,
            SecurityIdentity person) {
        this.authenticator = authenticator;
        this.ended = ended;
        this.session = session;
        this.refreshToken = refreshToken;
        this.provider = provider;
        this.metadata = metadata;
        this.site = site;
        this.person = person;
    }

    /** On to the identity provider, which leads back to what was asked for. */
    public Uni<Response> begin(RoutingContext exchange) {
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

    /**
     * Signs the person of the running request out, and sends their browser on. Where dashboard and desk share a host the desk ends its
     * session first, then the dashboard its own and the provider's; from one to the other the form is posted on.
     *
     * @param left which pages have been left on the way; null if these are the first
     */
    public Response signOut(UriInfo here, @Nullable String left) {
        if (site.isTogether() && !site.isDesk() && left == null) {
            return Response.temporaryRedirect(URI.create(site.signOut())).build();
        }
        JsonWebToken identity = person.isAnonymous() ? null : session.getIdToken();
        if (identity != null) {
            ended.end(identity);
        }
        if (site.passesSignOutOn()) {
            return leave(identity);
        }
        URI after = here.getBaseUriBuilder().path(site.at("signed-out")).build();
        return Response.seeOther(identity == null ? after : atProvider(identity, after))
                .build();
    }

    private Response leave(@Nullable JsonWebToken identity) {
        if (identity != null) {
            forget();
        }
        return Response.temporaryRedirect(URI.create("/sign-out?left=desk")).build();
    }

    private URI atProvider(JsonWebToken identity, URI after) {
        revokeRefreshToken();
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
