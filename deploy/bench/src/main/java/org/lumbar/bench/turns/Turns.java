package org.lumbar.bench.turns;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/**
 * Lets contenders do the same work in this process, in turns, on the calling thread: each is warmed first, then each has its turn in
 * each round.
 */
public final class Turns {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<String, Work> contenders = new LinkedHashMap<>();
    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();
    private final DoubleSupplier otherCpuSeconds;

    /** A contender's work. */
    public interface Work {
        /** Done before each pass, and not measured. */
        default void prepare() throws Exception {}

        /**
         * One pass over all of the work.
         *
         * @return how many units it did: events, rows or states
         */
        long pass() throws Exception;
    }

    /**
     * One turn.
     *
     * @param perSecond units
     * @param cpuMicros of this process, its collector and its compilers included, per unit
     * @param otherMicros of the other processes, per unit
     * @param bytes allocated by the working thread, per unit
     */
    public record Sample(double perSecond, double cpuMicros, double otherMicros, double bytes) {}

    /** @param otherCpuSeconds CPU that other processes have used for this work so far, in seconds */
    public Turns(DoubleSupplier otherCpuSeconds) {
        this.otherCpuSeconds = otherCpuSeconds;
    }

    /** Nothing but this process works. */
    public Turns() {
        this(() -> 0);
    }

    public Turns add(String title, Work work) {
        contenders.put(title, work);
        return this;
    }

    /** Warms each contender for so long, then measures rounds in which each works for at least so long. */
    public Turns run(Duration warm, int rounds, Duration measured) throws Exception {
        for (Work work : contenders.values()) {
            measure(work, warm);
        }
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Work> each : contenders.entrySet()) {
                samples.computeIfAbsent(each.getKey(), any -> new ArrayList<>())
                        .add(measure(each.getValue(), measured));
            }
        }
        return this;
    }

    private Sample measure(Work work, Duration atLeast) throws Exception {
        long nanos = 0;
        long cpu = 0;
        long bytes = 0;
        double other = 0;
        long units = 0;
        while (nanos < atLeast.toNanos()) {
            work.prepare();
            double otherBefore = otherCpuSeconds.getAsDouble();
            long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
            long cpuBefore = PROCESS.getProcessCpuTime();
            long before = System.nanoTime();
            units += work.pass();
            nanos += System.nanoTime() - before;
            cpu += PROCESS.getProcessCpuTime() - cpuBefore;
            bytes += THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
            other += otherCpuSeconds.getAsDouble() - otherBefore;
        }
        return new Sample(units * 1e9 / nanos, cpu / 1e3 / units, other * 1e6 / units, (double) bytes / units);
    }

    /** A line for each contender: medians, and of the speed the spread. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        samples.forEach((title, all) ->
                lines.add("%-52s %s/s (%s … %s)   CPU %.3f µs (%.3f … %.3f), others' %.2f   %,.0f bytes"
                        .formatted(
                                title,
                                whole(at(all, Sample::perSecond, 0.5)),
                                whole(at(all, Sample::perSecond, 0)),
                                whole(at(all, Sample::perSecond, 1)),
                                at(all, Sample::cpuMicros, 0.5),
                                at(all, Sample::cpuMicros, 0),
                                at(all, Sample::cpuMicros, 1),
                                at(all, Sample::otherMicros, 0.5),
                                at(all, Sample::bytes, 0.5))));
        return lines;
    }

    private static String whole(double value) {
        return "%,.0f".formatted(value);
    }

    private static double at(List<Sample> all, ToDoubleFunction<Sample> of, double share) {
        double[] values = all.stream().mapToDouble(of).toArray();
        Arrays.sort(values);
        return values[(int) Math.floor((values.length - 1) * share)];
    }
}
