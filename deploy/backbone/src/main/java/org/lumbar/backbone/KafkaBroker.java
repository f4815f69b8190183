package org.lumbar.backbone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker and controller in this JVM, on the loopback interface, which keeps its data over restarts: alone, or a
 * {@link KafkaMember} of several. It takes everybody for anybody, or, started with a {@link KafkaSecurity}, asks who they are and
 * what they may do.
 */
public final class KafkaBroker implements AutoCloseable {
    private final Path dataDir;
    private final int port;
    private final int advertised;
    private final @Nullable KafkaSecurity security;
    private final @Nullable KafkaMember member;
    private @Nullable KafkaRaftServer server;

    private KafkaBroker(
            Path dataDir, int port, int advertised, @Nullable KafkaSecurity security, @Nullable KafkaMember member) {
        this.dataDir = dataDir;
        this.port = port;
        this.advertised = advertised;
        this.security = security;
        this.member = member;
    }

    /**
     * Starts a broker and returns when it serves.
     *
     * @param dataDir formatted if it isn't yet; else its topics and records are served again
     * @param port where clients connect
     * @throws BackboneException if it cannot be started
     */
    public static KafkaBroker start(Path dataDir, int port) {
        return started(new KafkaBroker(dataDir, port, port, null, null));
    }

    /**
     * Starts a broker behind a proxy, and returns when it serves.
     *
     * @param port where it listens
     * @param advertised the proxy's port, which clients are told
     */
    public static KafkaBroker startBehind(Path dataDir, int port, int advertised) {
        return started(new KafkaBroker(dataDir, port, advertised, null, null));
    }

    /**
     * Starts a broker that lets nobody do what no access control list allows, and returns when it serves.
     *
     * @param dataDir formatted if it isn't yet, with the super user of {@code security}; else its topics, users and lists are served again
     * @param port where clients with a password connect, over TLS; {@link KafkaSecurity} has the others
     * @throws BackboneException if it cannot be started
     */
    public static KafkaBroker startSecured(Path dataDir, int port, KafkaSecurity security) {
        return started(new KafkaBroker(dataDir, port, port, security, null));
    }

    /**
     * Starts one broker of several and returns when it serves, which it does as soon as most of them are there.
     *
     * @param dataDir its own
     * @param port where clients and the other brokers connect
     * @throws BackboneException if it cannot be started
     */
    public static KafkaBroker startMember(Path dataDir, int port, KafkaMember member) {
        return started(new KafkaBroker(dataDir, port, port, null, member));
    }

    private static KafkaBroker started(KafkaBroker broker) {
        broker.start();
        return broker;
    }

    /**
     * What to do when a broker of this JVM finds that it cannot go on, for example because its files are damaged; otherwise it ends
     * the JVM on the spot.
     */
    public static void whenItGivesUp(Runnable action) {
        Exit.setExitProcedure((status, message) -> action.run());
        Exit.setHaltProcedure((status, message) -> action.run());
    }

    /** Where clients connect, as {@code host:port}. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Starts again after {@link #stop()}, on the same port and data; does nothing if it runs. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        KafkaMember self = member == null ? KafkaMember.alone(controllerPort()) : member;
        formatOnce(self);
        KafkaRaftServer starting = null;
        try {
            starting = new KafkaRaftServer(new KafkaConfig(settings(self), false), Time.SYSTEM);
            starting.startup();
        } catch (RuntimeException e) {
            if (starting != null) {
                starting.shutdown();
            }
            throw new BackboneException("Kafka could not be started on port " + port + " with " + dataDir + ".", e);
        }
        server = starting;
    }

    /** Any free port but the clients': while the broker is stopped, that one looks free, too. */
    private int controllerPort() {
        int found = FreePort.find();
        return found == port ? controllerPort() : found;
    }

    /** Stops the broker in an orderly way; does nothing if it is stopped. */
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void formatOnce(KafkaMember self) {
        if (Files.exists(dataDir.resolve("meta.properties"))) {
            return;
        }
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.createDirectories(dataDir);
            new Formatter()
                    .setPrintStream(nowhere)
                    .setNodeId(self.node())
                    .setClusterId(self.clusterId())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName("CONTROLLER")
                    .setDirectories(List.of(dataDir.toString()))
                    .setMetadataLogDirectory(dataDir.toString())
                    .setScramArguments(security == null ? List.of() : security.firstUsers())
                    .run();
        } catch (IOException e) {
            throw new BackboneException("Kafka's data folder " + dataDir + " cannot be written.", e);
        } catch (Exception e) {
            throw new BackboneException("Kafka's data folder " + dataDir + " cannot be formatted.", e);
        }
    }

    private Properties settings(KafkaMember self) {
        int controllerPort = self.controllerPort();
        Properties settings = self.settings();
        settings.put("process.roles", "broker,controller");
        settings.put("controller.listener.names", "CONTROLLER");
        if (security == null) {
            settings.put("listeners", "CLIENTS://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
            settings.put("advertised.listeners", "CLIENTS://localhost:" + advertised);
            settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
            settings.put("inter.broker.listener.name", "CLIENTS");
        } else {
            settings.putAll(security.settings(port, controllerPort));
        }
        settings.put("log.dirs", dataDir.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.num.partitions", "3");
        // Whoever takes over from a killed instance waits for what that left open; every 10 s is how often a broker
        // looks.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "2000");
        // Whoever waits for compaction waits for the cleaner's next look, too; every 15 s is how often it looks.
        settings.put("log.cleaner.backoff.ms", "2000");
        // A laptop holds hundreds of small partitions here: small buffers and indexes, few threads.
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        return settings;
    }
}
