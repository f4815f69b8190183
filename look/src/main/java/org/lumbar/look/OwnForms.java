package org.lumbar.look;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Takes forms from our own pages only. A browser says where a form comes from, in {@code Sec-Fetch-Site} or, where that is not sent,
 * in {@code Origin}; a request that says neither is refused, too. The API is no matter of cookies and is left out.
 */
class OwnForms {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Notices notices;

    OwnForms(Notices notices) {
        this.notices = notices;
    }

    @ServerRequestFilter(preMatching = true)
    public Optional<Response> refuseForeign(ContainerRequestContext request, RoutingContext exchange) {
        boolean changes = !READING.contains(request.getMethod());
        boolean page = !exchange.request().path().startsWith("/v1/");
        return changes && page && !isOurs(exchange.request())
                ? Optional.of(notices.of(Response.Status.FORBIDDEN, Notice.Kind.FOREIGN_FORM, request))
                : Optional.empty();
    }

    private static boolean isOurs(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean sameSite = site == null || site.equals("same-origin");
        boolean sameOrigin = origin == null || isHere(origin, request.getHeader(HttpHeaders.HOST));
        return sameSite && sameOrigin && (site != null || origin != null);
    }

    /** The scheme is left out: behind a proxy that ends TLS we may not know ours. */
    private static boolean isHere(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
