package org.lumbar.look;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What browsers are asked to mind beside {@link org.lumbar.foundation.door.AnswerHeaders}, on every answer of this service at the
 * moment it leaves, whatever path led to it: a list of paths would be passed by another spelling of one. Only style, script and
 * pictures of the pages may be stored.
 */
@ApplicationScoped
class PageHeaders {

    private static final int BEFORE_ALL_OTHERS = 10_000;
    private static final int NOT_MODIFIED = 304;
    private static final List<String> ASSETS =
            List.of("text/css", "text/javascript", "application/javascript", "image/", "font/");

    private static final String APP = "/app";

    private final String policy;
    private final String appPolicy;

    /**
     * @param provider the issuer; its own sign-out form takes people there
     * @param connects what the client's app calls besides its own address, separated by blanks; none where there is no such app
     */
    PageHeaders(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String provider,
            @ConfigProperty(name = "lumbar.app.connects") Optional<String> connects) {
        this.appPolicy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; manifest-src 'self';"
                        + " connect-src 'self' " + connects.orElse("").strip()
                        + "; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
        this.policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                + " form-action 'self' " + provider + "/; base-uri 'none'; frame-ancestors 'none'";
    }

    void register(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    exchange.addHeadersEndHandler(ignored -> add(exchange));
                    exchange.next();
                },
                BEFORE_ALL_OTHERS);
    }

    private void add(RoutingContext exchange) {
        MultiMap headers = exchange.response().headers();
        // To nobody else; to ourselves, because a form's Origin would be hidden with it.
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        String path = exchange.request().path();
        if (!isAboutNobody(path) && !isAsset(exchange)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
            headers.set("Content-Security-Policy", APP.equals(path) ? appPolicy : policy);
            if (!isOfTheApi(path)) {
                headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            }
        }
    }

    /** Tools, and schemas for authors. */
    private static boolean isAboutNobody(@Nullable String path) {
        return path != null && (path.startsWith("/q/") || path.startsWith("/v1/schemas/"));
    }

    private static boolean isOfTheApi(@Nullable String path) {
        return path != null && path.startsWith("/v1/");
    }

    private static boolean isAsset(RoutingContext exchange) {
        String type = exchange.response().headers().get(HttpHeaders.CONTENT_TYPE);
        return exchange.response().getStatusCode() == NOT_MODIFIED
                || type != null && ASSETS.stream().anyMatch(type::startsWith);
    }
}
