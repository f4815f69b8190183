package org.lumbar.backbone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one backbone of a test JVM: started by the first who asks, stopped and deleted when the JVM ends.
 *
 * <p>Quarkus gives every test class new class loaders and closes the old ones. This class therefore lives in the JVM's own class
 * loader, and is spoken to in types of the JDK only: a command and its argument in, an answer out.
 */
final class SharedBackbone implements BiFunction<String, String, String> {
    private static @Nullable SharedBackbone instance;

    private final Path dir;
    private final KafkaBroker kafka;
    private final Postgres postgres;
    private final Identity identity;

    private SharedBackbone(Path dir) {
        this.dir = dir;
        var startingKafka =
                CompletableFuture.supplyAsync(() -> KafkaBroker.start(dir.resolve("kafka"), FreePort.find()));
        this.identity = Identity.start(FreePort.find(), null);
        this.postgres = Postgres.startForgetful(dir.resolve("postgres"), FreePort.find(), postgresLog(dir));
        this.kafka = startingKafka.join();
    }

    /** Found by name from other class loaders. */
    static synchronized BiFunction<String, String, String> get() {
        if (instance == null) {
            instance = inOwnClassLoader(SharedBackbone::start);
        }
        return instance;
    }

    @Override
    public String apply(String command, String argument) {
        return inOwnClassLoader(() -> obey(command, argument));
    }

    private static Path postgresLog(Path dir) {
        return dir.resolve("postgres.log");
    }

    private static SharedBackbone start() {
        try {
            SharedBackbone started = new SharedBackbone(Files.createTempDirectory("lumbar-backbone"));
            Runtime.getRuntime().addShutdownHook(new Thread(started::stopAndDelete, "backbone-stop"));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String obey(String command, String argument) {
        switch (command) {
            case "bootstrap-servers" -> {
                return kafka.bootstrapServers();
            }
            case "issuer" -> {
                return identity.issuer();
            }
            case "postgres-log" -> {
                return postgresLog(dir).toString();
            }
            case "database" -> {
                return postgres.database(argument, argument).jdbcUrl();
            }
            case "start-broker" -> kafka.start();
            case "stop-broker" -> kafka.stop();
            case "start-postgres" -> postgres.start();
            case "stop-postgres" -> postgres.stop();
            default -> throw new IllegalArgumentException(command);
        }
        return "";
    }

    // Kafka looks classes up by name in the calling thread's class loader, and its threads inherit that.
    private static <T> T inOwnClassLoader(Supplier<T> action) {
        Thread thread = Thread.currentThread();
        ClassLoader caller = thread.getContextClassLoader();
        thread.setContextClassLoader(SharedBackbone.class.getClassLoader());
        try {
            return action.get();
        } finally {
            thread.setContextClassLoader(caller);
        }
    }

    private void stopAndDelete() {
        for (AutoCloseable part : List.of(identity, kafka, postgres)) {
            try {
                part.close();
            } catch (Exception stillStopTheOthers) {
                // The JVM ends now; there is nobody left to tell.
            }
        }
        try (Stream<Path> files = Files.walk(dir)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            dir.toFile().deleteOnExit();
        }
    }
}
