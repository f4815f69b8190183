package org.lumbar.e2e;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Clients whose phones send one event after the other, twenty a second at most, a session each in turn; writes down every answer and
 * how long it took.
 */
final class Prober implements AutoCloseable {
    private static final long MILLISECONDS_BETWEEN = 50;

    private final SystemUnderTest system;
    private final List<Newcomer> clients;
    private final Ledger ledger;
    private final Queue<Given> answers = new ConcurrentLinkedQueue<>();
    private final Deque<Visit.Event> session = new ArrayDeque<>();
    private UUID sessionId = UUID.randomUUID();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private int sessions;

    /**
     * An answer.
     *
     * @param at in nanoseconds, of the JVM's clock, when it came
     * @param status 0 if there was none
     */
    record Given(UUID event, long at, int status, Duration took) {
        boolean isPromise() {
            return status == 202;
        }
    }

    private Prober(SystemUnderTest system, List<Newcomer> clients, Ledger ledger) {
        this.system = system;
        this.clients = clients;
        this.ledger = ledger;
    }

    static Prober of(SystemUnderTest system, List<Newcomer> clients) {
        return of(system, clients, new Ledger());
    }

    /** Several may write into one ledger. */
    static Prober of(SystemUnderTest system, List<Newcomer> clients, Ledger ledger) {
        Prober prober = new Prober(system, clients, ledger);
        var unused = prober.clock.scheduleWithFixedDelay(
                prober::send, MILLISECONDS_BETWEEN, MILLISECONDS_BETWEEN, TimeUnit.MILLISECONDS);
        return prober;
    }

    /** Answers since a moment of the JVM's clock. */
    List<Given> since(long nanos) {
        return answers.stream().filter(answer -> answer.at() - nanos >= 0).toList();
    }

    /** The longest time within which no event was acknowledged, from the first acknowledgement to the last. */
    Duration longestWithoutPromise() {
        long longest = 0;
        long last = 0;
        for (Given answer : answers) {
            if (answer.isPromise()) {
                longest = last == 0 ? 0 : Math.max(longest, answer.at() - last);
                last = answer.at();
            }
        }
        return Duration.ofNanos(longest);
    }

    /** Ids of the events that are to be counted. */
    Set<UUID> promised() {
        Set<UUID> promised = new HashSet<>();
        answers.stream().filter(Given::isPromise).forEach(answer -> promised.add(answer.event()));
        return promised;
    }

    private void send() {
        if (session.isEmpty()) {
            sessions++;
            Visit visit = Visit.of(clients.get(sessions % clients.size()));
            sessionId = visit.sessionId();
            session.addAll(visit.whole());
        }
        Api edge = system.session(clients.get(sessions % clients.size()).self());
        Visit.Event event = session.getFirst();
        ledger.sent(sessionId, event.id());
        long begin = System.nanoTime();
        int status;
        try {
            status = edge.post("/v1/events", Api.EVENT, event.json()).status();
        } catch (RuntimeException noAnswer) {
            status = 0;
        }
        long end = System.nanoTime();
        answers.add(new Given(event.id(), end, status, Duration.ofNanos(end - begin)));
        boolean takenForOne = status == 503 && Planted.EARLY_202.isPlanted() && answers.size() % 10 == 0;
        if (status == 202 || takenForOne) {
            ledger.promised(sessionId, event.id());
            session.removeFirst(); // an app sends again what was not taken
        }
    }

    @Override
    public void close() {
        clock.shutdown();
        try {
            clock.awaitTermination(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
