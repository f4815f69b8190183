package org.lumbar.insights.access;

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
        initArgs = @ResourceArg(name = "database", value = "insights"))
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
        return "/v1/clients";
    }

    @Test
    void aChangeOfUnknownLengthIsReadAndOneThatIsTooLargeIsRefused() throws Exception {
        // Given
        String anna = stack.token("therapist@" + UUID.randomUUID() + "/anna");

        // When
        HttpResponse<String> read = door.ask(acknowledgement(anna, streamed("{}")));
        String large = "\"" + "x".repeat(1 << 17) + "\"";
        HttpResponse<String> announced = door.ask(acknowledgement(anna, BodyPublishers.ofString(large)));
        int counted = door.status(acknowledgement(anna, streamed(large)));

        // Then
        assertThat(read.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(read.statusCode()).isEqualTo(404);
        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(announced.body()).contains("\"code\":\"too-large\"");
        assertThat(counted).isIn(413, 0);
    }

    private HttpRequest.Builder acknowledgement(String token, HttpRequest.BodyPublisher body) {
        return request("/v1/alerts/" + UUID.randomUUID() + ":PAIN/acknowledgement")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(body);
    }
}
