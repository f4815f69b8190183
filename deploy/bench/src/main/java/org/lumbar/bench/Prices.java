package org.lumbar.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.lumbar.backbone.Identity;
import org.lumbar.backbone.Postgres;

/**
 * What the second wall and the audit add to a read: the same request to the same process without either, with the wall, and with
 * both, in blocks that take turns. Two services run on one database: of the reads of one the audit has heard within the hour, of
 * the other each is new to it.
 */
final class Prices {
    private static final String PRACTICE = "00000000-0000-7000-8000-000000000001";
    private static final int WARM = 2000;
    private static final String NO_WALL = "lumbar-bench-without-wall";
    private static final String NO_AUDIT = "lumbar-bench-without-audit";

    private final Lab lab;
    private final int rounds;
    private final int requests;
    private final Map<String, Map<Mode, List<Block>>> results = new LinkedHashMap<>();

    Prices(Lab lab, int rounds, int requests) {
        this.lab = lab;
        this.rounds = rounds;
        this.requests = requests;
    }

    private enum Mode {
        NEITHER("neither", NO_WALL, "", NO_AUDIT, ""),
        WALL("wall", NO_AUDIT, ""),
        BOTH("wall and audit", "lumbar-bench", "");

        private final String title;
        private final String[] headers;

        Mode(String title, String... headers) {
            this.title = title;
            this.headers = headers;
        }
    }

    /** One block: medians of its requests, and CPU per request of the service and of PostgreSQL. */
    private record Block(double p50, double p99, double serviceCpu, double databaseCpu) {
        double cpu() {
            return serviceCpu + databaseCpu;
        }
    }

    /** @param path with {@code CLIENT} in the place of a client's id */
    private record Ask(String title, String path, String token) {}

    /** A service and what is asked of it. */
    private record Asked(String title, ServiceProcess service, List<Ask> asks) {}

    void run() throws Exception {
        try (Identity identity = Identity.start(Lab.freePort(), null)) {
            Postgres.Database database = lab.database("prices");
            lab.createTopics(ServiceProcess.TOPICS.stream()
                    .map(topic -> database.user() + "." + topic)
                    .toList());
            try (ServiceProcess again = service(database, identity, "1h")) {
                for (String statement : StoredPractices.statements(1)) {
                    Lab.execute(database, statement);
                }
                try (ServiceProcess anew = service(database, identity, "1ms")) {
                    measure(List.of(asked("known to the audit", again), asked("new to the audit", anew)));
                }
            }
        }
        results.forEach(this::print);
    }

    private ServiceProcess service(Postgres.Database database, Identity identity, String oncePer) throws Exception {
        return ServiceProcess.start(
                ServiceProcess.Kind.INSIGHTS_UNGUARDED,
                lab,
                database,
                identity.issuer(),
                Map.of("lumbar.audit.once-per", oncePer));
    }

    private static Asked asked(String title, ServiceProcess service) throws Exception {
        String admin = service.token("practice-admin@" + PRACTICE + "/max");
        String anna = service.token("therapist@" + PRACTICE + "/anna");
        String list = "/v1/clients";
        String days = "?from=" + StoredPractices.FIRST_DAY + "&to=" + StoredPractices.LAST_DAY;
        return new Asked(
                title,
                service,
                List.of(
                        new Ask("triage, page 41", list + "?cursor=" + Reads.deepCursor(service, admin), admin),
                        new Ask("triage, some of 10,000", list + "?need=RED,YELLOW&q=7", admin),
                        new Ask("triage, a therapist's 100", list, anna),
                        new Ask("a therapist's 34 alerts", "/v1/alerts", anna),
                        new Ask("pain of two years", list + "/CLIENT/pain" + days, admin),
                        new Ask("timeline of two years", list + "/CLIENT/timeline" + days, admin)));
    }

