package org.lumbar.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.lumbar.backbone.ProcessTree;

/** What a process takes of the machine, as Linux counts it. */
record Footprint(long residentMegabytes, long threads, long files) {

    static Footprint of(ProcessTree process) {
        Path proc = Path.of("/proc", Long.toString(process.root().pid()));
        try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
            String status = Files.readString(proc.resolve("status"));
            return new Footprint(number(status, "VmRSS:") / 1024, number(status, "Threads:"), open.count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d MB, %d threads, %d files", residentMegabytes, threads, files);
    }
}
