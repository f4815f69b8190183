package org.lumbar.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands say what they can do before anything is built, and what they can't. */
class ScriptsTest {
    private static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();

    /** One passes everything on to Kafka's own command, and the other is read by a container that begins. */
    private static final Set<String> NO_COMMANDS = Set.of("kafka-console-producer", "roles.sh");

    private record Answer(int code, String text) {}

    @Test
    void thereAreSome() throws IOException {
        assertThat(commands())
                .extracting(command -> DEPLOY.relativize(command).toString())
                .contains("local/run", "bench/run", "images/build", "e2e/faults", "e2e/rollback");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpNamesTheCommandAndHowItIsUsed(Path command) throws Exception {
        Answer answer = answer(command, "--help");

        assertThat(answer.code()).isZero();
        assertThat(answer.text()).contains("Usage: deploy/" + DEPLOY.relativize(command));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatACommandDoesNotKnowIsNamedAndNothingIsDone(Path command) throws Exception {
        Answer answer = answer(command, "--no-such-thing");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.text()).contains("--no-such-thing").hasLineCount(1);
    }

    static List<Path> commands() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> modules = Files.list(DEPLOY)) {
            for (Path module : modules.filter(Files::isDirectory).sorted().toList()) {
                try (Stream<Path> files = Files.list(module)) {
                    files.filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                            .filter(file ->
                                    !NO_COMMANDS.contains(file.getFileName().toString()))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    private static Answer answer(Path command, String argument) throws Exception {
        Process process = new ProcessBuilder(command.toString(), argument)
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(10, SECONDS)).isTrue();
        return new Answer(process.exitValue(), text);
    }
}
