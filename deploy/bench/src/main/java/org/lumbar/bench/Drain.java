package org.lumbar.bench;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.lumbar.backbone.Postgres;
import org.lumbar.simulator.story.Setting;

/** Lets a contender drain a filled topic into an empty database, and measures the stretch after it is warm. */
final class Drain {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration TICK = Duration.ofMillis(100);

    /** At the very end some partitions are empty before others, and threads are idle: that is nobody's speed. */
    private static final double MEASURED_UP_TO = 0.95;

    private final Lab lab;
    private final Path home;
    private final Path serviceJar;
    private int runs;
    private int drains;

    Drain(Lab lab, Path home, Path serviceJar) {
        this.lab = lab;
        this.home = home;
        this.serviceJar = serviceJar;
    }

    /**
     * The measured stretch.
     *
     * @param perSecond records
     * @param cpuMicros of the contender and PostgreSQL, per record
     * @param ownMicros of the contender alone
     */
    record Result(double perSecond, double cpuMicros, double ownMicros) {}

    /** @param warm share of the events that is drained before the measurement starts */
    Result run(Contender contender, Filling filling, Map<String, String> options, double warm) throws Exception {
        Postgres.Database database =
                lab.database("run" + ++runs + "_" + contender.name().toLowerCase(Locale.ROOT));
        try {
            return runOn(database, contender, filling, options, warm);
        } finally {
            lab.drop(database);
        }
    }

    /** The same on a database that stays. */
    Result runOn(
            Postgres.Database database, Contender contender, Filling filling, Map<String, String> options, double warm)
            throws Exception {
        String name = "drain" + ++drains;
        Map<String, String> topics = filling.serviceTopics(name);
        List<String> out = topics.keySet().stream()
                .filter(key -> !key.equals("CLIENTS") && !key.equals("PLANS"))
                .map(topics::get)
                .toList();
        lab.createTopics(out);
        Contender.Run run = new Contender.Run(lab, home, serviceJar, database, filling.events(), topics, options);
        contender.prepare(run);
        File log = lab.folder.resolve(name + "_" + database.user() + ".log").toFile();
        Process process = contender
                .command(run)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            return measure(process, contender.group(run), filling, warm);
        } finally {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            lab.deleteTopics(out);
        }
    }

    /** Fills topics of this name with a simulated practice. */
    Filling fill(String name, Setting practice, double resent) {
        List<String> topics = List.of(name + ".events", name + ".clients", name + ".plans");
        lab.createTopics(topics);
        try (Fill fill = new Fill(lab.bootstrap(), practice)) {
            fill.clientsAndPlans(topics.get(1), topics.get(2));
            Fill.Filled filled = fill.events(topics.get(0), resent);
            Main.say("filled %s: %,d events in %,d records".formatted(name, filled.events(), filled.records()));
            return new Filling(topics.get(0), topics.get(1), topics.get(2), filled.events(), filled.records());
        }
    }

    private record Sample(long nanos, long records, double cpu, double own) {}

    private Result measure(Process process, String group, Filling filling, double warm) throws Exception {
        Sample first = await(process, group, filling, warm);
        Sample last = await(process, group, filling, MEASURED_UP_TO);
        double seconds = (last.nanos() - first.nanos()) / 1e9;
        double records = last.records() - first.records();
        return new Result(
                records / seconds,
                (last.cpu() - first.cpu()) * 1e6 / records,
                (last.own() - first.own()) * 1e6 / records);
    }

    /** Progress is what the contender has committed to the broker: it costs PostgreSQL nothing to ask for, and comes at once. */
    private Sample await(Process process, String group, Filling filling, double share) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            long now = lab.committed(group, filling.events());
            if (now >= filling.records() * share) {
                double own = Cpu.seconds(List.of(process.pid()));
                return new Sample(System.nanoTime(), now, own + Cpu.seconds(List.of(lab.postmaster())), own);
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
        throw new IllegalStateException("did not get to " + share + " of the records; its log is in " + lab.folder);
    }

    /** A filled topic, with the clients and plans that belong to it. */
    record Filling(String events, String clients, String plans, long distinct, long records) {
        Map<String, String> serviceTopics(String run) {
            return Map.of(
                    "CLIENTS", clients,
                    "PLANS", plans,
                    "SESSIONS", run + ".sessions",
                    "PAIN_RATINGS", run + ".ratings",
                    "CLIENT_DAYS", run + ".days",
                    "SESSION_EVENTS_DLQ", run + ".dlq");
        }
    }
}