    private void measure(List<Asked> all) throws Exception {
        for (Asked asked : all) {
            warm(asked);
        }
        for (int round = 0; round < rounds; round++) {
            for (Asked asked : all) {
                for (Ask ask : asked.asks()) {
                    for (int turn = 0; turn < Mode.values().length; turn++) {
                        Mode mode = Mode.values()[(turn + round) % Mode.values().length];
                        results.computeIfAbsent(ask.title() + ", " + asked.title(), any -> new LinkedHashMap<>())
                                .computeIfAbsent(mode, any -> new ArrayList<>())
                                .add(block(asked.service(), ask, mode));
                    }
                }
            }
        }
    }

    /** All clients in all modes, so that a read is known where it is to be. */
    private static void warm(Asked asked) throws Exception {
        for (int i = 0; i < WARM; i++) {
            Ask ask = asked.asks().get(i % asked.asks().size());
            for (Mode mode : Mode.values()) {
                ask(asked.service(), ask, mode, i);
            }
        }
    }

    private Block block(ServiceProcess service, Ask ask, Mode mode) throws Exception {
        double[] millis = new double[requests];
        long serviceBefore = Cpu.nanos(List.of(service.pid()));
        long databaseBefore = Cpu.nanos(List.of(lab.postmaster()));
        for (int i = 0; i < requests; i++) {
            long start = System.nanoTime();
            ask(service, ask, mode, i);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        double serviceCpu = (Cpu.nanos(List.of(service.pid())) - serviceBefore) / 1e6 / requests;
        double databaseCpu = (Cpu.nanos(List.of(lab.postmaster())) - databaseBefore) / 1e6 / requests;
        Arrays.sort(millis);
        return new Block(millis[requests / 2], millis[(int) Math.ceil(requests * 0.99) - 1], serviceCpu, databaseCpu);
    }

    private static void ask(ServiceProcess service, Ask ask, Mode mode, int number) throws Exception {
        String client = StoredPractices.clientId(1, 1 + number % StoredPractices.LONG_STANDING)
                .toString();
        int status = service.status(ask.path().replace("CLIENT", client), ask.token(), mode.headers);
        if (status != 200) {
            throw new IllegalStateException(ask.path() + " answered " + status);
        }
    }

    private void print(String title, Map<Mode, List<Block>> blocks) {
        Main.say(title);
        List<Block> neither = blocks.getOrDefault(Mode.NEITHER, List.of());
        blocks.forEach((mode, own) -> Main.say(
                "  %-16s p50 %s ms   CPU %s ms (service %.2f, PostgreSQL %.2f)   p99 %.1f ms   beside neither: p50 %s, CPU %s"
                        .formatted(
                                mode.title,
                                spread(own, Block::p50),
                                spread(own, Block::cpu),
                                middle(own, Block::serviceCpu),
                                middle(own, Block::databaseCpu),
                                middle(own, Block::p99),
                                times(own, neither, Block::p50),
                                times(own, neither, Block::cpu))));
    }

    /** By pairs of one round: what else the machine did then was with both. */
    private static String times(List<Block> own, List<Block> other, ToDoubleFunction<Block> of) {
        double[] times = new double[own.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = of.applyAsDouble(own.get(i)) / of.applyAsDouble(other.get(i));
        }
        Arrays.sort(times);
        return "× %.2f (%.2f … %.2f)".formatted(times[times.length / 2], times[0], times[times.length - 1]);
    }

    private static double[] sorted(List<Block> blocks, ToDoubleFunction<Block> of) {
        return blocks.stream().mapToDouble(of).sorted().toArray();
    }

    private static double middle(List<Block> blocks, ToDoubleFunction<Block> of) {
        return sorted(blocks, of)[blocks.size() / 2];
    }

    private static String spread(List<Block> blocks, ToDoubleFunction<Block> of) {
        double[] sorted = sorted(blocks, of);
        return "%5.2f (%.2f … %.2f)".formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }
}
