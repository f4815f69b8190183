package org.lumbar.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.KafkaBroker;
import org.lumbar.backbone.KafkaMember;
import org.lumbar.backbone.ProcessTree;

/** A broker of Kafka in a JVM of its own: the only one, behind a proxy, or one of several. */
final class BrokerProcess implements Broker {
    private static final Duration LONGEST_START = Duration.ofMinutes(1);
    private static final long MILLISECONDS_BETWEEN_LOOKS = 200;
    private static final String SMALL_HEAP = "-Xmx256m";

    private final DataFolder folder;
    private final String name;
    private final int port;
    private final List<String> arguments;
    private volatile @Nullable JavaProcess running;

    private BrokerProcess(DataFolder folder, String name, int port, List<String> arguments) {
        this.folder = folder;
        this.name = name;
        this.port = port;
        this.arguments = arguments;
    }

    static BrokerProcess behindProxy(DataFolder folder, int port, int advertised) {
        String name = Part.KAFKA.key();
        return new BrokerProcess(
                folder, name, port, program(data(folder, name), Integer.toString(port), Integer.toString(advertised)));
    }

    /** Its heap is small: there are others. */
    static BrokerProcess member(DataFolder folder, int port, KafkaMember member) {
        String name = nameOf(member.node());
        String controllers =
                member.controllerPorts().stream().map(String::valueOf).collect(Collectors.joining(","));
        List<String> arguments = new ArrayList<>(List.of(SMALL_HEAP));
        arguments.addAll(program(
                data(folder, name),
                Integer.toString(port),
                Integer.toString(member.node()),
                member.clusterId(),
                controllers));
        return new BrokerProcess(folder, name, port, arguments);
    }

    private static List<String> program(String... arguments) {
        List<String> program =
                new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
        program.addAll(List.of(arguments));
        return program;
    }

    /** What its log and its folder are called. */
    static String nameOf(int node) {
        return node == 1 ? Part.KAFKA.key() : Part.KAFKA.key() + "-" + node;
    }

    private static String data(DataFolder folder, String name) {
        return folder.of(Part.KAFKA).resolveSibling(name).toString();
    }

    String name() {
        return name;
    }

    /** The program in that JVM. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            Path data = Path.of(arguments[0]);
            int port = Integer.parseInt(arguments[1]);
            int third = Integer.parseInt(arguments[2]);
            KafkaBroker broker = arguments.length == 3
                    ? KafkaBroker.startBehind(data, port, third)
                    : KafkaBroker.startMember(data, port, new KafkaMember(third, arguments[3], ports(arguments[4])));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::stop, "stop"));
        }

        private static List<Integer> ports(String list) {
            return Stream.of(list.split(",", -1)).map(Integer::valueOf).toList();
        }
    }

    @Override
    public synchronized void start() {
        if (running != null && running.process().isAlive()) {
            return;
        }
        JavaProcess started = JavaProcess.start(folder, name, arguments, Map.of());
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
                throw new LocalFault(name + " did not serve after " + LONGEST_START.toSeconds()
                        + " s; its log says why: " + started.log() + ".");
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
        return process == null || !process.process().isAlive()
                ? Optional.empty()
                : Optional.of(new ProcessTree(process.process().toHandle()));
    }

    @Override
    public boolean hasEnded() {
        JavaProcess process = running;
        return process != null && !process.process().isAlive();
    }
}
