package org.lumbar.insights.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lumbar.backbone.DemoUser;

/** A browser without a screen: cookies and any header, so that tests can send what a page of another site would. */
final class PlainBrowser {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http;
    private final URI home;

    PlainBrowser(String home, HttpClient.Redirect redirects) {
        this.home = URI.create(home);
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(redirects)
                .build();
    }

    /** Signs a demo user in by the identity provider's form. */
    static PlainBrowser signedIn(String home, String username) throws IOException, InterruptedException {
        PlainBrowser browser = new PlainBrowser(home, HttpClient.Redirect.NORMAL);
        HttpResponse<String> login = browser.get("");
        HttpResponse<String> page = browser.http.send(
                HttpRequest.newBuilder(login.uri())
                        .header("Content-Type", FORM)
                        .POST(BodyPublishers.ofString("username=" + username + "&password=" + DemoUser.PASSWORD))
                        .build(),
                BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri()).isEqualTo(browser.home);
        return browser;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)), headers);
    }

    /** What an address says for as long as it stays open. */
    BufferedReader listen(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(at(path)).build();
        return new BufferedReader(new InputStreamReader(
                http.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8));
    }

    HttpResponse<String> post(String path, String form, String... headers) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(at(path)).header("Content-Type", FORM).POST(BodyPublishers.ofString(form)),
                headers);
    }

    /** The cookies of this service's pages. */
    List<HttpCookie> cookies() {
        return cookies.getCookieStore().get(home);
    }

    /** Puts cookies in that somebody has copied. */
    void take(List<HttpCookie> copied) {
        copied.forEach(cookie -> cookies.getCookieStore().add(home, cookie));
    }

    private URI at(String path) {
        return URI.create(home.toString().replaceFirst("/$", "") + "/" + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
