package org.lumbar.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lumbar.backbone.Identity;
import org.lumbar.backbone.Postgres;
import org.lumbar.backbone.Topics;

/**
 * How long a service takes from the start of its process to its first {@code 200} of {@code /q/health/ready}, against a running
 * broker and PostgreSQL: as the images start it, the same without the archive, and the fast-jar if one was laid aside; on a
 * database that is migrated and on an empty one.
 */
final class Starts {
    private static final Path STAGED = Path.of("deploy/images/target/staged").toAbsolutePath();
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final long MILLIS_BETWEEN_LOOKS = 10;

    private final Lab lab;
    private final int runs;

    Starts(Lab lab, int runs) {
        this.lab = lab;
        this.runs = runs;
    }

    /** A way to start: its name, its folder and what comes before {@code -jar}. */
    private record Way(String name, Path folder, List<String> options) {}

    void run() throws IOException, InterruptedException {
        Topics.createMissing(lab.bootstrap());
        try (Identity identity = Identity.start(Lab.freePort(), null)) {
            Main.say("");
            Main.say("process start to ready, seconds; median of " + runs
                    + " (least … most), after one that isn't counted");
            for (String service : List.of("routine", "session", "insights")) {
                Postgres.Database database = lab.database(service);
                for (Way way : ways(service)) {
                    once(service, way, database, identity.issuer());
                    print(service, way, "migrated", times(service, way, database, identity.issuer(), false));
                    print(service, way, "empty", times(service, way, database, identity.issuer(), true));
                }
            }
        }
    }

    private List<Way> ways(String service) throws IOException {
        Path app = whole(service);
        List<Way> ways = new ArrayList<>();
        ways.add(new Way("as in the image", app, List.of("-XX:SharedArchiveFile=start.jsa")));
        ways.add(new Way("without the archive", app, List.of()));
        Path fast = STAGED.resolveSibling("fast-jar").resolve(service + "-service");
        if (Files.exists(fast)) {
            ways.add(new Way("fast-jar", fast, List.of()));
        }
        return ways;
    }

    /** The folder as the image has it: what is staged as two layers becomes one folder. */
    private Path whole(String service) throws IOException {
        Path staged = STAGED.resolve(service + "-service");
        if (!Files.exists(staged)) {
            throw new IllegalStateException("Nothing is staged: run deploy/images/build stage first.");
        }
        Path whole = lab.folder.resolve(service + "-image");
        link(staged.resolve("lib"), whole.resolve("lib"));
        link(staged.resolve("app"), whole);
        return whole;
    }

    /** Hard links, not symbolic ones: Java looks for the class path beside the jar that a symbolic link leads to. */
    private static void link(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path each : tree.toList()) {
                Path there = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(there);
                } else {
                    Files.createLink(there, each);
                }
            }
        }
    }

    private double[] times(String service, Way way, Postgres.Database database, String issuer, boolean empty)
            throws IOException, InterruptedException {
        double[] seconds = new double[runs];
        for (int run = 0; run < runs; run++) {
            if (empty) {
                Lab.execute(database, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            }
            seconds[run] = once(service, way, database, issuer);
        }
        Arrays.sort(seconds);
        return seconds;
    }

    private double once(String service, Way way, Postgres.Database database, String issuer)
            throws IOException, InterruptedException {
        int port = Lab.freePort();
        int managementPort = Lab.freePort();
        ProcessBuilder builder = new ProcessBuilder(command(way))
                .directory(way.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(lab.folder.resolve(service + "-start.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", lab.bootstrap(),
                        "QUARKUS_OIDC_AUTH_SERVER_URL", issuer,
                        "QUARKUS_HTTP_PORT", String.valueOf(port),
                        "QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort)));
        builder.environment().putAll(database.environment());
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            while (!isReady(managementPort)) {
                if (process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)
                        || System.nanoTime() - start > LONGEST_START.toNanos()) {
                    throw new IllegalStateException(service + " does not start; its log is in " + lab.folder);
                }
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static List<String> command(Way way) {
        List<String> command = new ArrayList<>(
                List.of(STAGED.resolve("java/bin/java").toString(), "-Xmx384m", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(way.options());
        command.addAll(List.of("-jar", "quarkus-run.jar"));
        return command;
    }

    private static boolean isReady(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /q/health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
            String status = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
            return status != null && status.contains(" 200 ");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void print(String service, Way way, String database, double[] seconds) {
        Main.say("%-9s %-20s %-9s %.2f (%.2f … %.2f)"
                .formatted(
                        service,
                        way.name(),
                        database,
                        seconds[seconds.length / 2],
                        seconds[0],
                        seconds[seconds.length - 1]));
    }
}
