package org.lumbar.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.lumbar.backbone.Identity;
import org.lumbar.backbone.Postgres;
import org.lumbar.simulator.Generator;
import org.lumbar.simulator.story.Setting;

/** The HTTP edge beside an endpoint that only parses: batches of 20 events of one client, over connections that are kept. */
final class Edge {
    private static final int BATCH = 20;
    private static final int CALLERS = 16;
    private static final Duration WARM = Duration.ofSeconds(60);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final UUID PRACTICE = new UUID(1, 1);

    private final Lab lab;
    private final int rounds;
    private final Map<String, List<Drain.Result>> results = new LinkedHashMap<>();

    Edge(Lab lab, int rounds) {
        this.lab = lab;
        this.rounds = rounds;
    }

    /** A batch with its client's token. */
    private record Batch(byte[] body, String token) {}

    /** Where batches are sent. */
    private record Target(String title, ServiceProcess process, String path, boolean withToken) {}

    Map<String, List<Drain.Result>> run(Setting setting) throws Exception {
        Postgres.Database database = lab.database("edge");
        lab.createTopics(List.of("edge.events", "edge.clients", "edge.plans"));
        Map<String, String> settings = Map.of(
                "lumbar.topics.session-events", "edge.events",
                "lumbar.ingest.enabled", "false",
                "lumbar.edge.client-burst", "1000000000");
        try (Identity identity = Identity.start(Lab.freePort(), null);
                ServiceProcess edge =
                        ServiceProcess.start(ServiceProcess.Kind.SESSION, lab, database, identity.issuer(), settings);
                ServiceProcess parser = ServiceProcess.start(
                        ServiceProcess.Kind.PARSE_ONLY, lab, database, identity.issuer(), Map.of())) {
            List<Batch> batches = batches(setting, edge);
            List<Target> targets = List.of(
                    new Target("an endpoint that parses and answers, open", parser, "/open", false),
                    new Target("an endpoint that parses and answers, with token", parser, "/with-token", true),
                    new Target("the edge, with token, checks and Kafka's ack", edge, "/v1/events", true));
            for (Target target : targets) {
                load(target, batches, WARM);
            }
            for (int round = 0; round < rounds; round++) {
                for (Target target : targets) {
                    measure(target, batches);
                }
            }
        }
        return results;
    }

    private static List<Batch> batches(Setting setting, ServiceProcess edge) throws IOException, InterruptedException {
        Map<UUID, List<byte[]>> byClient = new LinkedHashMap<>();
        Generator.events(setting)
                .forEach(event -> byClient.computeIfAbsent(event.clientId(), none -> new ArrayList<>())
                        .add(event.structured()));
        List<Batch> batches = new ArrayList<>();
        for (Map.Entry<UUID, List<byte[]>> entry : byClient.entrySet()) {
            String token = edge.token("client@" + PRACTICE + "/" + entry.getKey());
            List<byte[]> events = entry.getValue();
            for (int i = 0; i + BATCH <= events.size(); i += BATCH) {
                batches.add(new Batch(array(events.subList(i, i + BATCH)), token));
            }
        }
        return batches;
    }

    /** A JSON array of these documents. */
    static byte[] array(List<byte[]> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String before = "[";
        for (byte[] event : events) {
            out.writeBytes(before.getBytes(UTF_8));
            out.writeBytes(event);
            before = ",";
        }
        out.write(']');
        return out.toByteArray();
    }

    private void measure(Target target, List<Batch> batches) throws Exception {
        double before = Cpu.seconds(List.of(target.process().pid()));
        long start = System.nanoTime();
        long events = load(target, batches, MEASURED) * BATCH;
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = (Cpu.seconds(List.of(target.process().pid())) - before) * 1e6 / events;
        results.computeIfAbsent(target.title(), none -> new ArrayList<>())
                .add(new Drain.Result(events / seconds, cpu, cpu));
    }

    /** Callers that each wait for their answer before they send again; returns how many batches were taken. */
    private static long load(Target target, List<Batch> batches, Duration time) throws Exception {
        Load load = new Load(target, batches, System.nanoTime() + time.toNanos());
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            callers.add(done);
            load.send(done);
        }
        CompletableFuture.allOf(callers.toArray(CompletableFuture[]::new)).get();
        if (load.refused.get() > 0) {
            throw new IllegalStateException(target.title() + " refused " + load.refused);
        }
        return load.taken.get();
    }

    /** Sends one batch after the other until its time is over. */
    private static final class Load {
        private final HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicLong taken = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();
        private final Target target;
        private final URI uri;
        private final List<Batch> batches;
        private final long end;

        Load(Target target, List<Batch> batches, long end) {
            this.target = target;
            this.uri = target.process().uri(target.path());
            this.batches = batches;
            this.end = end;
        }

        void send(CompletableFuture<Void> done) {
            if (System.nanoTime() > end) {
                done.complete(null);
                return;
            }
            Batch batch = batches.get(Math.floorMod(next.getAndIncrement(), batches.size()));
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .header("Content-Type", "application/cloudevents-batch+json")
                    .POST(BodyPublishers.ofByteArray(batch.body()));
            if (target.withToken()) {
                request.header("Authorization", "Bearer " + batch.token());
            }
            http.sendAsync(request.build(), BodyHandlers.discarding()).whenComplete((answer, failure) -> {
                (failure == null && answer.statusCode() == 202 ? taken : refused).incrementAndGet();
                send(done);
            });
        }
    }
}
