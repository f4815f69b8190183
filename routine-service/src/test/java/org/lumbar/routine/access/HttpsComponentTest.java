package org.lumbar.routine.access;

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
        initArgs = @ResourceArg(name = "database", value = "routine"))
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
    void aChangeWithoutABodyAndABodyOfUnknownLengthAreTaken() throws Exception {
        // Given
        UUID practice = UUID.randomUUID();
        UUID client = UUID.randomUUID();
        String admin = stack.token("practice-admin@" + practice + "/max");

        // When
        HttpResponse<String> registered = door.ask(as(admin, "/v1/clients")
                .header("Content-Type", "application/json")
                .POST(streamed("{\"clientId\":\"" + client
                        + "\",\"displayName\":\"A\",\"timezone\":\"Europe/Berlin\",\"careTeam\":[\"anna\"]}")));
        HttpResponse<String> erased =
                door.ask(as(admin, "/v1/clients/" + client).DELETE());

        // Then
        assertThat(registered.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(registered.statusCode()).isEqualTo(201);
        assertThat(erased.statusCode()).isEqualTo(204);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhoeverCountsIt() throws Exception {
        String admin = stack.token("practice-admin@" + UUID.randomUUID() + "/max");
        String large = "\"" + "x".repeat(1 << 20) + "\"";
        // The server alone counts these, and it has one limit: that of a roster.
        String larger = "\"" + "x".repeat(6 << 20) + "\"";

        HttpResponse<String> announced = door.ask(as(admin, "/v1/clients")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(large)));
        int counted = door.status(as(admin, "/v1/clients")
                .header("Content-Type", "application/json")
                .POST(streamed(larger)));

        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(announced.body()).contains("\"code\":\"too-large\"");
        assertThat(counted).isIn(413, 0);
    }

    private HttpRequest.Builder as(String token, String path) {
        return request(path).header("Authorization", "Bearer " + token);
    }
}
