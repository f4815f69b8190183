package org.lumbar.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A child JVM with a log file; noted down, so that it is found even if this process is killed. */
final class JavaProcess {
    private static final long SECONDS_TO_STOP = 20;

    private final String name;
    private final Process process;
    private final Path log;

    private JavaProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static JavaProcess start(DataFolder folder, String name, List<String> arguments, Map<String, String> environment) {
        Path log = logOf(folder, name);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(nullDevice()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            keepPrevious(log);
            Process process = builder.start();
            Leftovers.note(folder, name, process.toHandle());
            return new JavaProcess(name, process, log);
        } catch (IOException e) {
            throw new LocalFault(name + " could not be started (" + e + ").", e);
        }
    }

    /** Where a process of that name writes; {@code .1} at the end is what the one before it wrote. */
    static Path logOf(DataFolder folder, String name) {
        return folder.logs().resolve(name + ".log");
    }

    Process process() {
        return process;
    }

    Path log() {
        return log;
    }

    /** Waits a little. */
    boolean endsWithin(long milliseconds) {
        try {
            return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFault("Interrupted while waiting for " + name + ".", e);
        }
    }

    /** Lets it finish what it does; kills it if that takes too long. */
    void stop() {
        process.destroy();
        if (!endsWithin(TimeUnit.SECONDS.toMillis(SECONDS_TO_STOP))) {
            kill();
        }
    }

    /** Ends it at once, as a power cut would. */
    void kill() {
        process.destroyForcibly();
        endsWithin(TimeUnit.SECONDS.toMillis(SECONDS_TO_STOP));
    }

    LocalFault ended(String when) {
        return new LocalFault(
                name + " ended " + when + " (exit code " + process.exitValue() + "); its log says why: " + log + ".");
    }

    private static void keepPrevious(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static File nullDevice() {
        return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
    }
}
