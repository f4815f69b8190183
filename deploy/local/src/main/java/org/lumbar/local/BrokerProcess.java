package org.lumbar.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.KafkaBroker;
import org.lumbar.backbone.ProcessTree;

/** Kafka in a JVM of its own, behind a proxy. */
final class BrokerProcess implements Broker {
    private static final Duration LONGEST_START = Duration.ofMinutes(1);
    private static final long MILLISECONDS_BETWEEN_LOOKS = 200;

    private final DataFolder folder;
    private final int port;
    private final int advertised;
    private volatile @Nullable JavaProcess running;

    BrokerProcess(DataFolder folder, int port, int advertised) {
        this.folder = folder;
        this.port = port;
        this.advertised = advertised;
    }

    /** The program in that JVM. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            KafkaBroker broker = KafkaBroker.startBehind(
                    Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::stop, "stop"));
        }
    }

    @Override
    public synchronized void start() {
        if (running != null && running.process().isAlive()) {
            return;
        }
        JavaProcess started = JavaProcess.start(
                folder,
                Part.KAFKA.key(),
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        folder.of(Part.KAFKA).toString(),
                        Integer.toString(port),
                        Integer.toString(advertised)),
                Map.of());
        running = started;
        awaitServing(started);
    }

    private void awaitServing(JavaProcess started) {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!listens()) {
            if (started.endsWithin(MILLISECONDS_BETWEEN_LOOKS)) {
                throw started.ended("while it started");
            }
            if (System.nanoTime() > deadline) {
                throw new LocalFault("Kafka did not serve after " + LONGEST_START.toSeconds() + " s; its log says why: "
                        + started.log() + ".");
            }
        }
    }

    private boolean listens() {
        try (Socket door = new Socket()) {
            door.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException away) {
            return false;
        }
    }

    @Override
    public synchronized void stop() {
        JavaProcess process = running;
        running = null;
        if (process != null) {
            process.stop();
        }
    }

    // Not synchronized: a start that waits must not keep a fault waiting.
    @Override
    public Optional<ProcessTree> processes() {
        JavaProcess process = running;
        return process == null
                ? Optional.empty()
                : Optional.of(new ProcessTree(process.process().toHandle()));
    }

    @Override
    public boolean hasEnded() {
        JavaProcess process = running;
        return process != null && !process.process().isAlive();
    }
}
