package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.local.Part;

/**
 * Story: backends of a practice send as fast as they are answered for {@code LUMBAR_FLOOD} seconds, beside pages that hardly read their
 * streams. {@code deploy/e2e/proofs flood}.
 */
@EnabledIfEnvironmentVariable(
        named = "LUMBAR_PROOFS",
        matches = "(.*,)?flood(,.*)?",
        disabledReason = "nobody asked for this proof")
@ExtendWith(BreakableSystem.class)
class FloodE2E {
    private static final List<Part> SERVICES = List.of(Part.ROUTINE, Part.SESSION, Part.INSIGHTS);
    private static final int CLIENTS = 150;
    private static final int SENDERS = 8;
    private static final int SESSIONS_AT_ONCE = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Marks of transactions, which nobody reads: one in each partition of three topics. */
    private static final int MARKS = 3 * 12;
    /** Beyond the heap of 384 MB: code, threads, buffers. */
    private static final long MOST_MEGABYTES = 800;

    private static SystemUnderTest system;

    private final Map<Integer, AtomicInteger> answers = new ConcurrentSkipListMap<>();
    private final Map<Part, Footprint> most = new EnumMap<>(Part.class);
    private final int seconds = OnDemand.number("LUMBAR_FLOOD", 60);

    @BeforeAll
    static void start(SystemUnderTest breakable) {
        system = breakable;
    }

    @Test
    @Timeout(900)
    void afterAFloodAllIsCaughtUpWithinAMinute() {
        // Given
        List<Newcomer> clients = Newcomer.practice(system, CLIENTS);
        Ledger ledger = new Ledger();
        List<String> pages =
                List.of(clients.get(0).therapist(), Person.admin(clients.get(0).practiceId()));
        Duration session;
        Duration insights;
        try (SlowReaders slow = new SlowReaders(system, system.address(Part.INSIGHTS), pages, 4);
                Backlog backlog = new Backlog(system)) {
            // When
            flooded(clients, ledger, backlog);
            long over = System.nanoTime();
            session = Passing.until(over, "session-service has caught up", PATIENCE, () -> backlog.ofSession() == 0);
            insights = Passing.until(
                    over, "insights-service has caught up", PATIENCE, () -> backlog.ofInsights() <= MARKS);
            measure();
        }

        // Then
        Ledger.Verdict verdict = new Stored(system, clients, ledger).holds(PATIENCE);
        System.out.println(String.format(
                Locale.ROOT,
                "proof: a flood of %d s: %s, %d events/s; answers %s; most memory %s; session-service caught up %s"
                        + " after, insights-service %s",
                seconds,
                verdict,
                verdict.promised() / seconds,
                answers,
                most,
                Passing.seconds(session),
                Passing.seconds(insights)));
        assertThat(answers.keySet()).isSubsetOf(202, 429, 503);
        assertThat(most.values())
                .allSatisfy(each -> assertThat(each.residentMegabytes()).isLessThan(MOST_MEGABYTES));
        assertThat(session).isLessThan(Duration.ofSeconds(60));
        assertThat(insights).isLessThan(Duration.ofSeconds(60));
    }

    /** Returns when the last sender has its last answer. */
    private void flooded(List<Newcomer> clients, Ledger ledger, Backlog backlog) {
        long begin = System.nanoTime();
        long until = begin + Duration.ofSeconds(seconds).toNanos();
        List<CompletableFuture<Void>> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            Random random = new Random(i);
            senders.add(CompletableFuture.runAsync(
                    () -> flood(clients, ledger, random, until), task -> new Thread(task).start()));
        }
        while (System.nanoTime() < until) {
            Passing.of(Duration.ofSeconds(5));
            measure();
            System.out.printf(
                    Locale.ROOT,
                    "  after %3d s: %,d accepted, session-service %,d behind, insights-service %,d%n",
                    (System.nanoTime() - begin) / 1_000_000_000,
                    ledger.promised(),
                    backlog.ofSession(),
                    backlog.ofInsights());
        }
        senders.forEach(CompletableFuture::join);
    }

    /** What each consumer group has still to read. */
    private record Backlog(Lag events, Lag sessions, Lag days, Lag ratings) implements AutoCloseable {
        Backlog(SystemUnderTest system) {
            this(
                    new Lag(system, "session-service", Kafka.EVENTS),
                    new Lag(system, "insights-service", Kafka.SESSIONS),
                    new Lag(system, "insights-service", Kafka.CLIENT_DAYS),
                    new Lag(system, "insights-service", Kafka.RATINGS));
        }

        long ofSession() {
            return events.now();
        }

        long ofInsights() {
            return sessions.now() + days.now() + ratings.now();
        }

        @Override
        public void close() {
            List.of(events, sessions, days, ratings).forEach(Lag::close);
        }
    }

    private void flood(List<Newcomer> clients, Ledger ledger, Random random, long until) {
        Api edge = system.session(Person.gateway(clients.get(0).practiceId()));
        while (System.nanoTime() < until) {
            List<Visit.Event> events = new ArrayList<>();
            List<Visit> visits = new ArrayList<>();
            for (int i = 0; i < SESSIONS_AT_ONCE; i++) {
                Visit visit =
                        Visit.of(clients.get(random.nextInt(clients.size())), Duration.ofDays(random.nextInt(28)));
                visit.whole().forEach(event -> {
                    ledger.sent(visit.sessionId(), event.id());
                    events.add(event);
                    visits.add(visit);
                });
            }
            Answer answer = edge.post("/v1/events", Api.BATCH, Visit.Event.batch(events));
            answers.computeIfAbsent(answer.status(), any -> new AtomicInteger()).incrementAndGet();
            if (answer.status() == 202) {
                int i = 0;
                for (JsonNode result : answer.json().required("results")) {
                    if (result.path("status").asText().equals("accepted")) {
                        ledger.promised(visits.get(i).sessionId(), events.get(i).id());
                    }
                    i++;
                }
            } else {
                Passing.of(Duration.ofMillis(100));
            }
        }
    }

    private void measure() {
        for (Part service : SERVICES) {
            Footprint now = Footprint.of(system.first(service).processes().orElseThrow());
            most.merge(service, now, (one, other) -> one.residentMegabytes() > other.residentMegabytes() ? one : other);
        }
    }
}
