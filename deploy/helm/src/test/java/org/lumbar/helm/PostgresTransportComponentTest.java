package org.lumbar.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumbar.backbone.FreePort;
import org.lumbar.backbone.Postgres;
import org.lumbar.backbone.tls.CertificateAuthority;

/** The address of a database as the chart gives it to a pod, at a real PostgreSQL: only the right server is believed, and only over TLS. */
class PostgresTransportComponentTest {
    private static final Rendered CHART = Rendered.with(Project.EXAMPLES.resolve("values-operators.yaml"));
    private static final int PORT = FreePort.find();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Where a pod has the authority's certificate. */
    private static final String MOUNTED = "/etc/lumbar/postgres/ca.crt";

    @TempDir
    static Path folder;

    private static CertificateAuthority authority;
    private static Postgres postgres;
    private static Postgres.Database database;
    private static Path trusted;

    @BeforeAll
    static void startPostgres() throws IOException {
        authority = CertificateAuthority.create(folder.resolve("ca"), "database-ca");
        trusted = Files.writeString(folder.resolve("ca.crt"), authority.certificate());
        postgres = Postgres.startSecured(folder.resolve("data"), PORT, authority.issue("database", "localhost"));
        database = postgres.database("session", "secret");
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @Test
    void aPodsAddressOpensTheRightServerOverTls() throws SQLException {
        // When
        try (Connection connection = open(address("localhost", trusted), "secret");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
            // Then
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBoolean(1)).isTrue();
            assertThat(rows.getString(2)).isIn("TLSv1.2", "TLSv1.3");
        }
    }

    @Test
    void aServerWhoseCertificateAnotherAuthoritySignedIsRefused() throws IOException {
        // Given
        String another = CertificateAuthority.create(folder.resolve("other"), "database-ca")
                .certificate();
        Path wrong = Files.writeString(folder.resolve("other.crt"), another);
        // When
        assertThatThrownBy(() -> open(address("localhost", wrong), "secret"))
                // Then
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("SSL error")
                .hasRootCauseInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aCertificateThatIsRenewedWhileBothRunIsShownToWhoConnectsNextAndOneThatExpiredIsRefused() throws Exception {
        // Given a connection of before
        CertificateAuthority renewing = CertificateAuthority.create(folder.resolve("renewing"), "database-ca");
        Path renewed = Files.writeString(folder.resolve("renewed.crt"), renewing.certificate());
        try (Connection before = open(address("localhost", trusted), "secret")) {
            // When
            postgres.renew(renewing.issue("database", "localhost"));
            // Then
            untilItShows(renewed);
            assertThatThrownBy(() -> open(address("localhost", trusted), "secret"))
                    .isInstanceOf(SQLException.class)
                    .hasRootCauseInstanceOf(GeneralSecurityException.class);
            assertThat(before.isValid(5)).isTrue();
            // When
            postgres.renew(renewing.issueExpired("database", "localhost"));
            // Then
            assertThat((Throwable) refusalOfWhatWasTaken(renewed))
                    .hasRootCauseInstanceOf(CertificateExpiredException.class);
        } finally {
            postgres.renew(authority.issue("database", "localhost"));
            untilItShows(trusted);
        }
    }

    /** The server reads its files a moment after it was told to. */
    private static void untilItShows(Path certificateOf) throws SQLException {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = open(address("localhost", certificateOf), "secret")) {
                return;
            } catch (SQLException stillTheOld) {
                if (System.nanoTime() > patience) {
                    throw stillTheOld;
                }
            }
        }
    }

    private static SQLException refusalOfWhatWasTaken(Path certificateOf) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < patience) {
            try (Connection connection = open(address("localhost", certificateOf), "secret")) {
                assertThat(connection).isNotNull();
            } catch (SQLException refused) {
                return refused;
            }
        }
        throw new AssertionError("It is still taken.");
    }

    @Test
    void aServerOfAnotherNameIsRefused() {
        // When
        assertThatThrownBy(() -> open(address("127.0.0.1", trusted), "secret"))
                // Then
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("hostname")
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void aClientInTheClearIsRefused() {
        // When
        assertThatThrownBy(() -> open(database.jdbcUrl() + "?sslmode=disable", "secret"))
                // Then
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no encryption");
    }

    @Test
    void aWrongPasswordIsRefusedOverTlsToo() {
        // When
        assertThatThrownBy(() -> open(address("localhost", trusted), "wrong"))
                // Then
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    /** The chart's, led here: with its own parameters. */
    private static String address(String host, Path authority) {
        String rendered = new Workload(
                        CHART.find("Deployment", "lumbar-session-ingest").orElseThrow(), CHART)
                .setting("QUARKUS_DATASOURCE_JDBC_URL");
        assertThat(rendered).contains("//lumbar-session-db-rw:5432/session?").contains(MOUNTED);
        return rendered.replace("lumbar-session-db-rw:5432", host + ":" + PORT).replace(MOUNTED, authority.toString());
    }

    private static Connection open(String url, String password) throws SQLException {
        return DriverManager.getConnection(url, database.user(), password);
    }
}
