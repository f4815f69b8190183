package org.lumbar.helm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.lumbar.backbone.FreePort;
import org.lumbar.backbone.KafkaBroker;
import org.lumbar.backbone.KafkaSecurity;
import org.lumbar.backbone.tls.CertificateAuthority;
import org.lumbar.backbone.tls.RevocationList;

/** A JVM of its own: whether revoked certificates are asked for is decided once in each. */
final class RevokingJvm {
    /** Printed last where the door was opened; else why it was not. */
    static final String OPENED = "opened";

    private static final int PATIENCE_MILLIS = 6_000;

    private RevokingJvm() {}

    /** Starts one with options of the JVM and arguments of {@link #main}. */
    static Process start(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RevokingJvm.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The last line that it prints. */
    static String said(Process process) throws IOException {
        List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        return lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1);
    }

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "kafka" -> say(() -> listTopics(read(Path.of(arguments[1]))));
            case "postgres" -> say(() -> connect(arguments[1], arguments[2], arguments[3]));
            default -> broker(Path.of(arguments[1]));
        }
    }

    private static void say(Attempt attempt) {
        String outcome = OPENED;
        try {
            attempt.make();
        } catch (Exception refused) {
            StringBuilder causes = new StringBuilder("refused");
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                causes.append(' ').append(cause.getClass().getSimpleName());
            }
            outcome = causes.toString();
        }
        System.out.println(outcome);
    }

    private interface Attempt {
        void make() throws Exception;
    }

    static void listTopics(Map<String, Object> client) throws Exception {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("request.timeout.ms", PATIENCE_MILLIS);
        settings.put("default.api.timeout.ms", PATIENCE_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            var unused = admin.listTopics().names().get();
        }
    }

    private static void connect(String url, String user, String password) throws Exception {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            if (!connection.isValid(1)) {
                throw new IllegalStateException("not valid");
            }
        }
    }

    /** Serves until its input ends; what two clients need is in the folder, of whom one has a revoked certificate. */
    private static void broker(Path folder) throws Exception {
        try (RevocationList list = RevocationList.open()) {
            CertificateAuthority authority =
                    CertificateAuthority.create(folder.resolve("ca"), "cluster-ca", list.address());
            CertificateAuthority.Issued good = authority.issue("good");
            CertificateAuthority.Issued revoked = authority.issue("revoked");
            list.publish(authority.revoking(revoked));
            KafkaSecurity security = KafkaSecurity.by(authority);
            try (KafkaBroker broker = KafkaBroker.startSecured(folder.resolve("data"), FreePort.find(), security)) {
                write(folder.resolve("good"), security, security.certified(good));
                write(folder.resolve("revoked"), security, security.certified(revoked));
                System.out.println("serves at " + broker.bootstrapServers());
                var unused = System.in.read();
            }
        }
    }

    private static void write(Path file, KafkaSecurity security, Map<String, String> client) throws IOException {
        Map<String, String> whole = new HashMap<>(client);
        whole.put("bootstrap.servers", "localhost:" + security.certificatePort());
        write(file, whole);
    }

    /** Stores a client's settings. */
    static void write(Path file, Map<String, String> client) throws IOException {
        Properties properties = new Properties();
        properties.putAll(client);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    /** Reads a client's settings. */
    static Map<String, Object> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, Object> client = new HashMap<>();
        properties.forEach((key, value) -> client.put(String.valueOf(key), value));
        return client;
    }
}
