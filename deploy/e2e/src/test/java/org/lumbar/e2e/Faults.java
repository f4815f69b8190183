package org.lumbar.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.lumbar.backbone.ProcessTree;
import org.lumbar.backbone.TcpProxy;
import org.lumbar.local.LocalStack;
import org.lumbar.local.Part;
import org.lumbar.local.ServiceProcess;

/** Breaks a running system, one thing after the other, as a seed draws it; puts nothing back that a cluster would have to put back. */
final class Faults {
    private static final Duration LONGEST_QUIET = Duration.ofSeconds(5);
    private static final Duration LONGEST_FAULT = Duration.ofSeconds(30);
    private static final Duration BACK_WITHIN = Duration.ofMinutes(3);

    private final LocalStack stack;
    private final ServiceProcess secondSession;
    private final Random random;
    private final List<String> diary = new ArrayList<>();

    /** What is broken, and how. */
    private enum Fault {
        KILL_ROUTINE,
        KILL_SESSION,
        KILL_SECOND_SESSION,
        KILL_INSIGHTS,
        KILL_KAFKA,
        KILL_POSTGRES,
        FREEZE_ROUTINE,
        FREEZE_SESSION,
        FREEZE_SECOND_SESSION,
        FREEZE_INSIGHTS,
        FREEZE_KAFKA,
        FREEZE_POSTGRES,
        SILENCE_KAFKA,
        SILENCE_POSTGRES,
        CUT_KAFKA,
        CUT_POSTGRES
    }

    Faults(LocalStack stack, ServiceProcess secondSession, long seed) {
        this.stack = stack;
        this.secondSession = secondSession;
        this.random = new Random(seed);
    }

    /** Every fault in words, with the time that it took until all was ready again. */
    List<String> diary() {
        return List.copyOf(diary);
    }

    /** Breaks one thing and returns when the whole system is ready again by itself. */
    void next() {
        quiet();
        Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
        long begin = System.nanoTime();
        strike(fault);
        long over = System.nanoTime();
        await("everything is ready again after " + fault)
                .atMost(BACK_WITHIN)
                .pollInterval(Duration.ofMillis(200))
                .until(this::isReady);
        String line = String.format(
                Locale.ROOT,
                "%-22s lasted %4.1f s, all ready %4.1f s later",
                fault,
                (over - begin) / 1e9,
                (System.nanoTime() - over) / 1e9);
        diary.add(line);
        System.out.println(line);
    }

    private void strike(Fault fault) {
        switch (fault) {
            case KILL_ROUTINE -> processes(Part.ROUTINE).kill();
            case KILL_SESSION -> processes(Part.SESSION).kill();
            case KILL_SECOND_SESSION -> secondSession.processes().orElseThrow().kill();
            case KILL_INSIGHTS -> processes(Part.INSIGHTS).kill();
            case KILL_KAFKA -> processes(Part.KAFKA).kill();
            case KILL_POSTGRES -> processes(Part.POSTGRES).kill();
            case FREEZE_ROUTINE -> freeze(processes(Part.ROUTINE));
            case FREEZE_SESSION -> freeze(processes(Part.SESSION));
            case FREEZE_SECOND_SESSION -> freeze(secondSession.processes().orElseThrow());
            case FREEZE_INSIGHTS -> freeze(processes(Part.INSIGHTS));
            case FREEZE_KAFKA -> freeze(processes(Part.KAFKA));
            case FREEZE_POSTGRES -> freeze(processes(Part.POSTGRES));
            case SILENCE_KAFKA -> silence(stack.network(Part.KAFKA));
            case SILENCE_POSTGRES -> silence(stack.network(Part.POSTGRES));
            case CUT_KAFKA -> cut(stack.network(Part.KAFKA));
            case CUT_POSTGRES -> cut(stack.network(Part.POSTGRES));
        }
    }

    private ProcessTree processes(Part part) {
        return stack.processes(part).orElseThrow();
    }

    private void freeze(ProcessTree processes) {
        processes.freeze();
        last(LONGEST_FAULT);
        processes.thaw();
    }

    private void silence(TcpProxy network) {
        network.fallSilent();
        last(LONGEST_FAULT);
        network.forward();
    }

    /** Again and again: whoever connects anew is cut off, too. */
    private void cut(TcpProxy network) {
        long until = System.nanoTime() + drawn(LONGEST_FAULT).toNanos();
        while (System.nanoTime() < until) {
            var unused = network.cut();
            last(Duration.ofMillis(500));
        }
    }

    private boolean isReady() {
        return stack.processes(Part.KAFKA).isPresent()
                && stack.processes(Part.POSTGRES).isPresent()
                && secondSession.isReady()
                && List.of(Part.ROUTINE, Part.SESSION, Part.INSIGHTS).stream()
                        .allMatch(part -> stack.service(part).isReady());
    }

    private void quiet() {
        last(LONGEST_QUIET);
    }

    private Duration drawn(Duration most) {
        return Duration.ofMillis(most.toMillis() / 3 + random.nextLong(most.toMillis() * 2 / 3));
    }

    /** A fault has a length of time; nothing is waited for here. */
    private void last(Duration most) {
        try {
            TimeUnit.MILLISECONDS.sleep(drawn(most).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in the middle of a fault", e);
        }
    }
}
