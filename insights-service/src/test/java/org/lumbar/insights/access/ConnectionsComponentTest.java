package org.lumbar.insights.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.ConnectionsTrial;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/**
 * Callers who take their time, and callers who are too many: their connections end, and others are served. How long a head may
 * take is tried with the packaged service, as Netty looks for extensions once in a JVM.
 */
@QuarkusTest
@TestProfile(ConnectionsComponentTest.Strict.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "connections"))
class ConnectionsComponentTest extends ConnectionsTrial {
    private static final Duration IDLE = Duration.ofSeconds(12);

    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return settings(IDLE);
        }
    }

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource
    URI service;

    ConnectionsComponentTest() {
        super(IDLE);
    }

    @Override
    protected URI service() {
        return service;
    }

    @Override
    protected String headOfAChange() {
        return "PUT /v1/alerts/0190a000-0000-7000-8000-00000000d001:x/acknowledgement HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nAuthorization: Bearer "
                + stack.token("therapist@0190a000-0000-7000-8000-00000000d001/anna") + "\r\n";
    }

    @Test
    void aLiveStreamOutlivesAllOfThese() throws Exception {
        // Given
        HttpRequest live = HttpRequest.newBuilder(URI.create("http://" + service.getAuthority() + "/v1/live"))
                .header("Authorization", "Bearer " + stack.token("therapist@0190a000-0000-7000-8000-00000000d001/anna"))
                .build();
        long start = System.nanoTime();

        // When
        HttpResponse<InputStream> stream = HttpClient.newHttpClient().send(live, BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), UTF_8))) {
            long heartbeats = 0;
            while (heartbeats < 3) {
                heartbeats += lines.readLine().startsWith(":") ? 1 : 0;
            }
        }

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(IDLE);
    }
}
