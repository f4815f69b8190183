package org.lumbar.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lumbar.backbone.FreePort;
import org.lumbar.local.LocalStack;
import org.lumbar.local.Part;
import org.lumbar.local.Ports;
import org.lumbar.local.ServiceProcess;
import org.lumbar.local.Settings;
import org.lumbar.simulator.delivery.Endpoints;

/** The packaged system as one command starts it, but on free ports and with data of its own. */
final class SystemUnderTest implements AutoCloseable {
    private final Settings settings;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private LocalStack stack;

    private SystemUnderTest(Settings settings) {
        this(settings, data -> {});
    }

    private SystemUnderTest(Settings settings, Consumer<Path> prepares) {
        this.settings = settings;
        this.stack = started(settings, prepares);
    }

    /** In {@code target/}, so that the logs of a failed run are at hand. */
    static SystemUnderTest start() {
        return new SystemUnderTest(Settings.forTest(folder()));
    }

    /** Likewise, so that everything in it can be broken; with the services of {@code LUMBAR_PACKAGED}, another checkout, if it is set. */
    static SystemUnderTest startBreakable() {
        return startBreakable(1, data -> {});
    }

    /**
     * Likewise, with several brokers.
     *
     * @param prepares is given the folder in which all parts have their files, before anything starts
     */
    static SystemUnderTest startBreakable(int brokers, Consumer<Path> prepares) {
        Settings settings = Settings.forBreaking(folder(), brokers);
        String packaged = System.getenv("LUMBAR_PACKAGED");
        return new SystemUnderTest(
                packaged == null || packaged.isEmpty() ? settings : settings.packagedIn(Path.of(packaged)), prepares);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "system-")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalStack stack() {
        return stack;
    }

    private static LocalStack started(Settings settings, Consumer<Path> prepares) {
        LocalStack stack = LocalStack.on(settings);
        try {
            prepares.accept(settings.data());
            stack.start((part, after) -> {});
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** The root of the sources. */
    Path repository() {
        return settings.repository();
    }

    /** Where all parts have their files. */
    Path data() {
        return settings.data();
    }

    /** The lines in the services' logs that hold the text. */
    List<String> logged(String text) {
        try (Stream<Path> logs = Files.list(settings.data().resolve("logs"))) {
            return logs.flatMap(SystemUnderTest::lines)
                    .filter(line -> line.contains(text))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path log) {
        try {
            return Files.readAllLines(log).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Kafka kafka() {
        return new Kafka(stack.bootstrapServers());
    }

    /** For the simulator. */
    Endpoints endpoints() {
        return new Endpoints(
                address(Part.ROUTINE), address(Part.SESSION), stack.issuer(), stack.bootstrapServers(), Kafka.EVENTS);
    }

    URI address(Part service) {
        return stack.address(service);
    }

    /** Where a service has its health and metrics. */
    URI management(Part service) {
        return stack.management(service);
    }

    Api routine(String person) {
        return new Api(address(Part.ROUTINE), token(person));
    }

    Api session(String person) {
        return new Api(address(Part.SESSION), token(person));
    }

    Api insights(String person) {
        return new Api(address(Part.INSIGHTS), token(person));
    }

    /** A token of the running provider; kept, for it lives longer than the stories. */
    String token(String person) {
        return tokens.computeIfAbsent(person, this::newToken);
    }

    private String newToken(String person) {
        String form = "grant_type=password&client_id=lumbar-cli&password=demo&username=" + Api.encoded(person);
        return new Api(stack.issuer(), null)
                .post("/lumbar/token", "application/x-www-form-urlencoded", form)
                .expect(200)
                .json()
                .required("access_token")
                .asText();
    }

    /** The provider's private key, to make tokens that are genuine but for one thing. */
    JsonNode signingKey() {
        try {
            return new ObjectMapper()
                    .readTree(settings.data().resolve("identity/key.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a story that plays the keeper of the databases. */
    String superuserUrl() {
        return "jdbc:postgresql://localhost:" + settings.ports().of(Part.POSTGRES) + "/postgres?user=postgres";
    }

    /** Ends a service without a word of warning, as kill -9 does. */
    void kill(Part service) {
        stack.service(service).kill();
    }

    /** Starts a service that was killed, at its old address, and returns when it is ready. */
    void revive(Part service) {
        stack.service(service).start();
    }

    /** The instance at the service's own address. */
    ServiceProcess first(Part service) {
        return stack.service(service);
    }

    /** One more instance of a service beside the first, at an address of its own. */
    ServiceProcess second(Part service) {
        return second(service, Map.of());
    }

    /** Likewise, with more in its environment. */
    ServiceProcess second(Part service, Map<String, String> environment) {
        return stack.startAnother(service, FreePort.find(), environment);
    }

    /** One more instance, as another checkout has packaged it; releases before the first one that could be rolled back to are told to. */
    ServiceProcess older(Part service, Path checkout) {
        return stack.startAnotherOf(
                checkout, service, FreePort.find(), Map.of("QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS", "*:future"));
    }

    /** Stops everything in an orderly way and starts it again on the same data. */
    void restart() {
        stack.close();
        stack = started(settings, data -> {});
    }

    /** Commands that speak of the usual ports, made to speak of this system's; the console producer's is not spelled out. */
    String here(String commands) {
        String producer = "deploy/local/kafka-console-producer";
        String here = commands.replace(producer, producer + " --bootstrap-server localhost:" + Part.KAFKA.usualPort());
        for (Part part : Part.values()) {
            here = here.replace(
                    "localhost:" + part.usualPort(),
                    "localhost:" + settings.ports().of(part));
            if (part.isService()) {
                here = here.replace(
                        "localhost:" + Ports.usual().managementOf(part),
                        stack.management(part).getAuthority());
            }
        }
        return here;
    }

    @Override
    public void close() {
        stack.close();
    }
}
