package org.lumbar.backbone;

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
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody who has signed in to the pages, without a browser. */
public final class PageVisitor {
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI home;

    private PageVisitor(URI home) {
        this.home = home;
    }

    /**
     * Opens a page, and signs in where that leads.
     *
     * @param page of the service
     * @param username a demo user's, or one that spells out its rights
     * @throws BackboneException if that does not lead back to the service
     */
    public static PageVisitor signedIn(URI page, String username) throws IOException, InterruptedException {
        PageVisitor visitor = new PageVisitor(page);
        HttpResponse<String> login = visitor.open(page.getPath());
        HttpResponse<String> back = visitor.send(
                HttpRequest.newBuilder(login.uri()), Map.of("username", username, "password", DemoUser.PASSWORD));
        if (back.uri().getPort() != page.getPort()) {
            throw new BackboneException(username + " could not sign in.");
        }
        return visitor;
    }

    /** Whatever comes, and from where: redirects are followed. */
    public HttpResponse<String> open(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(home.resolve(path)).header("Accept", "text/html"));
    }

    /** Sends a form as a page of our own does; redirects are followed. */
    public HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(home.resolve(path)).header("Sec-Fetch-Site", "same-origin"), form);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> form)
            throws IOException, InterruptedException {
        String fields = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}
