package org.lumbar.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.lumbar.backbone.Identity;
import org.lumbar.backbone.Postgres;
import org.lumbar.simulator.Generator;
import org.lumbar.simulator.event.SessionEvent;
import org.lumbar.simulator.story.Practice;
import org.lumbar.simulator.story.Setting;

/**
 * A practice's day at 500 events a second: from posting a rating until insights-service answers with it, over HTTP at both
 * ends, and the memory that session-service needs meanwhile.
 */
final class Offered {
    private static final int PER_SECOND = 500;
    private static final int BATCH = 10;
    /** Longer than what piles up while both services are compiled takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Asking every 2 ms took a quarter of what insights-service had to do. */
    private static final Duration ASK_EVERY = Duration.ofMillis(10);

    /** Long before the simulated practice: each sample has a day of its own. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2001, 1, 1);

    private final Lab lab;
    private final Setting setting;
    private final Duration time;
    private final Map<Integer, AtomicLong> statuses = new HashMap<>();
    private final AtomicLong failed = new AtomicLong();

    Offered(Lab lab, Setting setting, Duration time) {
        this.lab = lab;
        this.setting = setting;
        this.time = time;
        List.of(202, 429, 503).forEach(status -> statuses.put(status, new AtomicLong()));
    }

    void run() throws Exception {
        Map<String, String> topics = topics();
        try (Fill fill = new Fill(lab.bootstrap(), setting)) {
            fill.clientsAndPlans("offered.clients", "offered.plans");
        }
        try (Identity identity = Identity.start(Lab.freePort(), null);
                ServiceProcess session = start(ServiceProcess.Kind.SESSION, identity, topics);
                ServiceProcess insights = start(ServiceProcess.Kind.INSIGHTS, identity, topics)) {
            String admin = insights.token("practice-admin@" + setting.practiceId() + "/max");
            String producer = session.token("event-producer@" + setting.practiceId() + "/gateway");
            List<UUID> clients = new Practice(setting)
                    .clients().stream().map(client -> client.clientId()).toList();
            awaitKnown(insights, clients.get(clients.size() - 1), admin);
            ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
            Iterator<SessionEvent> events = Generator.events(setting).iterator();
            sender.scheduleAtFixedRate(
                    () -> send(session, producer, events), 0, 1_000_000L * BATCH / PER_SECOND, TimeUnit.MICROSECONDS);
            List<Long> latencies = sample(session, insights, producer, admin, clients);
            sender.shutdown();
            print(latencies);
        }
    }

    private Map<String, String> topics() {
        Map<String, String> topics = new HashMap<>();
        for (String topic : List.of(
                "session-events",
                "session-events-dlq",
                "plans",
                "clients",
                "sessions",
                "pain-ratings",
                "client-days",
                "insights-dlq")) {
            topics.put("lumbar.topics." + topic, "offered." + topic);
        }
        lab.createTopics(List.copyOf(topics.values()));
        return topics;
    }

    private ServiceProcess start(ServiceProcess.Kind kind, Identity identity, Map<String, String> topics)
            throws Exception {
        Postgres.Database database = lab.database("offered_" + kind.name().toLowerCase(Locale.ROOT));
        return ServiceProcess.start(kind, lab, database, identity.issuer(), topics);
    }

    private static void awaitKnown(ServiceProcess insights, UUID client, String admin) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (insights.status("/v1/clients/" + client + "/pain", admin) != 200) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("insights-service does not know the clients");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private void send(ServiceProcess session, String producer, Iterator<SessionEvent> events) {
        List<byte[]> batch = new ArrayList<>();
        while (batch.size() < BATCH && events.hasNext()) {
            batch.add(events.next().structured());
        }
        var unused = session.post(Edge.array(batch), producer).whenComplete((status, failure) -> {
            AtomicLong count = failure == null ? statuses.get(status) : failed;
            (count == null ? failed : count).incrementAndGet();
        });
    }

    /** One rating a second, until the time is over. */
    private List<Long> sample(
            ServiceProcess session, ServiceProcess insights, String producer, String admin, List<UUID> clients)
            throws Exception {
        List<Long> latencies = new ArrayList<>();
        long start = System.nanoTime();
        long rss = 0;
        for (int i = 0; System.nanoTime() - start < time.toNanos(); i++) {
            long due = start + TimeUnit.SECONDS.toNanos(i);
            LockSupport.parkNanos(due - System.nanoTime());
            // The first half warms both services up.
            long latency = latency(session, insights, producer, admin, clients.get(i % clients.size()), i);
            if (i >= time.toSeconds() / 2) {
                latencies.add(latency);
            }
            rss = Math.max(rss, rssMebibytes(session.pid()));
        }
        Main.say("session-service took at most %,d MiB (RSS, -Xmx80m)".formatted(rss));
        return latencies;
    }

    private static long latency(
            ServiceProcess session, ServiceProcess insights, String producer, String admin, UUID client, int sample)
            throws Exception {
        LocalDate day = FIRST_DAY.plusDays(sample);
        byte[] rating = ("""
                [{"specversion":"1.0","id":"%s","source":"urn:lumbar:app:bench","type":"org.lumbar.session.pain-rated.v1",\
                "subject":"%s","time":"%sT12:00:00Z","timezone":"Europe/Berlin","data":{"moment":"AD_HOC","score":4}}]""").formatted(UUID.randomUUID(), client, day).getBytes(UTF_8);
        String path = "/v1/clients/" + client + "/pain?from=" + day + "&to=" + day;
        long start = System.nanoTime();
        var posted = session.post(rating, producer);
        while (!insights.get(path, admin).body().contains("\"localDay\":\"" + day)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        "a rating never came; its post was answered %s, insights-service says %s"
                                .formatted(
                                        posted.get(), insights.get(path, admin).body()));
            }
            LockSupport.parkNanos(ASK_EVERY.toNanos());
        }
        return System.nanoTime() - start;
    }

    private static long rssMebibytes(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    private void print(List<Long> latencies) {
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        Main.say("%,d events a second for %d minutes, in posts of %d: %s posts answered, %d failed"
                .formatted(PER_SECOND, time.toMinutes(), BATCH, statuses, failed.get()));
        Main.say("post → readable in insights-service, %d samples: p50 %.0f ms   p99 %.0f ms   most %.0f ms"
                .formatted(sorted.length, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1)));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.ceil(sorted.length * share) - 1] / 1e6;
    }
}
