package org.lumbar.session.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.backbone.tls.HttpsTrial;
import org.lumbar.backbone.tls.SecuredDoor;

/** HTTPS, switched on by configuration alone: what is served, what is refused, and a certificate that changes while it runs. */
@QuarkusTest
@TestProfile(HttpsComponentTest.Secured.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "session"))
class HttpsComponentTest extends HttpsTrial {
    public static class Secured implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return SecuredDoor.settings(FOLDER);
        }
    }

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource(value = "/", tls = true)
    URI service;

    @Override
    protected URI service() {
        return service;
    }

    @Override
    protected String guarded() {
        return "/v1/events";
    }

    @Test
    void aBodyOfUnknownLengthIsTakenAndOneThatIsTooLargeIsRefused() throws Exception {
        // Given
        UUID client = UUID.randomUUID();
        String token = stack.token("client@" + UUID.randomUUID() + "/" + client);
        String event =
                """
                {"specversion":"1.0","id":"%s","source":"urn:lumbar:app:test","subject":"%s","time":"2026-11-02T20:00:00Z",\
                "timezone":"Europe/Berlin","type":"org.lumbar.session.started.v1","data":{"sessionId":"%s","planId":"%s",\
                "occurrenceId":"%s/2026-11-02/am"}}\
                """.formatted(UUID.randomUUID(), client, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

        // When
        HttpResponse<String> taken = door.ask(event(token, streamed(event)));
        String large = "\"" + "x".repeat(3 << 20) + "\"";
        HttpResponse<String> announced = door.ask(event(token, BodyPublishers.ofString(large)));
        int counted = door.status(event(token, streamed(large)));

        // Then
        assertThat(taken.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(announced.body()).contains("\"code\":\"too-large\"");
        assertThat(counted).isIn(413, 0);
    }

    private HttpRequest.Builder event(String token, HttpRequest.BodyPublisher body) {
        return request("/v1/events")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/cloudevents+json; charset=UTF-8")
                .POST(body);
    }
}
