package org.lumbar.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lumbar.backbone.Identity;
import org.lumbar.backbone.Postgres;

/**
 * How long a page of triage and a timeline take, with so many clients stored and with ten times as many. Both services run
 * at once and are asked in turns, so that what else the machine does meets both.
 */
final class Reads {
    private static final String PRACTICE = "00000000-0000-7000-8000-000000000001";
    private static final int FEW = 1;
    private static final int MANY = 10;
    private static final int WARM = 600;

    private final Lab lab;
    private final int rounds;
    private final int requests;

    Reads(Lab lab, int rounds, int requests) {
        this.lab = lab;
        this.rounds = rounds;
        this.requests = requests;
    }

    /** How long one kind of request took with a number of practices stored, in nanoseconds: by round. */
    private record Timed(int practices, List<long[]> rounds) {}

    /** A service with so many practices, who asks it, and where its 41st page begins. */
    private record Stored(int practices, ServiceProcess service, String admin, String anna, String cursor) {}

    private record Ask(String title, String path, String token) {}

    void run() throws Exception {
        try (Identity identity = Identity.start(Lab.freePort(), null);
                ServiceProcess small = service(identity.issuer(), FEW);
                ServiceProcess large = service(identity.issuer(), MANY)) {
            measure(List.of(stored(FEW, small), stored(MANY, large)));
        }
    }

    private static Stored stored(int practices, ServiceProcess service) throws Exception {
        String admin = service.token("practice-admin@" + PRACTICE + "/max");
        String anna = service.token("therapist@" + PRACTICE + "/anna");
        return new Stored(practices, service, admin, anna, deepCursor(service, admin));
    }

    private ServiceProcess service(String issuer, int practices) throws Exception {
        Postgres.Database database = lab.database("insights" + practices);
        lab.createTopics(ServiceProcess.TOPICS.stream()
                .map(topic -> database.user() + "." + topic)
                .toList());
        ServiceProcess service = ServiceProcess.start(ServiceProcess.Kind.INSIGHTS, lab, database, issuer, Map.of());
        long start = System.nanoTime();
        for (String statement : StoredPractices.statements(practices)) {
            Lab.execute(database, statement);
        }
        Main.say("stored %,d clients, %,d of them with two years of data, in %d s"
                .formatted(
                        practices * StoredPractices.CLIENTS,
                        practices * StoredPractices.LONG_STANDING,
                        (System.nanoTime() - start) / 1_000_000_000));
        return service;
    }

    private void measure(List<Stored> sizes) throws Exception {
        Map<String, List<Timed>> results = new LinkedHashMap<>();
        Random random = new Random(1);
        for (int round = -1; round < rounds; round++) {
            int count = round < 0 ? WARM : requests;
            for (int i = 0; i < count; i++) {
                long client = 1 + random.nextInt(StoredPractices.LONG_STANDING);
                for (Stored size : sizes) {
                    for (Ask ask : asks(size, client)) {
                        long nanos = time(size.service(), ask.path(), ask.token());
                        if (round >= 0) {
                            note(results, ask.title(), size.practices(), round, i, nanos);
                        }
                    }
                }
            }
        }
        results.forEach(Reads::print);
    }

    private static List<Ask> asks(Stored size, long client) {
        String list = "/v1/clients";
        String timeline = list + "/" + StoredPractices.clientId(1, client) + "/timeline";
        return List.of(
                new Ask("triage of 10,000 clients, first page", list, size.admin()),
                new Ask("triage of 10,000 clients, page 41", list + "?cursor=" + size.cursor(), size.admin()),
                new Ask("triage of 10,000 clients, some of them", list + "?need=RED,YELLOW&q=7", size.admin()),
                new Ask("triage of a therapist's 100 clients", list, size.anna()),
                new Ask(
                        "timeline of two years",
                        timeline + "?from=" + StoredPractices.FIRST_DAY + "&to=" + StoredPractices.LAST_DAY,
                        size.admin()));
    }

    /** Where the 41st page of triage begins. */
    static String deepCursor(ServiceProcess service, String token) throws Exception {
        String cursor = "";
        for (int page = 0; page < 40; page++) {
            String body = service.get("/v1/clients?cursor=" + cursor, token).body();
            cursor = body.replaceAll("(?s).*\"nextCursor\":\"([^\"]+)\".*", "$1");
        }
        return cursor;
    }

    private static long time(ServiceProcess service, String path, String token) throws Exception {
        long start = System.nanoTime();
        int status = service.status(path, token);
        long nanos = System.nanoTime() - start;
        if (status != 200) {
            throw new IllegalStateException(path + " answered " + status);
        }
        return nanos;
    }

    private void note(
            Map<String, List<Timed>> results, String title, int practices, int round, int request, long nanos) {
        List<Timed> all = results.computeIfAbsent(title, any -> new ArrayList<>());
        if (all.stream().noneMatch(timed -> timed.practices() == practices)) {
            all.add(new Timed(practices, new ArrayList<>()));
        }
        for (Timed timed : all) {
            if (timed.practices() == practices) {
                if (timed.rounds().size() <= round) {
                    timed.rounds().add(new long[requests]);
                }
                timed.rounds().get(round)[request] = nanos;
            }
        }
    }

    private static void print(String title, List<Timed> bySize) {
        Main.say(title);
        for (Timed timed : bySize) {
            Main.say("  %,7d clients stored   p50 %s ms   p99 %s ms"
                    .formatted(timed.practices() * StoredPractices.CLIENTS, spread(timed, 0.5), spread(timed, 0.99)));
        }
        Timed few = bySize.get(0);
        Timed many = bySize.get(bySize.size() - 1);
        Main.say("  ten times as many take %.2f times as long at p50, %.2f at p99"
                .formatted(middle(many, 0.5) / middle(few, 0.5), middle(many, 0.99) / middle(few, 0.99)));
    }

    private static double[] quantiles(Timed timed, double share) {
        return timed.rounds().stream()
                .mapToDouble(nanos -> {
                    long[] sorted = nanos.clone();
                    Arrays.sort(sorted);
                    return sorted[(int) Math.ceil(sorted.length * share) - 1] / 1e6;
                })
                .sorted()
                .toArray();
    }

    private static double middle(Timed timed, double share) {
        double[] sorted = quantiles(timed, share);
        return sorted[sorted.length / 2];
    }

    private static String spread(Timed timed, double share) {
        double[] sorted = quantiles(timed, share);
        return "%5.1f (%.1f … %.1f)".formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }
}
