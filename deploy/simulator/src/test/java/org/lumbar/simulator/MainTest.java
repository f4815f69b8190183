package org.lumbar.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-08T12:00:00Z"), ZoneOffset.UTC);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aDryRunWritesTheSameLogEveryTime(@TempDir Path folder) throws IOException {
        // Given
        Path first = folder.resolve("first.ndjson");
        Path second = folder.resolve("second.ndjson");

        // When
        int exit = run("--dry-run", "--clients=5", "--weeks=2", "--log=" + first)
                + run("--dry-run", "--clients=5", "--weeks=2", "--until=2026-11-08", "--log=" + second);

        // Then
        assertThat(exit).isZero();
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
        assertThat(Files.readAllLines(first))
                .hasSizeGreaterThan(200)
                .allSatisfy(line -> assertThat(line).startsWith("{\"outcome\":\"DRAWN_UP\",\"channel\":\""));
    }

    @Test
    void senselessOptionsGetASentence() {
        // When
        int exit = run("--dry-run", "--speed=slowly");

        // Then
        assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--speed is max or a number above 0, not slowly");
    }

    @Test
    void aStoryThatEndsBeforeItStartsGetsASentence() {
        // When
        int exit = run("--dry-run", "--start=2026-12-01");

        // Then
        assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("cannot end (2026-11-08) before it starts (2026-12-01)");
    }

    private int run(String... arguments) {
        return Main.commandLine(CLOCK)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
