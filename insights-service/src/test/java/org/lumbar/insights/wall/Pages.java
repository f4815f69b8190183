package org.lumbar.insights.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lumbar.backbone.DemoUser;

/** Somebody who has signed in to the pages, without a browser. */
public final class Pages {
    /** All that there are, as the code has them. */
    public static final List<String> PATHS = List.of(
            "GET /",
            "GET /clients/{clientId}",
            "GET /clients/{clientId}/sessions/{sessionId}",
            "POST /clients/{clientId}/alerts",
            "GET /clients/{clientId}/alerts",
            "GET /live",
            "GET /signed-in",
            "GET /sign-out",
            "POST /sign-out",
            "GET /signed-out");

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI home;

    private Pages(URI home) {
        this.home = home;
    }

    /** @param username a demo user's, or one that spells out its rights */
    public static Pages signedIn(URI home, String username) throws IOException, InterruptedException {
        Pages pages = new Pages(home);
        HttpResponse<String> login = pages.send(HttpRequest.newBuilder(home).header("Accept", "text/html"));
        HttpResponse<String> page = pages.send(HttpRequest.newBuilder(login.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + URLEncoder.encode(username, StandardCharsets.UTF_8)
                        + "&password=" + DemoUser.PASSWORD)));
        assertThat(page.uri().getHost()).isEqualTo(home.getHost());
        assertThat(page.uri().getPort()).as("signed in as " + username).isEqualTo(home.getPort());
        return pages;
    }

    /** Whatever comes. */
    public String read(String path) throws IOException, InterruptedException {
        return open(path).body();
    }

    /** Whatever comes, and from where: redirects are followed. */
    HttpResponse<String> open(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(home.resolve(path)).header("Accept", "text/html"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}
