package org.lumbar.helm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program that tests run where the machine has it. */
record Program(String name) {
    /** What it said, and whether it was content. */
    record Verdict(boolean good, String said) {}

    boolean isThere() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Path.of(folder, name).toFile().canExecute());
    }

    /** Without it the test is skipped; where changes are judged, there is no excuse. */
    void orSkip() {
        assumeTrue(isThere() || "true".equals(System.getenv("CI")), "no " + name);
    }

    /** Runs a command to its end. */
    static Verdict run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Verdict(process.waitFor() == 0, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
