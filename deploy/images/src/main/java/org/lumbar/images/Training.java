package org.lumbar.images;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.lumbar.backbone.TestStack;

/** Starts the services on a real Kafka and PostgreSQL, and notes which classes that takes. */
final class Training {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final String ADMINISTRATOR = "practice-admin@0190a000-0000-7000-8000-00000000d001/max";

    private final Path java;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private final SortedSet<String> seen = new TreeSet<>();

    Training(Path java, Path folder) {
        this.java = java;
        this.folder = folder;
    }

    /** Names of all classes so far. */
    SortedSet<String> seen() {
        return seen;
    }

    /** Starts a service twice, on an empty database and on one that it has migrated, and asks it something each time. */
    void watch(Service service) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (TestStack stack = TestStack.open(service.database())) {
            once(service, stack);
            once(service, stack);
        }
    }

    private void once(Service service, TestStack stack) throws IOException, InterruptedException {
        int port = freePort();
        int managementPort = freePort();
        Path list = folder.resolve(service.image() + ".classlist");
        Process process = new ProcessBuilder(command(service, stack, List.of(port, managementPort), list))
                .directory(service.packaged().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(service.image() + ".log").toFile())
                .start();
        try {
            long end = System.nanoTime() + LONGEST_START.toNanos();
            while (status(managementPort, "/q/health/ready", "") != 200) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                    throw new IllegalStateException(service.image() + " does not start; its log is in " + folder);
                }
            }
            status(port, service.firstRequest(), stack.token(ADMINISTRATOR));
            status(managementPort, "/q/metrics", "");
        } finally {
            process.destroy();
            process.waitFor();
        }
        seen.addAll(ClassNames.ofClassList(Files.readAllLines(list, UTF_8)));
    }

    /** @param ports its own, and that of its management */
    private List<String> command(Service service, TestStack stack, List<Integer> ports, Path list) {
        List<String> command =
                new ArrayList<>(List.of(java.toString(), "-Xmx512m", "-Xshare:off", "-XX:DumpLoadedClassList=" + list));
        stack.config().forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dquarkus.http.port=" + ports.get(0));
        command.add("-Dquarkus.management.port=" + ports.get(1));
        command.addAll(List.of("-jar", "quarkus-run.jar"));
        return command;
    }

    private int status(int port, String path, String token) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
