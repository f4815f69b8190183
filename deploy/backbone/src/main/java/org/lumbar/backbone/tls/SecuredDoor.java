package org.lumbar.backbone.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
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
import javax.net.ssl.TrustManagerFactory;
import org.lumbar.backbone.BackboneException;

/**
 * HTTPS of a service under test, by {@link #settings} alone, and callers who look at it. A test and its profile have different class
 * loaders: what they share is in a folder.
 */
public final class SecuredDoor {
    /** The code of TLS' alert to a version that is not spoken. */
    public static final int PROTOCOL_VERSION = 70;

    private static final Duration RELOADED = Duration.ofSeconds(2);

    /** A greeting of TLS 1.1 with two of its cipher suites. */
    private static final String TLS_1_1 = "160301002f0100002b0302" + "ab".repeat(32) + "00" + "0004c013002f" + "0100";

    private static final int ALERT = 0x15;

    private final Path folder;
    private final URI service;

    /**
     * @param folder as in {@link #settings}
     * @param service where it listens, over HTTPS
     */
    public SecuredDoor(Path folder, URI service) {
        this.folder = folder;
        this.service = service;
    }

    /** Makes an authority and a certificate for {@code localhost}; returns what makes a service serve HTTPS with it, and nothing else. */
    public static Map<String, String> settings(Path folder) {
        serve(folder, CertificateAuthority.create(folder.resolve("first"), "first-ca"));
        return Map.of(
                "quarkus.tls.door.key-store.pem.0.cert",
                folder.resolve("tls.crt").toAbsolutePath().toString(),
                "quarkus.tls.door.key-store.pem.0.key",
                folder.resolve("tls.key").toAbsolutePath().toString(),
                "quarkus.tls.door.reload-period",
                RELOADED.toString(),
                "quarkus.http.tls-configuration-name",
                "door",
                "quarkus.http.insecure-requests",
                "disabled",
                "quarkus.http.test-ssl-port",
                "0");
    }

    /** The authority that has signed what the service serves with, as PEM. */
    public String authority() {
        try {
            return Files.readString(folder.resolve("ca.crt"));
        } catch (IOException e) {
            throw new BackboneException("There is no authority in " + folder + ".", e);
        }
    }

    /** Another authority of the same name, as PEM. */
    public String anotherAuthority() {
        return CertificateAuthority.create(folder.resolve("another"), "first-ca")
                .certificate();
    }

    /** Puts a certificate of a new authority in the place of the one that is served. */
    public void renew() {
        serve(folder, CertificateAuthority.create(folder.resolve("second"), "second-ca"));
    }

    /** Asks as somebody who trusts the authority. */
    public HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client(authority()).send(request.build(), BodyHandlers.ofString());
    }

    /** The status that a request is answered with; 0 if the service ends the connection instead. */
    public int status(HttpRequest.Builder request) throws InterruptedException {
        try {
            return ask(request).statusCode();
        } catch (IOException ended) {
            return 0;
        }
    }

    /**
     * Asks for a path as somebody who trusts this authority.
     *
     * @param host by which the service is called
     */
    public HttpResponse<String> ask(String host, String path, String trusted) throws IOException, InterruptedException {
        URI there = URI.create("https://" + host + ":" + service.getPort() + path);
        return client(trusted).send(HttpRequest.newBuilder(there).build(), BodyHandlers.ofString());
    }

    /** What somebody is answered who speaks no TLS. */
    public String saidInTheClear() throws IOException {
        return new String(sent("GET /q/openapi HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8)), UTF_8);
    }

    /** The code of the alert that is all the answer to TLS 1.1; -1 if it is anything else. */
    public int alertToAnOlderTls() throws IOException {
        byte[] answer = sent(HexFormat.of().parseHex(TLS_1_1));
        return answer.length == 7 && answer[0] == ALERT ? answer[6] : -1;
    }

    private static void serve(Path folder, CertificateAuthority authority) {
        CertificateAuthority.Issued issued = authority.issue("service", "localhost");
        try {
            Files.writeString(folder.resolve("tls.key"), issued.key());
            Files.writeString(folder.resolve("tls.crt"), issued.certificate());
            Files.writeString(folder.resolve("ca.crt"), authority.certificate());
        } catch (IOException e) {
            throw new BackboneException("The folder " + folder + " cannot be written.", e);
        }
    }

    /** What comes back until the server ends the connection. */
    private byte[] sent(byte[] greeting) throws IOException {
        try (Socket connection = new Socket(service.getHost(), service.getPort())) {
            connection.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
            connection.getOutputStream().write(greeting);
            return connection.getInputStream().readAllBytes();
        }
    }

    private static HttpClient client(String trusted) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "ca",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(trusted.getBytes(UTF_8))));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return HttpClient.newBuilder().sslContext(context).build();
        } catch (GeneralSecurityException | IOException e) {
            throw new BackboneException("Nobody can trust that authority.", e);
        }
    }
}
