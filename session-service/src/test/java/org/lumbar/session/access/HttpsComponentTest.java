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
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.tls.CertificateAuthority;

/** HTTPS, switched on by configuration alone: what is served, what is refused, and a certificate that changes while it runs. */
@QuarkusTest
@TestProfile(HttpsComponentTest.Secured.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "session"))
class HttpsComponentTest {
    /** The profile and the test are of different class loaders: what they share is on the disk. */
    private static final Path FOLDER = Path.of("target", "https");

    private static final Path CERTIFICATE = FOLDER.resolve("tls.crt").toAbsolutePath();
    private static final Path KEY = FOLDER.resolve("tls.key").toAbsolutePath();
    private static final Path TRUSTED = FOLDER.resolve("ca.crt").toAbsolutePath();
    private static final Duration RELOADED = Duration.ofSeconds(2);

    /** A greeting of TLS 1.1 with two of its cipher suites. */
    private static final String TLS_1_1 = "160301002f0100002b0302" + "ab".repeat(32) + "00" + "0004c013002f" + "0100";

    private static final int ALERT = 0x15;
    private static final int PROTOCOL_VERSION = 70;

    public static class Secured implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            serve(CertificateAuthority.create(FOLDER.resolve("first"), "first-ca"));
            return Map.of(
                    "quarkus.tls.door.key-store.pem.0.cert",
                    CERTIFICATE.toString(),
                    "quarkus.tls.door.key-store.pem.0.key",
                    KEY.toString(),
                    "quarkus.tls.door.reload-period",
                    RELOADED.toString(),
                    "quarkus.http.tls-configuration-name",
                    "door",
                    "quarkus.http.insecure-requests",
                    "disabled",
                    "quarkus.http.test-ssl-port",
                    "0");
        }
    }

    @TestHTTPResource(value = "/q/health/live", tls = true)
    URI live;

    @Test
    void itSpeaksHttp2OverTlsWithWhoeverTrustsItsAuthority() throws Exception {
        HttpResponse<String> answer = ask(live, trusting(Files.readString(TRUSTED)));

        assertThat(live.getScheme()).isEqualTo("https");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.sslSession().orElseThrow().getProtocol()).isIn("TLSv1.3", "TLSv1.2");
    }

    @Test
    void aServerOfAnotherAuthorityAndOneOfAnotherNameAreRefused() throws Exception {
        String another = CertificateAuthority.create(FOLDER.resolve("another"), "first-ca")
                .certificate();
        URI byAddress = URI.create(live.toString().replace("localhost", "127.0.0.1"));

        assertThatThrownBy(() -> ask(live, trusting(another))).isInstanceOf(SSLHandshakeException.class);
        assertThatThrownBy(() -> ask(byAddress, trusting(Files.readString(TRUSTED))))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void aCallerInTheClearIsRefused() throws IOException {
        byte[] answer = sent("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));

        assertThat(new String(answer, UTF_8)).doesNotContain("HTTP/");
    }

    @Test
    void aCallerWhoSpeaksAnOlderTlsIsRefused() throws IOException {
        byte[] answer = sent(HexFormat.of().parseHex(TLS_1_1));

        assertThat(answer).hasSize(7);
        assertThat(answer[0]).isEqualTo((byte) ALERT);
        assertThat(answer[6]).isEqualTo((byte) PROTOCOL_VERSION);
    }

    @Test
    void aCertificateThatIsRenewedWhileItRunsIsShownToWhoComesNext() throws Exception {
        // Given
        String old = Files.readString(TRUSTED);
        assertThat(ask(live, trusting(old)).statusCode()).isEqualTo(200);

        // When
        serve(CertificateAuthority.create(FOLDER.resolve("second"), "second-ca"));

        // Then
        String renewed = Files.readString(TRUSTED);
        await("the new certificate")
                .atMost(Duration.ofSeconds(60))
                .ignoreException(SSLHandshakeException.class)
                .until(() -> ask(live, trusting(renewed)).statusCode() == 200);
        assertThatThrownBy(() -> ask(live, trusting(old))).isInstanceOf(SSLHandshakeException.class);
    }

    /** Writes the files that the service is configured with. */
    private static void serve(CertificateAuthority authority) {
        CertificateAuthority.Issued issued = authority.issue("session", "localhost");
        try {
            Files.writeString(KEY, issued.key());
            Files.writeString(CERTIFICATE, issued.certificate());
            Files.writeString(TRUSTED, authority.certificate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes back until the server ends the connection. */
    private byte[] sent(byte[] greeting) throws IOException {
        try (Socket connection = new Socket(live.getHost(), live.getPort())) {
            connection.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
            connection.getOutputStream().write(greeting);
            return connection.getInputStream().readAllBytes();
        }
    }

    private static HttpResponse<String> ask(URI service, SSLContext trust) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .sslContext(trust)
                .build()
                .send(HttpRequest.newBuilder(service).build(), BodyHandlers.ofString());
    }

    private static SSLContext trusting(String authority) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "ca",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(authority.getBytes(UTF_8))));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
