package org.lumbar.e2e;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** One bash that a reader of the README types into: what one command defines, the next can use. */
final class Shell implements AutoCloseable {
    private static final String END = "-- end of the example, status ";

    private final Process bash;
    private final BufferedWriter keyboard;
    private final BufferedReader screen;

    Shell(Path directory) {
        try {
            bash = new ProcessBuilder("bash")
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("there is no bash here", e);
        }
        keyboard = bash.outputWriter();
        screen = bash.inputReader();
    }

    /** What stood on the screen when the commands were done, and the status of the last one. */
    record Result(String output, int status) {}

    Result run(String commands) {
        try {
            keyboard.write(commands + "\nstatus=$?; echo; echo \"" + END + "$status\"\n");
            keyboard.flush();
            StringBuilder output = new StringBuilder();
            for (String line = screen.readLine(); line != null; line = screen.readLine()) {
                if (line.startsWith(END)) {
                    return new Result(output.toString(), Integer.parseInt(line.substring(END.length())));
                }
                output.append(line).append('\n');
            }
            throw new AssertionError("bash ended within\n" + commands + "\nand said\n" + output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        bash.descendants().forEach(ProcessHandle::destroyForcibly);
        bash.destroyForcibly();
    }
}
