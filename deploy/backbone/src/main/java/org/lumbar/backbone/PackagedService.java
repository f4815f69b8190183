package org.lumbar.backbone;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The packaged service of the module whose tests run, as the chart has it: what migrates, and what serves afterwards. */
public final class PackagedService implements AutoCloseable {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int managementPort;

    private PackagedService(Process process, int managementPort) {
        this.process = process;
        this.managementPort = managementPort;
    }

    /**
     * Migrates the stack's database as the init container does: with the owner's password and no other, and without a broker or an
     * issuer. Waits for the end.
     *
     * @return its exit code
     */
    public static int migrate(TestStack stack) throws IOException, InterruptedException {
        Map<String, String> settings = new TreeMap<>(stack.config());
        settings.remove("quarkus.datasource.password");
        settings.put("quarkus.init-and-exit", "true");
        settings.put("quarkus.datasource.jdbc.initial-size", "0");
        settings.put("quarkus.datasource.jdbc.min-size", "0");
        settings.put("kafka.bootstrap.servers", "localhost:1");
        settings.put("quarkus.oidc.auth-server-url", "http://localhost:1/nobody");
        return start(settings, "migration.log").waitFor();
    }

    /** Starts a service on the stack that can't migrate: it knows nothing of the owner. */
    public static PackagedService serving(TestStack stack) throws IOException {
        int managementPort = FreePort.find();
        Map<String, String> settings = new TreeMap<>(stack.config());
        settings.keySet().removeIf(key -> key.startsWith("quarkus.flyway."));
        settings.put("quarkus.flyway.migrate-at-start", "false");
        settings.put("quarkus.http.port", String.valueOf(FreePort.find()));
        settings.put("quarkus.management.port", String.valueOf(managementPort));
        return new PackagedService(start(settings, "served.log"), managementPort);
    }

    private static Process start(Map<String, String> settings, String log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx300m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", JAR.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(Path.of("target", log).toFile()))
                .start();
    }

    /** True once it can serve its callers. */
    public boolean isReady() throws InterruptedException {
        URI ready = URI.create("http://localhost:" + managementPort + "/q/health/ready");
        try {
            return HTTP.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** False once it has ended by itself. */
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
