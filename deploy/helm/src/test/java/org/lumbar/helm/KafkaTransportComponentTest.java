package org.lumbar.helm;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.FreePort;
import org.lumbar.backbone.KafkaBroker;
import org.lumbar.backbone.KafkaSecurity;
import org.lumbar.backbone.tls.CertificateAuthority;

/** How one gets to Kafka: over TLS with a password or a certificate, with what the chart gives a pod, and in no other way. */
class KafkaTransportComponentTest {
    private static final String USER = "lumbar-session";
    private static final String PASSWORD = "right";
    private static final String TOPIC = "a-topic";
    private static final int PORT = FreePort.find();

    @TempDir
    static Path folder;

    private static CertificateAuthority authority;
    private static KafkaSecurity security;
    private static KafkaBroker broker;

    @BeforeAll
    static void startKafka() throws Exception {
        authority = CertificateAuthority.create(folder.resolve("ca"), "cluster-ca");
        security = KafkaSecurity.by(authority);
        broker = KafkaBroker.startSecured(folder.resolve("data"), PORT, security);
        try (Admin admin = admin("localhost", PORT, security.superUser())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            ScramCredentialInfo stored = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(USER, stored, PASSWORD)))
                    .all()
                    .get();
            ChartedKafka.give(admin, List.of(mayDescribe(USER), mayDescribe("CN=" + USER)));
        }
    }

    @AfterAll
    static void stopKafka() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lumbar-routine", "lumbar-session-edge", "lumbar-session-ingest", "lumbar-insights"})
    void whatTheChartGivesAPodOpensTheDoorForPasswords(String deployment) throws Exception {
        // Given
        Map<String, String> pod = client(deployment, "values-operators.yaml", Map.of());
        // When
        Set<String> seen = seen("localhost", PORT, pod);
        // Then
        assertThat(pod).containsEntry("security.protocol", "SASL_SSL").containsEntry("sasl.mechanism", "SCRAM-SHA-512");
        assertThat(seen).containsExactly(TOPIC);
    }

    @Test
    void whatTheChartGivesAPodOpensTheDoorForCertificates() throws Exception {
        // Given
        Map<String, String> pod =
                client("lumbar-session-ingest", "values-small.yaml", Map.of("kafka.existing.securityProtocol", "SSL"));
        // When
        Set<String> seen = seen("localhost", security.certificatePort(), pod);
        // Then: it is the one whom the certificate names
        assertThat(pod).containsEntry("security.protocol", "SSL");
        assertThat(seen).containsExactly(TOPIC);
    }

    @Test
    void aCertificateIsGoodForItsOwnNameOnly() throws Exception {
        // When
        Set<String> seen =
                seen("localhost", security.certificatePort(), security.certified(authority.issue("lumbar-sessions")));
        // Then
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"lumbar-session, wrong", "nobody-knows, right", "lumbar-session, RIGHT"})
    void aWrongPasswordIsRefused(String user, String password) {
        refused("localhost", PORT, security.user(user, password), SaslAuthenticationException.class);
    }

    @Test
    void aPasswordIsNotTakenAsItIs() {
        // Given
        Map<String, String> plain = right();
        plain.put("sasl.mechanism", "PLAIN");
        plain.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + USER + "\" password=\""
                        + PASSWORD + "\";");
        // When, then
        refused("localhost", PORT, plain, UnsupportedSaslMechanismException.class);
    }

    /** The door hears no greeting and says nothing: the client gives up. */
    @ParameterizedTest
    @CsvSource({"PLAINTEXT, false", "SASL_PLAINTEXT, false", "PLAINTEXT, true"})
    void aClientInTheClearIsRefused(String protocol, boolean atTheDoorForCertificates) {
        // Given
        Map<String, String> clear = right();
        clear.put("security.protocol", protocol);
        // When, then
        refused(
                "localhost",
                atTheDoorForCertificates ? security.certificatePort() : PORT,
                clear,
                TimeoutException.class);
    }

    @Test
    void aBrokerWhoseCertificateAnotherAuthoritySignedIsRefused() {
        // Given
        Map<String, String> mistaken = right();
        mistaken.putAll(KafkaSecurity.trusting(another().certificate()));
        // When, then
        refused("localhost", PORT, mistaken, SslAuthenticationException.class);
    }

    @Test
    void aBrokerOfAnotherNameIsRefused() {
        refused("127.0.0.1", PORT, right(), SslAuthenticationException.class);
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() {
        refused(
                "localhost",
                security.certificatePort(),
                security.certified(another().issue(USER)),
                SslAuthenticationException.class);
    }

    @Test
    void aCertificateThatHasExpiredIsRefused() {
        refused(
                "localhost",
                security.certificatePort(),
                security.certified(authority.issueExpired(USER)),
                SslAuthenticationException.class);
    }

    /** Kafka asks no list of revoked certificates: whoever has lost one loses the rights of its name. */
    @Test
    void aRenewedCertificateOpensTheDoorBesideTheOldOneAndNeitherDoesWithoutTheRightsOfItsName() throws Exception {
        // Given
        String name = "lumbar-renewed";
        AclBinding right = mayDescribe("CN=" + name);
        Map<String, String> old = security.certified(authority.issue(name));
        Map<String, String> renewed = security.certified(authority.issue(name));
        try (Admin admin = admin("localhost", PORT, security.superUser())) {
            ChartedKafka.give(admin, List.of(right));
            assertThat(seen("localhost", security.certificatePort(), old)).containsExactly(TOPIC);
            assertThat(seen("localhost", security.certificatePort(), renewed)).containsExactly(TOPIC);
            // When
            ChartedKafka.take(admin, right);
            // Then
            assertThat(seen("localhost", security.certificatePort(), old)).isEmpty();
            assertThat(seen("localhost", security.certificatePort(), renewed)).isEmpty();
        }
    }

    @Test
    void whoHasNoCertificateIsRefusedWhereOneIsAskedFor() {
        // Given
        Map<String, String> none = KafkaSecurity.trusting(authority.certificate());
        none.put("security.protocol", "SSL");
        // When, then
        refused("localhost", security.certificatePort(), none, SslAuthenticationException.class);
    }

    private static Map<String, String> right() {
        return security.user(USER, PASSWORD);
    }

    private static CertificateAuthority another() {
        return CertificateAuthority.create(folder.resolve("another"), "cluster-ca");
    }

    private static AclBinding mayDescribe(String name) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, TOPIC, PatternType.LITERAL),
                new AccessControlEntry("User:" + name, "*", DESCRIBE, AclPermissionType.ALLOW));
    }

    /** A pod's variables, with the values that its secrets have, as settings of a Kafka client. */
    private static Map<String, String> client(String deployment, String values, Map<String, String> others) {
        Rendered chart = Rendered.with(Project.EXAMPLES.resolve(values), others);
        Workload workload = new Workload(chart.find("Deployment", deployment).orElseThrow(), chart);
        CertificateAuthority.Issued certificate = authority.issue(USER);
        Map<String, String> secrets = Map.of(
                "sasl.jaas.config", KafkaSecurity.jaas(USER, PASSWORD),
                "user.crt", certificate.certificate(),
                "user.key", certificate.key(),
                "ca.crt", authority.certificate());
        Map<String, String> variables = new HashMap<>(workload.settings());
        workload.secrets()
                .forEach((name, reference) -> variables.put(
                        name, secrets.getOrDefault(reference.path("key").asText(), "")));
        Map<String, String> client = new HashMap<>();
        variables.forEach((name, value) -> {
            if (name.startsWith("KAFKA_")) {
                client.put(
                        name.substring("KAFKA_".length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        value);
            }
        });
        return client;
    }

    private static Set<String> seen(String host, int port, Map<String, String> client)
            throws ExecutionException, InterruptedException {
        try (Admin admin = admin(host, port, client)) {
            return admin.listTopics().names().get();
        }
    }

    private static void refused(String host, int port, Map<String, String> client, Class<? extends Exception> how) {
        assertThatThrownBy(() -> seen(host, port, client))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(how);
    }

    private static Admin admin(String host, int port, Map<String, String> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("bootstrap.servers", host + ":" + port);
        settings.put("request.timeout.ms", 4_000);
        settings.put("default.api.timeout.ms", 4_000);
        return Admin.create(settings);
    }
}
