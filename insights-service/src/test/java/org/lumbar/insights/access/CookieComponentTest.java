package org.lumbar.insights.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.DemoUser;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.snapshot.Snapshots;

/** What a browser that is signed in to the pages may do at the API: nothing. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class CookieComponentTest {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @TestHTTPResource("/")
    URI home;

    @Test
    void theSessionOfThePagesOpensNoDoorOfTheApi() throws Exception {
        // Given
        HttpResponse<String> login = send(HttpRequest.newBuilder(home).header("Accept", "text/html"));
        HttpResponse<String> page = send(HttpRequest.newBuilder(login.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=anna&password=" + DemoUser.PASSWORD)));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/");
        assertThat(cookies.getCookieStore().getCookies())
                .anyMatch(cookie -> cookie.getName().startsWith("q_session"));
        // When
        HttpResponse<String> read = send(HttpRequest.newBuilder(home.resolve("/v1/clients")));
        String alert = "/v1/alerts/" + Snapshots.client() + ":" + Snapshots.plan() + "/acknowledgement";
        HttpResponse<String> write = send(HttpRequest.newBuilder(home.resolve(alert))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{}")));
        HttpResponse<String> live = send(HttpRequest.newBuilder(home.resolve("/v1/live")));
        // Then
        assertThat(read.statusCode()).isEqualTo(401);
        assertThat(write.statusCode()).isEqualTo(401);
        assertThat(live.statusCode()).isEqualTo(401);
        assertThat(write.body()).contains("\"code\":\"unauthenticated\"");
        assertThat(send(HttpRequest.newBuilder(home)).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}
