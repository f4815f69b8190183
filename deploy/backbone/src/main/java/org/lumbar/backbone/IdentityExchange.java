package org.lumbar.backbone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** Carries requests from the JDK's HTTP server to the OpenID library and its answers back. */
final class IdentityExchange implements HttpHandler {
    private final Answer answer;
    private final int port;

    IdentityExchange(Answer answer, int port) {
        this.answer = answer;
        this.port = port;
    }

    /** What the provider says to a request. */
    interface Answer {
        OAuth2HttpResponse to(OAuth2HttpRequest request);
    }

    static OAuth2HttpResponse response(int status, String contentType, String body) {
        Headers headers = Headers.of("Content-Type", contentType, "Cache-Control", "no-store");
        return new OAuth2HttpResponse(headers, status, body, null);
    }

    static OAuth2HttpResponse redirect(String target) {
        Headers headers = Headers.of("Location", target, "Cache-Control", "no-store");
        return new OAuth2HttpResponse(headers, 302, null, null);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            write(exchange, safelyAnswered(read(exchange)));
        }
    }

    private OAuth2HttpResponse safelyAnswered(OAuth2HttpRequest request) {
        try {
            return answer.to(request);
        } catch (RuntimeException malformed) {
            return response(400, "application/json", "{\"error\":\"invalid_request\"}");
        }
    }

    private OAuth2HttpRequest read(HttpExchange exchange) throws IOException {
        Headers.Builder headers = new Headers.Builder();
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(value -> headers.addUnsafeNonAscii(name, value)));
        // The issuer stands in every token, so it has one name, whatever name this request came in by.
        headers.set("Host", "localhost:" + port);
        HttpUrl url = HttpUrl.get("http://localhost:" + port + exchange.getRequestURI());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new OAuth2HttpRequest(headers.build(), exchange.getRequestMethod(), url, body);
    }

    private static void write(HttpExchange exchange, OAuth2HttpResponse response) throws IOException {
        response.getHeaders()
                .toMultimap()
                .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        byte[] body = body(response);
        exchange.sendResponseHeaders(response.getStatus(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream stream = exchange.getResponseBody()) {
                stream.write(body);
            }
        }
    }

    private static byte[] body(OAuth2HttpResponse response) {
        if (response.getBytesBody() != null) {
            return response.getBytesBody();
        }
        return response.getBody() == null ? new byte[0] : response.getBody().getBytes(StandardCharsets.UTF_8);
    }
}
