package org.lumbar.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.FreePort;
import org.lumbar.backbone.KafkaBroker;
import org.lumbar.backbone.KafkaSecurity;
import org.lumbar.backbone.Postgres;
import org.lumbar.backbone.tls.CertificateAuthority;
import org.lumbar.backbone.tls.RevocationList;

/** Certificates that their authority has taken back, with what the chart gives a pod that is to ask for such lists. */
class RevokedCertificatesComponentTest {
    private static final Map<String, String> SWITCHED_ON =
            Map.of("revocation.enabled", "true", "networkPolicy.revocation.to[0].ipBlock.cidr", "192.0.2.70/32");

    @TempDir
    Path folder;

    private final RevocationList list = RevocationList.open();
    private CertificateAuthority authority;

    @BeforeEach
    void anAuthorityThatHasRevokedNothing() {
        authority = CertificateAuthority.create(folder.resolve("ca"), "an-authority", list.address());
        list.publish(authority.revoking());
    }

    @Test
    void kafkasClientRefusesABrokerWhoseCertificateIsRevokedAndOneOfWhomNothingCanBeLearned() throws Exception {
        // Given
        KafkaSecurity security = KafkaSecurity.by(authority);
        CertificateAuthority.Issued user = authority.issue("lumbar-session");
        Map<String, String> client = security.certified(user);
        client.put("bootstrap.servers", "localhost:" + security.certificatePort());
        RevokingJvm.write(folder.resolve("client"), client);
        try (KafkaBroker broker = KafkaBroker.startSecured(folder.resolve("data"), FreePort.find(), security)) {
            assertThat(broker.bootstrapServers()).isNotEmpty();
            assertThat(asked("kafka", folder.resolve("client").toString())).isEqualTo(RevokingJvm.OPENED);

            // When
            list.publish(authority.revoking(security.broker()));

            // Then
            assertThat(asked("kafka", folder.resolve("client").toString()))
                    .startsWith("refused")
                    .contains("SslAuthenticationException")
                    .endsWith("CertificateRevokedException");
            assertThat(notAsking("kafka", folder.resolve("client").toString())).isEqualTo(RevokingJvm.OPENED);

            // When
            list.publish(new byte[0]);

            // Then
            assertThat(asked("kafka", folder.resolve("client").toString())).startsWith("refused");
        }
    }

    @Test
    void aBrokerThatAsksRefusesAClientWhoseCertificateIsRevoked() throws Exception {
        // Given
        Process broker =
                RevokingJvm.start(options(), "broker", folder.resolve("broker").toString());
        try {
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(broker.getInputStream(), StandardCharsets.UTF_8));
            String line = said.readLine();
            while (line != null && !line.startsWith("serves")) {
                line = said.readLine();
            }
            assertThat(line).as("it serves").isNotNull();

            // When
            Map<String, Object> good = RevokingJvm.read(folder.resolve("broker").resolve("good"));
            Map<String, Object> revoked =
                    RevokingJvm.read(folder.resolve("broker").resolve("revoked"));

            // Then
            assertThatCode(() -> RevokingJvm.listTopics(good)).doesNotThrowAnyException();
            assertThatThrownBy(() -> RevokingJvm.listTopics(revoked))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SslAuthenticationException.class);
        } finally {
            broker.getOutputStream().close();
            if (!broker.waitFor(20, TimeUnit.SECONDS)) {
                broker.destroyForcibly();
            }
        }
    }

    @Test
    void postgresqlsDriverRefusesAServerWhoseCertificateIsRevoked() throws Exception {
        // Given
        CertificateAuthority.Issued server = authority.issue("database", "localhost");
        Path trusted = Files.writeString(folder.resolve("ca.crt"), authority.certificate());
        try (Postgres postgres = Postgres.startSecured(folder.resolve("postgres"), FreePort.find(), server)) {
            Postgres.Database database = postgres.database("session", "secret");
            String[] attempt = {
                "postgres",
                database.jdbcUrl() + "?sslmode=verify-full&sslrootcert=" + trusted,
                database.user(),
                database.password()
            };
            assertThat(asked(attempt)).isEqualTo(RevokingJvm.OPENED);

            // When
            list.publish(authority.revoking(server));

            // Then
            assertThat(asked(attempt)).startsWith("refused PSQLException").endsWith("CertificateRevokedException");
            assertThat(notAsking(attempt)).isEqualTo(RevokingJvm.OPENED);
        }
    }

    @Test
    void whoAsksMayReachTheListsAndBreaksNoRuleOfTheChart() {
        // When
        Rendered chart = Rendered.with(Project.EXAMPLES.resolve("values-small.yaml"), SWITCHED_ON);

        // Then
        assertThat(Workload.of(chart))
                .hasSize(4)
                .allSatisfy(workload -> assertThat(workload.setting("JAVA_TOOL_OPTIONS"))
                        .contains("-Dcom.sun.net.ssl.checkRevocation=true", "-Dcom.sun.security.enableCRLDP=true"));
        Rules.byName()
                .forEach((name, rule) -> assertThat(rule.faults(chart)).as(name).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"values-operators.yaml", "values-small.yaml"})
    void theChartRefusesToAskWhereAuthoritiesHaveNoListsOrNoWayLeadsThere(String values) {
        assertThatThrownBy(() -> Rendered.with(Project.EXAMPLES.resolve(values), Map.of("revocation.enabled", "true")))
                .hasMessageContaining("values don't meet the specifications of the schema");
    }

    private static String asked(String... arguments) throws IOException {
        return RevokingJvm.said(RevokingJvm.start(options(), arguments));
    }

    private static String notAsking(String... arguments) throws IOException {
        return RevokingJvm.said(RevokingJvm.start(List.of(), arguments));
    }

    /** What the chart tells the JVM of a pod about lists of revoked certificates. */
    private static List<String> options() {
        Rendered chart = Rendered.with(Project.EXAMPLES.resolve("values-small.yaml"), SWITCHED_ON);
        Workload workload =
                new Workload(chart.find("Deployment", "lumbar-session-ingest").orElseThrow(), chart);
        List<String> options = Arrays.stream(
                        workload.setting("JAVA_TOOL_OPTIONS").split(" "))
                .filter(option -> option.startsWith("-D"))
                .toList();
        assertThat(options).isNotEmpty();
        return options;
    }
}
