package org.lumbar.foundation.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses, before anybody reads a body, one that is too large (413) and one whose {@code Content-Type} is none (415): empty,
 * without a subtype, or two. The server itself would end such requests without a problem document, or with a 500.
 */
@Singleton
public class BodyGate {
    /** The server's own limit has 2. */
    private static final int BEFORE_THE_SERVERS_OWN = 10;

    private static final long PATIENCE_MILLIS = 5_000;
    private static final Set<HttpMethod> WITH_A_BODY =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private static final int MOST_DIGITS = 18;
    private static final int LONGEST_MEDIA_TYPE = 256;
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]++";
    private static final String QUOTED = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"";

    /** RFC 9110: type, subtype, and parameters that are tokens or quoted. */
    private static final Pattern MEDIA_TYPE = Pattern.compile(
            TOKEN + "/" + TOKEN + "(?:[ \t]*+;[ \t]*+(?:" + TOKEN + "=(?:" + TOKEN + "|" + QUOTED + "))?+)*+[ \t]*+");

    private final long most;
    private final long usual;
    private final Set<String> large;

    /**
     * @param most what the server takes at all
     * @param usual what an operation takes; none for {@code most}
     * @param large paths of operations that take {@code most}
     */
    BodyGate(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most,
            @ConfigProperty(name = "lumbar.bodies.limit") Optional<MemorySize> usual,
            @ConfigProperty(name = "lumbar.bodies.large") Optional<Set<String>> large) {
        this.most = most.asLongValue();
        this.usual = usual.map(MemorySize::asLongValue).orElse(this.most);
        this.large = large.orElseGet(Set::of);
    }

    void guard(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_SERVERS_OWN);
    }

    private void check(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        long limit = large.contains(exchange.normalizedPath()) ? most : usual;
        if (length != null && isTooLarge(length, limit)) {
            refuse(exchange, 413);
        } else if (!WITH_A_BODY.contains(request.method())) {
            exchange.next();
        } else if (!isOneMediaType(request.headers().getAll(HttpHeaders.CONTENT_TYPE))) {
            refuse(exchange, 415);
        } else if (length == null && hasABodyOfUnknownLength(request)) {
            collect(exchange, limit);
        } else {
            exchange.next();
        }
    }

    private static boolean isTooLarge(String length, long limit) {
        return length.length() > MOST_DIGITS || Long.parseLong(length) > limit;
    }

    static boolean isOneMediaType(List<String> headers) {
        if (headers.isEmpty()) {
            return true;
        }
        String type = headers.get(0);
        return headers.size() == 1
                && type.length() <= LONGEST_MEDIA_TYPE
                && MEDIA_TYPE.matcher(type).matches();
    }

    /** Over HTTP/2 whoever reads the body counts it: a request that was read already can't be handed on there. */
    private static boolean hasABodyOfUnknownLength(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2 && request.getHeader("Transfer-Encoding") != null;
    }

    /** A body of unknown length is counted while it arrives. */
    private void collect(RoutingContext exchange, long limit) {
        HttpServerRequest request = exchange.request();
        if (request.getHeader(HttpHeaders.EXPECT) != null) {
            exchange.response().writeContinue();
        }
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + (long) part.length() > limit) {
                refuse(exchange, 413);
            } else {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> {
            ((RoutingContextInternal) exchange).setBody(body);
            exchange.next();
        });
        request.resume();
    }

    /** Answers, and reads on for a while: a connection that ends in the middle of a body may take the answer with it. */
    static void refuse(RoutingContext exchange, int status) {
        HttpServerRequest request = exchange.request();
        HttpServerResponse response = exchange.response();
        if (request.version() != HttpVersion.HTTP_2) {
            response.putHeader("Connection", "close");
        }
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        Future<Void> sent = response.end(problem(exchange, status).toBuffer());
        if (request.isEnded()) {
            close(request, sent);
            return;
        }
        long timer = exchange.vertx().setTimer(PATIENCE_MILLIS, late -> close(request, sent));
        request.handler(ignored -> {});
        request.endHandler(end -> {
            exchange.vertx().cancelTimer(timer);
            close(request, sent);
        });
        request.resume();
    }

    private static void close(HttpServerRequest request, Future<Void> sent) {
        if (request.version() != HttpVersion.HTTP_2) {
            sent.onComplete(done -> request.connection().close());
        }
    }

    private static JsonObject problem(RoutingContext exchange, int status) {
        return new JsonObject()
                .put("status", status)
                .put("title", Problems.title(status))
                .put("detail", Problems.detail(status))
                .put("instance", exchange.request().path())
                .put("code", Problems.code(status));
    }
}
