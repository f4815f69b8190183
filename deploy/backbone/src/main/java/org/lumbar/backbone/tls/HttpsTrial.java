package org.lumbar.backbone.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every service promises of HTTPS: what is served, what is refused, and a certificate that changes while it runs. */
public abstract class HttpsTrial {
    /** Of {@link SecuredDoor#settings}, for the profile of the test. */
    protected static final Path FOLDER = Path.of("target", "https");

    private static final String OPEN = "/q/openapi";

    protected SecuredDoor door;

    /** Where the service listens, over HTTPS. */
    protected abstract URI service();

    /** A path that asks for a token. */
    protected abstract String guarded();

    @BeforeEach
    void aDoor() {
        door = new SecuredDoor(FOLDER, service());
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
                request(guarded()),
                request(guarded()).header("Authorization", "Bearer no.such.token"),
                request(guarded()).header("Content-Type", "none").POST(BodyPublishers.ofString("x")))) {
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

    protected final HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service().resolve(path));
    }

    /** So long that nobody can know its length before it is sent. */
    protected static HttpRequest.BodyPublisher streamed(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8)));
    }
}
