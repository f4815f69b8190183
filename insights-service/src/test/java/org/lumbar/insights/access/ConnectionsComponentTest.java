package org.lumbar.insights.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.SlowCaller;
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
class ConnectionsComponentTest {
    private static final Duration HEAD = Duration.ofSeconds(1);
    private static final Duration BODY = Duration.ofSeconds(3);
    private static final Duration IDLE = Duration.ofSeconds(18);
    private static final Duration LEEWAY = Duration.ofSeconds(4);
    private static final int MOST = 40;

    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lumbar.connections.head-within",
                    HEAD.toString(),
                    "lumbar.connections.body-within",
                    BODY.toString(),
                    "quarkus.http.idle-timeout",
                    IDLE.toSeconds() + "S",
                    "quarkus.http.limits.max-connections",
                    Integer.toString(MOST));
        }
    }

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource
    URI service;

    private SlowCaller caller;

    @BeforeEach
    void aCaller() {
        caller = new SlowCaller(service.resolve("/q/openapi"));
    }

    @Test
    void aBodyThatTricklesIsCutOff() {
        String token = stack.token("therapist@0190a000-0000-7000-8000-00000000d001/anna");

        Duration lasted = caller.untilABodyIsCutOff(
                "PUT /v1/alerts/0190a000-0000-7000-8000-00000000d001:x/acknowledgement HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/json\r\nAuthorization: Bearer " + token + "\r\n");

        assertThat(lasted).isBetween(BODY.dividedBy(2), BODY.plus(LEEWAY));
    }

    @Test
    void aKeptConnectionServesAgainAfterAPauseThatIsLongerThanAHeadMayTake() {
        assertThat(caller.isAnsweredAgainAfter(HEAD.plusMillis(500))).isTrue();
    }

    @Test
    void aConnectionThatStandsIdleEnds() {
        assertThat(caller.untilAnIdleConnectionEnds()).isBetween(IDLE.dividedBy(2), IDLE.plus(LEEWAY));
    }

    @Test
    void whoOpensTooManyConnectionsIsServedOnSomeAndOthersAreServedAfterwards() {
        // When
        int answered = caller.answeredAmong(2 * MOST);

        // Then
        assertThat(answered).isBetween(MOST / 2, MOST);
        await("there is room again").until(() -> caller.answeredAmong(1) == 1);
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
