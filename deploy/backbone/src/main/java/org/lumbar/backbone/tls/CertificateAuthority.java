package org.lumbar.backbone.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.BackboneException;

/** A certificate authority of a test's own, made with the JDK's keytool. Its certificates are good for a day. */
public final class CertificateAuthority {
    private static final String SELF = "authority";

    private final Path store;
    private final @Nullable URI revocationList;
    private final String password = UUID.randomUUID().toString();

    private CertificateAuthority(Path store, @Nullable URI revocationList) {
        this.store = store;
        this.revocationList = revocationList;
    }

    /**
     * A certificate and the key to it, as PEM: the certificate alone, and the key in PKCS #8, not encrypted.
     *
     * @param name its common name: {@code CN=<name>} is its whole subject
     */
    public record Issued(String name, String certificate, String key) {}

    /**
     * Makes a new authority.
     *
     * @param folder where it has its keys; created if it is missing
     * @param name its common name
     * @throws BackboneException if keytool fails
     */
    public static CertificateAuthority create(Path folder, String name) {
        return create(folder, name, null);
    }

    /**
     * Likewise; the certificates that it signs say where its list of revoked ones is.
     *
     * @throws BackboneException if keytool fails
     */
    public static CertificateAuthority create(Path folder, String name, @Nullable URI revocationList) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BackboneException("The folder " + folder + " cannot be made.", e);
        }
        CertificateAuthority authority =
                new CertificateAuthority(folder.resolve(UUID.randomUUID() + ".p12"), revocationList);
        authority.generate(SELF, name, List.of("-ext", "bc:c", "-ext", "ku=keyCertSign,cRLSign"));
        return authority;
    }

    /** What whoever trusts this authority has to have, as PEM. */
    public String certificate() {
        return issued(SELF, SELF).certificate();
    }

    /**
     * Signs a certificate, for a server or a client.
     *
     * @param name its common name
     * @param hosts the names under which a server is reached; no addresses
     * @throws BackboneException if keytool fails
     */
    public Issued issue(String name, String... hosts) {
        return issue(name, List.of(), hosts);
    }

    /**
     * Signs a certificate that was good until yesterday.
     *
     * @param name its common name
     * @param hosts the names under which a server is reached; no addresses
     * @throws BackboneException if keytool fails
     */
    public Issued issueExpired(String name, String... hosts) {
        return issue(name, List.of("-startdate", "-2d"), hosts);
    }

    /**
     * Signs a list of certificates that are no longer good, as DER.
     *
     * @param revoked of this authority
     * @throws BackboneException if keytool fails
     */
    public byte[] revoking(Issued... revoked) {
        Path list = store.resolveSibling(UUID.randomUUID() + ".crl");
        List<String> command = new ArrayList<>(keytool("-gencrl", SELF));
        for (Issued each : revoked) {
            command.addAll(List.of("-id", serialNumber(each)));
        }
        command.addAll(List.of("-file", list.toString()));
        run(command, "list of revoked certificates");
        try {
            return Files.readAllBytes(list);
        } catch (IOException e) {
            throw new BackboneException("The list " + list + " cannot be read.", e);
        }
    }

    private static String serialNumber(Issued issued) {
        try {
            Certificate certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(issued.certificate().getBytes(UTF_8)));
            return ((X509Certificate) certificate).getSerialNumber().toString();
        } catch (GeneralSecurityException e) {
            throw new BackboneException("The certificate of " + issued.name() + " cannot be read.", e);
        }
    }

    private Issued issue(String name, List<String> more, String... hosts) {
        String alias = UUID.randomUUID().toString();
        List<String> options = new ArrayList<>(List.of("-signer", SELF));
        options.addAll(more);
        if (hosts.length > 0) {
            options.addAll(List.of("-ext", "san=dns:" + String.join(",dns:", hosts)));
        }
        if (revocationList != null) {
            options.addAll(List.of("-ext", "crl=uri:" + revocationList));
        }
        generate(alias, name, options);
        return issued(alias, name);
    }

    private void generate(String alias, String name, List<String> options) {
        List<String> command = new ArrayList<>(keytool("-genkeypair", alias));
        command.addAll(List.of("-dname", "CN=" + name, "-validity", "1"));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(options);
        run(command, "certificate for " + name);
    }

    private List<String> keytool(String what, String alias) {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(keytool, "-J-XX:TieredStopAtLevel=1", what, "-alias", alias));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", password));
        return command;
    }

    private static void run(List<String> command, String what) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new BackboneException("No " + what + ": " + said);
            }
        } catch (IOException e) {
            throw new BackboneException("keytool cannot be run.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackboneException("Interrupted while keytool ran.", e);
        }
    }

    private Issued issued(String alias, String name) {
        try (InputStream file = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(file, password.toCharArray());
            return new Issued(
                    name,
                    pem("CERTIFICATE", keys.getCertificate(alias).getEncoded()),
                    pem(
                            "PRIVATE KEY",
                            keys.getKey(alias, password.toCharArray()).getEncoded()));
        } catch (IOException | GeneralSecurityException e) {
            throw new BackboneException("The keys of " + name + " cannot be read.", e);
        }
    }

    private static String pem(String what, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }
}
