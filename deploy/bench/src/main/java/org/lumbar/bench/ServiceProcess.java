package org.lumbar.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.lumbar.backbone.Postgres;

/** One of the services as packaged, in a process of its own. */
final class ServiceProcess implements AutoCloseable {

    /** Which service, and what it is started with. */
    enum Kind {
        // The collector is what the chart chooses.
        INSIGHTS("insights-service", "-Xms512m", "-Xmx512m", "-XX:+UseParallelGC", "-XX:NewRatio=1"),
        /** The same, and headers may switch the second wall and the audit off. */
        INSIGHTS_UNGUARDED(
                "insights-service",
                "-Xms512m",
                "-Xmx512m",
                "-XX:+UseParallelGC",
                "-XX:NewRatio=1",
                "-javaagent:"
                        + Path.of("deploy/bench/unguarded/target/lumbar-bench-unguarded-0.1.0-SNAPSHOT.jar")
                                .toAbsolutePath()),
        SESSION("session-service", "-Xmx80m", "-XX:+UseSerialGC"),
        PARSE_ONLY("deploy/bench/parse-only", "-Xmx80m", "-XX:+UseSerialGC");

        private final Path jar;
        private final List<String> options;

        Kind(String module, String... options) {
            this.jar = Path.of(module, "target/quarkus-app/quarkus-run.jar").toAbsolutePath();
            this.options = List.of(options);
        }
    }

    static final List<String> TOPICS =
            List.of("plans", "clients", "sessions", "pain-ratings", "client-days", "insights-dlq");
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String issuer;
    private final int port;
    private final int managementPort;
    private final Process process;

    private ServiceProcess(String issuer, int port, int managementPort, Process process) {
        this.issuer = issuer;
        this.port = port;
        this.managementPort = managementPort;
        this.process = process;
    }

    /** Starts a service that answers, and reads the topics of this name; waits until it is ready. */
    static ServiceProcess start(
            Kind kind, Lab lab, Postgres.Database database, String issuer, Map<String, String> settings)
            throws Exception {
        int port = Lab.freePort();
        Map<String, String> all = new TreeMap<>(settings);
        int managementPort = Lab.freePort();
        all.put("quarkus.http.port", String.valueOf(port));
        all.put("quarkus.management.port", String.valueOf(managementPort));
        Process process = command(kind, lab, database, issuer, all).start();
        ServiceProcess service = new ServiceProcess(issuer, port, managementPort, process);
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!service.isReady()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException(kind + " does not start; its log is in " + lab.folder);
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        return service;
    }

    static ProcessBuilder command(
            Kind kind,
            Lab lab,
            Postgres.Database database,
            String issuer,
            Map<String, String> settings,
            String... arguments) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "kafka.bootstrap.servers", lab.bootstrap(),
                "quarkus.oidc.auth-server-url", issuer,
                "lumbar.group", database.user()));
        all.putAll(database.config());
        TOPICS.forEach(topic -> all.put("lumbar.topics." + topic, database.user() + "." + topic));
        // One caller asks as much as a practice would.
        all.put("lumbar.api.burst", "1000000000");
        all.put("lumbar.edge.producer-burst", "1000000000");
        all.putAll(settings);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(kind.options);
        all.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", kind.jar.toString()));
        command.addAll(List.of(arguments));
        String name = database.user() + "-" + kind + (arguments.length == 0 ? "" : "-" + arguments[0]) + ".log";
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(lab.folder.resolve(name).toFile());
        // As in the chart: memory that native code freed goes back instead of lying in an arena per thread.
        process.environment().putAll(Map.of("MALLOC_ARENA_MAX", "1", "MALLOC_TRIM_THRESHOLD_", "131072"));
        // For profiles, as in Contender.
        process.environment().put("JAVA_TOOL_OPTIONS", System.getProperty("service.options", ""));
        return process;
    }

    /** A token for a name that spells out its rights. */
    String token(String username) throws IOException, InterruptedException {
        String form =
                "grant_type=password&client_id=lumbar-cli&password=any&username=" + URLEncoder.encode(username, UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        String answer = http.send(request, BodyHandlers.ofString()).body();
        return new ObjectMapper().readTree(answer).path("access_token").asText();
    }

    HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return http.send(request(path, token), BodyHandlers.ofString());
    }

    /** Reads the whole answer and keeps none of it, so that this process has no garbage to collect; returns its status. */
    int status(String path, String token) throws IOException, InterruptedException {
        return http.send(request(path, token), BodyHandlers.discarding()).statusCode();
    }

    /** The same with headers, in pairs of name and value; at least one. */
    int status(String path, String token, String... headers) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(request(path, token), (name, value) -> true)
                .headers(headers)
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** Sends events to the edge; returns the status of the answer. */
    CompletableFuture<Integer> post(byte[] batch, String token) {
        HttpRequest request = HttpRequest.newBuilder(uri("/v1/events"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/cloudevents-batch+json")
                .POST(BodyPublishers.ofByteArray(batch))
                .build();
        return http.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    long pid() {
        return process.pid();
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpRequest request(String path, String token) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest ready = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + managementPort + "/q/health/ready"))
                    .build();
            return http.send(ready, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
