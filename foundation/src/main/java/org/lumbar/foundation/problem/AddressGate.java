package org.lumbar.foundation.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Refuses an address whose path has the character U+0000, which no key has and PostgreSQL does not take, and what the server finds
 * unreadable before anybody is asked, such as a request without {@code Host}: with a problem document (400). The database would
 * end the one with a 500, and the server the other with its address in the log. An address that can't be decoded, such as
 * {@code /100%}, does not come so far: the server answers 400 by itself, without a body.
 */
@Singleton
public class AddressGate {
    /** Filters with a larger number come first. */
    private static final int BEFORE_AUTHENTICATION = 10_000;

    void guard(@Observes Filters filters) {
        filters.register(AddressGate::check, BEFORE_AUTHENTICATION);
    }

    void guard(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(AddressGate::answer);
    }

    private static void check(RoutingContext exchange) {
        if (hasNul(exchange.request().uri())) {
            BodyGate.refuse(exchange, 400);
        } else {
            exchange.next();
        }
    }

    private static void answer(RoutingContext exchange) {
        if (exchange.statusCode() == 400 && !exchange.response().headWritten()) {
            BodyGate.refuse(exchange, 400);
        } else {
            exchange.next();
        }
    }

    /** In its path; a parameter says by its own name that it is none. */
    static boolean hasNul(String address) {
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        return path.toLowerCase(Locale.ROOT).contains("%00");
    }
}
