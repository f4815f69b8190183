package org.lumbar.backbone.tls;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.lumbar.backbone.BackboneException;

/** Where an authority's list of revoked certificates is found, over HTTP on the loopback interface. Without a list it answers 404. */
public final class RevocationList implements AutoCloseable {
    private static final String PATH = "/revoked.crl";
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private volatile byte[] list = new byte[0];

    private RevocationList(HttpServer server) {
        this.server = server;
    }

    /** Starts to answer, on a free port. */
    public static RevocationList open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            RevocationList published = new RevocationList(server);
            server.createContext(PATH, exchange -> {
                byte[] now = published.list;
                exchange.sendResponseHeaders(now.length == 0 ? NOT_FOUND : 200, now.length == 0 ? -1 : now.length);
                exchange.getResponseBody().write(now);
                exchange.close();
            });
            server.start();
            return published;
        } catch (IOException e) {
            throw new BackboneException("No list of revoked certificates can be served.", e);
        }
    }

    /** What certificates have to name. */
    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + PATH);
    }

    /** From now on. */
    public void publish(byte[] signed) {
        list = signed.clone();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
