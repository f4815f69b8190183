package org.lumbar.foundation.door;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * What browsers are asked to mind on every answer, at the moment it leaves: to take it for nothing else than it says it is, to run
 * and show nothing of it, to put it in no frame and, once they came over HTTPS, to stay with that for a year. A service that has
 * pages sets a policy of its own for them, which stays.
 *
 * <p>What the HTTP server answers by itself, to a request that it can't read, has none of these headers.
 */
@Singleton
public class AnswerHeaders {
    private static final int BEFORE_ALL_THAT_ANSWER = 15_000;
    private static final String POLICY = "Content-Security-Policy";
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    private static final String A_YEAR = "max-age=31536000; includeSubDomains";

    /** Pages for developers, with scripts of their own. */
    private static final String SWAGGER_UI = "/q/swagger-ui";

    void guard(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    exchange.addHeadersEndHandler(ignored -> add(exchange));
                    exchange.next();
                },
                BEFORE_ALL_THAT_ANSWER);
    }

    private static void add(RoutingContext exchange) {
        MultiMap headers = exchange.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        if ("https".equals(exchange.request().scheme())) {
            headers.set("Strict-Transport-Security", A_YEAR);
        }
        String path = exchange.request().path();
        boolean mayHaveNone = path != null && path.startsWith(SWAGGER_UI);
        if (!mayHaveNone && !headers.contains(POLICY)) {
            headers.set(POLICY, NOTHING);
        }
    }
}
