package org.lumbar.bench;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** CPU seconds of processes with all their children, the ended ones included, from Linux' {@code /proc}. */
final class Cpu {
    /** Clock ticks a second, the same on every Linux that runs a JDK. */
    private static final double TICKS = 100;

    private Cpu() {}

    static double seconds(Collection<Long> roots) {
        double ticks = 0;
        for (long pid : withChildren(roots)) {
            ticks += ticks(pid, roots.contains(pid));
        }
        return ticks / TICKS;
    }

    /**
     * CPU nanoseconds that the running threads of these processes and their children have had: finer than ticks, for short
     * measurements; threads and children that have ended are not in it.
     */
    static long nanos(Collection<Long> roots) {
        return withChildren(roots).stream().mapToLong(Cpu::threadNanos).sum();
    }

    private static long threadNanos(long pid) {
        long nanos = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads) {
                nanos += Long.parseLong(
                        Files.readString(thread.resolve("schedstat")).split(" ", -1)[0]);
            }
        } catch (IOException | DirectoryIteratorException ended) {
            return nanos;
        }
        return nanos;
    }

    private static Set<Long> withChildren(Collection<Long> roots) {
        Set<Long> all = new HashSet<>(roots);
        for (long root : roots) {
            ProcessHandle.of(root)
                    .ifPresent(process ->
                            process.descendants().map(ProcessHandle::pid).forEach(all::add));
        }
        return all;
    }

    private static double ticks(long pid, boolean withEndedChildren) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/stat"))) {
            String stat = lines.findFirst().orElse("");
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            double own = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
            double ended = Double.parseDouble(fields[13]) + Double.parseDouble(fields[14]);
            return withEndedChildren ? own + ended : own;
        } catch (IOException e) {
            return 0;
        }
    }
}
