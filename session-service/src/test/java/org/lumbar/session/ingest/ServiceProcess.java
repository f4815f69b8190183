package org.lumbar.session.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.lumbar.backbone.FreePort;
import org.lumbar.backbone.TestStack;

/** The packaged service in a process of its own, to be ended in every way that there is. */
public final class ServiceProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final URI ready;

    private final Path log;

    private ServiceProcess(Process process, URI ready, Path log) {
        this.process = process;
        this.ready = ready;
        this.log = log;
    }

    /** Starts it on the stack with these settings beside the stack's own, and returns when it is ready. */
    public static ServiceProcess start(TestStack stack, Map<String, String> settings) throws IOException {
        ServiceProcess started = launch(stack, settings);
        started.awaitReady();
        return started;
    }

    /** Likewise, but returns at once, so that another can start beside it. */
    static ServiceProcess launch(TestStack stack, Map<String, String> settings) throws IOException {
        assertThat(JAR).exists();
        int managementPort = FreePort.find();
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx300m", "-XX:+UseSerialGC"));
        command.add("-XX:TieredStopAtLevel=1");
        Map<String, String> all = new TreeMap<>(stack.config());
        all.putAll(settings);
        all.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-Dquarkus.http.port=" + FreePort.find(),
                "-Dquarkus.management.port=" + managementPort,
                "-jar",
                JAR.toString()));
        Path log = Files.createTempFile(Path.of("target"), "service-", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ServiceProcess(process, URI.create("http://localhost:" + managementPort + "/q/health/ready"), log);
    }

    /** What it has logged so far; what its JVM says by itself is left out. */
    List<String> logged() throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> !line.startsWith("WARNING: ") && !line.startsWith("OpenJDK "))
                .toList();
    }

    void awaitReady() {
        await("the service is ready").atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(process.isAlive()).isTrue();
            return isReady();
        });
    }

    private boolean isReady() throws InterruptedException {
        try {
            return HTTP.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** SIGTERM; returns once it has ended by itself. */
    public void terminate() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("ended in time").isTrue();
    }

    /** SIGSTOP: it does nothing any more, and nobody can tell. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT: it goes on as if no time had passed. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
