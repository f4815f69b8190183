package org.lumbar.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumbar.backbone.FreePort;

/** Starts the command as a person does, without the services, which have a black-box test of their own. */
class LocalRunIT {
    @TempDir
    Path temporary;

    private final List<Process> runs = new ArrayList<>();
    private int portBase;
    private Path data = Path.of("");

    @BeforeEach
    void choose() {
        portBase = FreePort.find();
        data = temporary.resolve("data");
    }

    @AfterEach
    void leaveNothingRunning() throws Exception {
        for (Process run : runs) {
            run.destroy();
            assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void dataSurvivesAnOrderlyStopAndAPowerCut() throws Exception {
        // Given
        Run first = start();
        first.awaitReady();
        sql("CREATE TABLE kept AS SELECT 42 AS answer");

        // When
        first.process.destroy();
        assertThat(first.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first.output()).contains("Stopped.");
        Run second = start();
        second.awaitReady();
        sql("UPDATE kept SET answer = answer + 1");
        second.process.destroyForcibly().waitFor();
        Run third = start();
        third.awaitReady();

        // Then
        assertThat(answer()).isEqualTo(43);
    }

    @Test
    void postgresThatWasKilledComesBackWithItsDataAndSaysSo() throws Exception {
        // Given
        Run run = start();
        run.awaitReady();
        sql("CREATE TABLE kept AS SELECT 42 AS answer");
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                                .get(0)))
                .orElseThrow();

        // When
        postmaster.destroyForcibly();

        // Then
        await("it is said to be ready again")
                .atMost(Duration.ofMinutes(2))
                .until(() -> run.output().contains("PostgreSQL is ready again after"));
        assertThat(run.output()).contains("PostgreSQL ended by itself");
        assertThat(answer()).isEqualTo(42);
    }

    @Test
    void aSecondCopyOnTheSameFolderSaysSoInOneSentence() throws Exception {
        // Given
        Run first = start();
        first.awaitReady();

        // When
        Run second = start();

        // Then
        assertThat(second.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.process.exitValue()).isEqualTo(1);
        assertThat(second.output().lines()).singleElement().asString().contains("runs already", data.toString());
    }

    @Test
    void theProductionProfileIsRefused() throws Exception {
        // When
        Run refused = start("-Dlumbar.profile=prod");

        // Then
        assertThat(refused.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(refused.process.exitValue()).isEqualTo(1);
        assertThat(refused.output().lines()).singleElement().asString().contains("production profile");
        assertThat(data).doesNotExist();
    }

    private record Run(Process process, Path log) {
        String output() throws IOException {
            return Files.readString(log);
        }

        void awaitReady() {
            await("the run is ready").atMost(Duration.ofMinutes(2)).until(() -> {
                assertThat(process.isAlive()).as(output()).isTrue();
                return output().contains("Ctrl-C stops everything");
            });
        }
    }

    private Run start(String... jvmOptions) throws IOException {
        Path log = temporary.resolve("run-" + runs.size() + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "--data=" + data));
        command.addAll(List.of("--port-base=" + portBase, "--without=routine"));
        command.addAll(List.of("--without=session", "--without=insights"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        runs.add(process);
        return new Run(process, log);
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = connect();
                Statement jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        }
    }

    private int answer() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT answer FROM kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + (portBase + 1) + "/session", "session_owner", "session");
    }
}
