package org.lumbar.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.lumbar.backbone.Identity;
import org.lumbar.backbone.Postgres;

/** How long the operator's rebuild takes, and whether somebody who reads meanwhile notices. */
final class Rebuilding {
    private final Lab lab;
    private final int clients;

    Rebuilding(Lab lab, int clients) {
        this.lab = lab;
        this.clients = clients;
    }

    void run() throws Exception {
        Postgres.Database database = lab.database("rebuilt");
        lab.createTopics(ServiceProcess.TOPICS.stream()
                .map(topic -> database.user() + "." + topic)
                .toList());
        try (SnapshotFill fill = new SnapshotFill(lab.bootstrap(), database.user() + ".");
                Identity identity = Identity.start(Lab.freePort(), null)) {
            fill.clients(clients);
            Main.say("%,d snapshots of %,d clients, as %,d events make"
                    .formatted(fill.snapshots(), clients, fill.events()));
            // It reads what is there and consumes nothing, so that the rebuild is all that fills the tables.
            try (ServiceProcess service = ServiceProcess.start(
                    ServiceProcess.Kind.INSIGHTS,
                    lab,
                    database,
                    identity.issuer(),
                    Map.of("mp.messaging.incoming.snapshots.enabled", "false"))) {
                rebuild(service, database, identity.issuer(), "into empty tables");
                rebuild(service, database, identity.issuer(), "over full ones");
            }
        }
    }

    private void rebuild(ServiceProcess service, Postgres.Database database, String issuer, String how)
            throws Exception {
        String token = service.token("practice-admin@" + SnapshotFill.PRACTICE + "/max");
        long start = System.nanoTime();
        Process process = ServiceProcess.command(
                        ServiceProcess.Kind.INSIGHTS, lab, database, issuer, Map.of(), "rebuild")
                .start();
        AtomicLong reads = new AtomicLong();
        AtomicLong failed = new AtomicLong();
        AtomicLong slowest = new AtomicLong();
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
            while (process.isAlive()) {
                long asked = System.nanoTime();
                try {
                    failed.addAndGet(service.get("/v1/clients", token).statusCode() == 200 ? 0 : 1);
                    reads.incrementAndGet();
                    TimeUnit.MILLISECONDS.sleep(100);
                } catch (Exception failure) {
                    failed.incrementAndGet();
                }
                slowest.accumulateAndGet(System.nanoTime() - asked, Math::max);
            }
        });
        int result = process.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        reader.get();
        double cpu = Cpu.seconds(List.of(lab.postmaster()));
        Main.say(
                "rebuild %s: %.0f s (%.1f min), exit %d; meanwhile %,d reads, %,d failed, the slowest %,d ms; PostgreSQL's CPU so far %.0f s"
                        .formatted(
                                how,
                                seconds,
                                seconds / 60,
                                result,
                                reads.get(),
                                failed.get(),
                                slowest.get() / 1_000_000 - 100,
                                cpu));
        String body = service.get("/v1/clients?limit=1", token).body();
        Main.say("  clients shown: " + body.replaceAll("(?s).*\"inCare\":(\\d+).*", "$1"));
    }
}
