package org.lumbar.backbone;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.lumbar.backbone.tls.CertificateAuthority;

/**
 * How a secured {@link KafkaBroker} asks who somebody is, and how clients answer. It has three ports:
 *
 * <ul>
 *   <li>its own: TLS, a name and a password (SCRAM-SHA-512); the principal is {@code User:<name>};
 *   <li>{@link #certificatePort()}: TLS, a certificate of the same authority; the principal is {@code User:CN=<name>};
 *   <li>{@link #openPort()}: nobody is asked; the principal is {@code User:ANONYMOUS}, and what it may do is up to the lists alone.
 * </ul>
 *
 * <p>Whatever no access control list allows is refused, but to the super user.
 */
public final class KafkaSecurity {
    private static final String SUPER_USER = "set-up";
    private static final String BROKER = "broker";
    private static final String SCRAM = "SCRAM-SHA-512";

    private final String authority;
    private final CertificateAuthority.Issued broker;
    private final String superPassword = UUID.randomUUID().toString();
    private final int certificatePort = FreePort.find();
    private final int openPort = FreePort.find();

    private KafkaSecurity(String authority, CertificateAuthority.Issued broker) {
        this.authority = authority;
        this.broker = broker;
    }

    /**
     * Security for one broker, whose certificate is good for {@code localhost} and for no address.
     *
     * @param authority signs the broker's certificate, and is the only one whose clients the broker believes
     */
    public static KafkaSecurity by(CertificateAuthority authority) {
        return new KafkaSecurity(authority.certificate(), authority.issue(BROKER, "localhost"));
    }

    /** What the broker shows to clients. */
    public CertificateAuthority.Issued broker() {
        return broker;
    }

    /** Where clients with a certificate connect. */
    public int certificatePort() {
        return certificatePort;
    }

    /** Where everybody may connect, in the clear, and is nobody. */
    public int openPort() {
        return openPort;
    }

    /** What a client of the broker's own port needs to be the one who may do everything: the address is not among it. */
    public Map<String, String> superUser() {
        return user(SUPER_USER, superPassword);
    }

    /** What a client of the broker's own port needs to be this user: the address is not among it. */
    public Map<String, String> user(String name, String password) {
        Map<String, String> client = trusting(authority);
        client.put("security.protocol", "SASL_SSL");
        client.put("sasl.mechanism", SCRAM);
        client.put("sasl.jaas.config", jaas(name, password));
        return client;
    }

    /** What a client of the port for certificates needs to be the one the certificate names: the address is not among it. */
    public Map<String, String> certified(CertificateAuthority.Issued certificate) {
        Map<String, String> client = trusting(authority);
        client.put("security.protocol", "SSL");
        client.putAll(keys(certificate));
        return client;
    }

    /** What a client needs to trust an authority, as PEM, and no other. */
    public static Map<String, String> trusting(String authority) {
        return new TreeMap<>(Map.of("ssl.truststore.type", "PEM", "ssl.truststore.certificates", authority));
    }

    /** As Strimzi writes it into a user's secret. */
    public static String jaas(String name, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + name + "\" password=\""
                + password + "\";";
    }

    private static Map<String, String> keys(CertificateAuthority.Issued certificate) {
        return Map.of(
                "ssl.keystore.type", "PEM",
                "ssl.keystore.certificate.chain", certificate.certificate(),
                "ssl.keystore.key", certificate.key());
    }

    /** In the format of {@code kafka-storage format --add-scram}. */
    List<String> firstUsers() {
        return List.of(SCRAM + "=[name=" + SUPER_USER + ",password=" + superPassword + "]");
    }

    /** The broker's own, of its listeners and of what it asks for. */
    Map<String, String> settings(int port, int controllerPort) {
        Map<String, String> settings = trusting(authority);
        settings.putAll(keys(broker));
        String clients = "CLIENTS://localhost:" + port + ",CERTIFIED://localhost:" + certificatePort
                + ",OPEN://localhost:" + openPort;
        settings.put("listeners", clients + ",CONTROLLER://localhost:" + controllerPort);
        settings.put("advertised.listeners", clients);
        settings.put("listener.security.protocol.map", "CLIENTS:SASL_SSL,CERTIFIED:SSL,OPEN:PLAINTEXT,CONTROLLER:SSL");
        // Brokers and controllers know each other by their certificates.
        settings.put("inter.broker.listener.name", "CERTIFIED");
        settings.put("listener.name.certified.ssl.client.auth", "required");
        settings.put("listener.name.controller.ssl.client.auth", "required");
        settings.put("sasl.enabled.mechanisms", SCRAM);
        settings.put(
                "listener.name.clients.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("allow.everyone.if.no.acl.found", "false");
        settings.put("super.users", "User:" + SUPER_USER + ";User:CN=" + BROKER);
        return settings;
    }
}
