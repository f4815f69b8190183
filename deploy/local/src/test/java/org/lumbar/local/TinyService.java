package org.lumbar.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that passes its probes as long as a file says {@code well}; without that file it does not start. */
final class TinyService {
    private TinyService() {}

    public static void main(String[] arguments) throws IOException {
        Path state = Path.of(System.getenv("TINY_STATE"));
        Files.size(state);
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health", exchange -> {
            boolean well = Files.readString(state, StandardCharsets.UTF_8).equals("well");
            exchange.sendResponseHeaders(well ? 200 : 503, -1);
            exchange.close();
        });
        server.start();
    }
}
