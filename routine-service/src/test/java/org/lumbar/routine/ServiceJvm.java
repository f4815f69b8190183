package org.lumbar.routine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lumbar.backbone.FreePort;
import org.lumbar.backbone.TestStack;

/** A JVM of its own that can be killed as the kernel kills: the packaged service, or a main class of the tests. */
public final class ServiceJvm {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final int managementPort;
    private final Path log;

    private ServiceJvm(int port, int managementPort, List<String> arguments) {
        this.port = port;
        this.managementPort = managementPort;
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(arguments);
        try {
            log = Files.createTempFile(Path.of("target"), "child-jvm-", ".log");
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Starts what is shipped, on a port of its own. */
    public static ServiceJvm packagedService(TestStack stack) {
        return packagedService(stack, Map.of());
    }

    /** Likewise, with settings beside the stack's. */
    public static ServiceJvm packagedService(TestStack stack, Map<String, String> settings) {
        int port = FreePort.find();
        int managementPort = FreePort.find();
        List<String> arguments = new ArrayList<>();
        stack.config().forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        settings.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.add("-Dquarkus.http.port=" + port);
        arguments.add("-Dquarkus.management.port=" + managementPort);
        arguments.add("-jar");
        arguments.add(Path.of(System.getProperty("java.jar.path", "target/quarkus-app/quarkus-run.jar"))
                .toAbsolutePath()
                .toString());
        return new ServiceJvm(port, managementPort, arguments);
    }

    /** Starts a main class of the tests. */
    public static ServiceJvm of(Class<?> main, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        all.addAll(List.of(arguments));
        return new ServiceJvm(0, 0, all);
    }

    public int port() {
        return port;
    }

    /** A main class without a port is ready when it runs. */
    public boolean isReady() {
        return process.isAlive() && (port == 0 || get("/q/health/ready").status() == 200);
    }

    public boolean leads() {
        return port != 0 && get("/q/metrics").body().contains("lumbar_relay_leader 1.0");
    }

    /** What it has logged so far; what its JVM says by itself is left out. */
    public List<String> logged() throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> !line.startsWith("WARNING: ") && !line.startsWith("OpenJDK "))
                .toList();
    }

    /** SIGKILL: no hook runs, no buffer is flushed. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private Answer get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException notYet) {
            return new Answer(0, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param status 0 if there was none */
    private record Answer(int status, String body) {}
}
