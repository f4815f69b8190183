package org.lumbar.session.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.backbone.tls.SecuredDoor;

/** HTTPS, switched on by configuration alone: what is served, what is refused, and a certificate that changes while it runs. */
@QuarkusTest
@TestProfile(HttpsComponentTest.Secured.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "session"))
class HttpsComponentTest {
    private static final Path FOLDER = Path.of("target", "https");
    private static final String OPEN = "/q/openapi";

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

    private SecuredDoor door;

    @BeforeEach
    void aDoor() {
        door = new SecuredDoor(FOLDER, service);
    }

    @Test
    void itSpeaksHttp2OverTlsWithWhoeverTrustsItsAuthority() throws Exception {
        HttpResponse<String> answer = door.ask("localhost", OPEN, door.authority());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.sslSession().orElseThrow().getProtocol()).isIn("TLSv1.3", "TLSv1.2");
    }

    @Test
    void aServerOfAnotherAuthorityAndOneOfAnotherNameAreRefused() {
        assertThatThrownBy(() -> door.ask("localhost", OPEN, door.anotherAuthority()))
                .isInstanceOf(SSLHandshakeException.class);
        assertThatThrownBy(() -> door.ask("127.0.0.1", OPEN, door.authority()))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void aCallerInTheClearIsRefused() throws IOException {
        assertThat(door.saidInTheClear()).doesNotContain("HTTP/");
    }

    @Test
    void aCallerWhoSpeaksAnOlderTlsIsRefused() throws IOException {
        assertThat(door.alertToAnOlderTls()).isEqualTo(SecuredDoor.PROTOCOL_VERSION);
    }

    @Test
    void aCertificateThatIsRenewedWhileItRunsIsShownToWhoComesNext() throws Exception {
        // Given
        String old = door.authority();
        assertThat(door.ask("localhost", OPEN, old).statusCode()).isEqualTo(200);

        // When
        door.renew();

        // Then
        await("the new certificate")
                .atMost(Duration.ofSeconds(60))
                .ignoreException(SSLHandshakeException.class)
                .until(() -> door.ask("localhost", OPEN, door.authority()).statusCode() == 200);
        assertThatThrownBy(() -> door.ask("localhost", OPEN, old)).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void everyAnswerAsksBrowsersToStayWithHttpsAndToMakeNothingOfIt() throws Exception {
        for (HttpRequest.Builder request : List.of(
                request(OPEN),
                request("/v1/no-such-thing"),
                request("/v1/events"),
                request("/v1/events").header("Authorization", "Bearer no.such.token"),
                request("/v1/events").header("Content-Type", "none").POST(BodyPublishers.ofString("x")))) {
            assertThat(door.ask(request).headers().map())
                    .containsEntry("strict-transport-security", List.of("max-age=31536000; includeSubDomains"))
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("x-frame-options", List.of("DENY"))
                    .hasEntrySatisfying(
                            "content-security-policy",
                            policy -> assertThat(policy)
                                    .singleElement()
                                    .asString()
                                    .startsWith("default-src 'none'")
                                    .endsWith("frame-ancestors 'none'"));
        }
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

    /** So long that nobody can know its length before it is sent. */
    private static HttpRequest.BodyPublisher streamed(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path));
    }
}
