package org.lumbar.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
    private static final Path REPOSITORY = Settings.findRepository(Path.of(""));

    @Test
    void withoutOptionsEverythingRunsWhereTheDocumentationSays() {
        // When
        Main main = parse();

        // Then
        assertThat(main.settings().parts()).containsExactlyInAnyOrder(Part.values());
        assertThat(main.settings().data()).isEqualTo(REPOSITORY.resolve(".lumbar"));
        assertThat(main.settings().ports().of(Part.KAFKA)).isEqualTo(9092);
        assertThat(main.size()).isEqualTo(new Demo.Size(40, 12));
    }

    @Test
    void everyOptionIsHeard() {
        // When
        Main main = parse(
                "--data=elsewhere",
                "--clients=4",
                "--weeks=2",
                "--port-base=30000",
                "--port",
                "kafka=19092",
                "--without",
                "session",
                "--without",
                "insights");

        // Then
        Settings settings = main.settings();
        assertThat(settings.data()).isEqualTo(Path.of("elsewhere"));
        assertThat(settings.without()).containsExactlyInAnyOrder(Part.SESSION, Part.INSIGHTS);
        assertThat(settings.ports().of(Part.KAFKA)).isEqualTo(19_092);
        assertThat(settings.ports().of(Part.ROUTINE)).isEqualTo(30_003);
        assertThat(main.size()).isEqualTo(new Demo.Size(4, 2));
    }

    @Test
    void onlyServicesCanBeLeftOut() {
        assertThatThrownBy(() -> parse("--without=kafka").settings()).hasMessageContaining("Kafka cannot be left out");
    }

    @Test
    void aPracticeNeedsSomebody() {
        assertThatThrownBy(() -> parse("--clients=0").size()).isInstanceOf(LocalFault.class);
    }

    @Test
    void anUnknownOptionIsAnswered() {
        // Given
        StringWriter errors = new StringWriter();
        CommandLine commandLine = Main.commandLine().setErr(new PrintWriter(errors));

        // When
        int exitCode = commandLine.execute("--clints=3");

        // Then
        assertThat(exitCode).isNotZero();
        assertThat(errors.toString()).contains("--clints");
    }

    /** The script answers --help from this file, so that it need not build for it. */
    @Test
    void theUsageFileSaysWhatTheOptionsAre() throws IOException {
        assertThat(Files.readString(REPOSITORY.resolve("deploy/local/usage.txt")))
                .isEqualTo(Main.commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF));
    }

    private static Main parse(String... options) {
        CommandLine commandLine = Main.commandLine();
        commandLine.parseArgs(options);
        return commandLine.getCommand();
    }
}
