package org.lumbar.backbone.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.lumbar.backbone.TestStack;

/**
 * Generated input for one service: half of it requests, made from its API document, half of it records, made from the contract's
 * examples. Good ones stand between them, and a test demands that none of these is lost.
 */
public final class Fuzz {
    private final FuzzRun run;
    private final TestStack stack;
    private final Canary canary;

    public Fuzz(FuzzRun run, TestStack stack) {
        this.run = run;
        this.stack = stack;
        this.canary = Canary.of(run);
    }

    /**
     * What came of a run.
     *
     * @param broken what broke the promise of an answer, each with the input that repeats it, and what was logged as an error
     * @param valuesInLogs lines of the service's and the database's log that say what was sent
     * @param goodRequests how many there were, all of which were answered with 2xx
     * @param goodRecords how many there were
     * @param answers how many of each status
     * @param longest time from a request to its whole answer
     * @param late how many answers came only when they were asked for again, alone
     */
    public record Outcome(
            List<String> broken,
            List<String> valuesInLogs,
            int goodRequests,
            int goodRecords,
            Map<String, Integer> answers,
            Duration longest,
            int late) {}

    /**
     * Sends everything, and watches the logs until all of it was read.
     *
     * @param untilAllIsRead returns when no record of the sources is left to be read by the service
     */
    public Outcome run(
            FuzzTarget target, List<FuzzSource> sources, IntFunction<FuzzSource.Good> good, Runnable untilAllIsRead)
            throws InterruptedException {
        int requests = run.inputs() / 2;
        int records = run.inputs() - requests;
        HttpFuzz http = new HttpFuzz(run, target, canary);
        System.out.println("Fuzz: repeat it with " + run);
        long start = System.nanoTime();
        try (WatchedLogs logs = WatchedLogs.start(canary, stack.postgresLog())) {
            new RecordFuzz(run, stack, canary, sources, good).send(requests, records);
            Duration sent = since(start);
            List<String> broken = new ArrayList<>(http.send(requests));
            Duration answered = since(start);
            untilAllIsRead.run();
            broken.addAll(logs.errors());
            System.out.println("Fuzz: " + records + " records sent in " + sent.toSeconds() + " s, " + requests
                    + " requests answered after " + answered.toSeconds() + " s, all read after "
                    + since(start).toSeconds() + " s. Answers " + http.answers() + ", the longest in "
                    + http.longest().toMillis() + " ms, " + http.late() + " asked again. " + logs.seen()
                    + " records of logs.");
            return new Outcome(
                    broken,
                    logs.linesWithValues(),
                    RequestGenerator.goodAmong(requests),
                    RecordFuzz.goodAmong(records),
                    http.answers(),
                    http.longest(),
                    http.late());
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
