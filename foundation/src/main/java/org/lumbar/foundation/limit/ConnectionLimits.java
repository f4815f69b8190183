package org.lumbar.foundation.limit;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.ChannelPipeline;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Bounds how long a request may take to arrive, its head and its body each: whoever sends a byte now and then, which no idle
 * time-out notices, loses the connection. How many connections there are, and how long one may stand idle, is Quarkus' to
 * bound ({@code quarkus.http.limits.max-connections}, {@code quarkus.http.idle-timeout}).
 *
 * <p>The time of a head is kept over HTTP/1.1, and over HTTP/2 for the first request of a connection; that of a body over both.
 * An answer may take as long as it likes.
 */
@Singleton
public class ConnectionLimits implements VertxOptionsCustomizer {
    /** Filters with a larger number come first; this one comes before all that read. */
    private static final int FIRST = 20_000;

    private static final Logger LOG = Logger.getLogger(ConnectionLimits.class);

    private final AtomicBoolean isMissed = new AtomicBoolean();
    private final long head;
    private final long body;

    ConnectionLimits(
            @ConfigProperty(name = "lumbar.connections.head-within", defaultValue = "10s") Duration head,
            @ConfigProperty(name = "lumbar.connections.body-within", defaultValue = "30s") Duration body) {
        this.head = head.toMillis();
        this.body = body.toMillis();
    }

    /** Netty asks once, when something connects or listens for the first time: no later than this is early enough. */
    void beforeAnythingConnects(@Observes @Initialized(ApplicationScoped.class) Object started) {
        System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }

    /** Called before anything listens. */
    @Override
    public void accept(VertxOptions unchanged) {
        System.setProperty(HeadTimers.MILLIS, Long.toString(head));
    }

    void guard(@Observes Filters filters) {
        filters.register(this::headIsThere, FIRST);
    }

    /** The management port has a router of its own. */
    void guard(@Observes ManagementInterface management) {
        management.router().route().order(Integer.MIN_VALUE).handler(this::headIsThere);
    }

    private void headIsThere(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        say(request, HeadTimer.HEAD_IS_THERE);
        if (request.version() != HttpVersion.HTTP_2) {
            exchange.addEndHandler(end -> say(request, HeadTimer.IS_ANSWERED));
        }
        if (bringsABody(request)) {
            long timer = exchange.vertx().setTimer(body, late -> cutOff(request));
            request.end().onComplete(end -> exchange.vertx().cancelTimer(timer));
            exchange.addEndHandler(end -> exchange.vertx().cancelTimer(timer));
        }
        exchange.next();
    }

    /** Of one without a body the end may never be read, while its answer goes on, such as a live stream's. */
    private static boolean bringsABody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean mayBring = length != null
                ? !length.equals("0")
                : request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                        || request.version() == HttpVersion.HTTP_2
                                && !request.method().equals(HttpMethod.GET);
        return mayBring && !request.isEnded();
    }

    /** Other requests of the same connection are others' business. */
    private static void cutOff(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }

    private void say(HttpServerRequest request, String event) {
        if (request.connection() instanceof ConnectionBase connection) {
            ChannelPipeline pipeline = connection.channel().pipeline();
            pipeline.fireUserEventTriggered(event);
            if (pipeline.get(HeadTimers.NAME) == null && !isMissed.getAndSet(true)) {
                LOG.warn("Nothing bounds the time of a request's head: Netty has loaded no extensions.");
            }
        }
    }
}
