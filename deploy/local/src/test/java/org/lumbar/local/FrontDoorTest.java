package org.lumbar.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.backbone.FreePort;

class FrontDoorTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = FreePort.find();
    private HttpServer dashboard;
    private HttpServer desk;
    private FrontDoor door;

    @BeforeEach
    void openTheDoor() throws IOException {
        dashboard = answering("dashboard");
        desk = answering("desk");
        door = FrontDoor.open(
                port, dashboard.getAddress().getPort(), desk.getAddress().getPort());
    }

    @AfterEach
    void closeIt() {
        door.close();
        dashboard.stop(0);
        desk.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "/, dashboard",
        "/clients/1, dashboard",
        "/desktop, dashboard",
        "/sign-out?left=desk, dashboard",
        "/desk, desk",
        "/desk/clients/1?done=changed, desk",
        "/desk/static/app.js, desk",
        "/join, desk",
        "/joining, dashboard",
        "/app, desk",
        "/app?code=1, desk",
        "/app/worker.js, desk",
        "/apple, dashboard"
    })
    void aPathLeadsToOneServiceWithTheHostThatItWasSentTo(String path, String service) throws Exception {
        // When
        HttpResponse<String> answer = get(path);

        // Then
        assertThat(answer.body()).isEqualTo(service + " " + path + " localhost:" + port);
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2");
    }

    @Test
    void aTakenPortIsNamed() {
        assertThatThrownBy(() -> FrontDoor.open(port, 1, 2))
                .isInstanceOf(LocalFault.class)
                .hasMessageContaining("port " + port);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }

    /** A service that says who it is and what it was asked. */
    private static HttpServer answering(String name) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String host = exchange.getRequestHeaders().getFirst("Host");
            byte[] answer = (name + " " + exchange.getRequestURI() + " " + host).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Set-Cookie", "a=1");
            exchange.getResponseHeaders().add("Set-Cookie", "b=2");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }
}
