package org.lumbar.local;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One address for both services that have pages, by path, as the chart's Ingress has it: the desk, where clients join, and their app are routine-service's, everything else
 * insights-service's. A request keeps the host that it was sent to.
 */
final class FrontDoor implements AutoCloseable {
    private static final String DESK = "/desk";
    private static final String JOIN = "/join";
    private static final String APP = "/app";
    private static final int SECONDS_TO_OPEN = 15;
    /** Every live page holds one for as long as it is open. */
    private static final int CONNECTIONS = 500;

    private final Vertx vertx;

    private FrontDoor(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Listens on the loopback interface.
     *
     * @throws LocalFault if it cannot
     */
    static FrontDoor open(int port, int dashboard, int desk) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        FrontDoor door = new FrontDoor(vertx);
        HttpClient client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CONNECTIONS));
        HttpProxy toDashboard = proxy(client, dashboard);
        HttpProxy toDesk = proxy(client, desk);
        try {
            vertx.createHttpServer()
                    .requestHandler(request -> (isOfTheDesk(request) ? toDesk : toDashboard).handle(request))
                    .listen(port, "localhost")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(SECONDS_TO_OPEN, TimeUnit.SECONDS);
            return door;
        } catch (ExecutionException | TimeoutException e) {
            door.close();
            throw new LocalFault("The site could not listen on port " + port + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            door.close();
            throw new LocalFault("Interrupted while the site was opened.", e);
        }
    }

    private static HttpProxy proxy(HttpClient client, int service) {
        return HttpProxy.reverseProxy(client).origin(service, "localhost").addInterceptor(new HostAsSent());
    }

    /** Addresses that a service makes, as that of its sign-in, are then addresses of this door. */
    private static final class HostAsSent implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            HostAndPort sentTo = context.request().proxiedRequest().authority();
            if (sentTo != null) {
                context.request().setAuthority(sentTo);
            }
            return context.sendRequest();
        }
    }

    private static boolean isOfTheDesk(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        return isBelow(DESK, path) || isBelow(APP, path) || path.equals(JOIN);
    }

    private static boolean isBelow(String part, String path) {
        return path.equals(part) || path.startsWith(part + "/");
    }

    @Override
    public void close() {
        var unused = vertx.close();
    }
}
