package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.local.Part;

/**
 * Stories of a database that is there, and in the way: a lock that is held for {@code LUMBAR_LOCK} seconds, a deadlock, a statement that
 * takes too long. {@code deploy/e2e/proofs locks}.
 */
@EnabledIfEnvironmentVariable(
        named = "LUMBAR_PROOFS",
        matches = "(.*,)?locks(,.*)?",
        disabledReason = "nobody asked for this proof")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(BreakableSystem.class)
class LocksE2E {
    private static final int CLIENTS = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Map<String, String> STRUCTURED = Map.of("content-type", "application/cloudevents+json");

    private static SystemUnderTest system;

    private final int lockSeconds = OnDemand.number("LUMBAR_LOCK", 60);

    @BeforeAll
    static void start(SystemUnderTest breakable) {
        system = breakable;
    }

    @Test
    @Order(1)
    @Timeout(600)
    void aLockThatAStrangerHoldsIsWaitedForAndNothingIsLost() {
        List<Newcomer> clients = Newcomer.practice(system, CLIENTS);
        Newcomer locked = clients.get(0);
        Ledger ledger = new Ledger();
        try (Prober phone = Prober.of(system, clients, ledger);
                Keeper session = Keeper.of(system, Part.SESSION);
                Keeper routine = Keeper.of(system, Part.ROUTINE)) {
            Passing.until(System.nanoTime(), "all have sessions", PATIENCE, () -> ledger.promised() > 7 * CLIENTS);
            Settled.await(system, PATIENCE);

            // When
            lock(session.begins(), locked, "sessions", "client_days", "clients", "events");
            lock(routine.begins(), locked, "client", "plan");
            long since = System.nanoTime();
            List<Integer> before = clients.stream().map(LocksE2E::inHistory).toList();
            String answers = whileLocked(locked, clients.get(1));
            Passing.of(Duration.ofSeconds(lockSeconds).minusNanos(System.nanoTime() - since));
            long goOn = IntStream.range(0, CLIENTS)
                    .filter(i -> inHistory(clients.get(i)) > before.get(i))
                    .count();
            session.ends();
            routine.ends();
            long free = System.nanoTime();
            phone.close();
            Settled.await(system, PATIENCE);
            Duration healed = Duration.ofNanos(System.nanoTime() - free);

            // Then
            assertThat(phone.since(since))
                    .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));
            Ledger.Verdict verdict = new Stored(system, clients, ledger).holds(PATIENCE);
            System.out.println("proof: one client's rows locked by a stranger for " + lockSeconds + " s: " + verdict
                    + "; " + goOn + " of " + CLIENTS + " went on meanwhile; " + answers + "; all stored "
                    + Passing.seconds(healed) + " after");
        }
    }

    /** What routine-service answers to a change of who is locked, and of somebody else. */
    private static String whileLocked(Newcomer locked, Newcomer other) {
        long begin = System.nanoTime();
        assertThat(rename(locked)).isEqualTo(503);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(took).isLessThan(Duration.ofSeconds(5));
        assertThat(rename(other)).isEqualTo(200);
        return "a change of the locked client got 503 after " + Passing.seconds(took) + ", of another 200";
    }

    @Test
    @Order(2)
    @Timeout(600)
    void aDeadlockIsTriedAgain() {
        List<Newcomer> clients = ofOnePartition();
        Ledger ledger = new Ledger();
        List<Visit> visits = clients.stream().map(Visit::of).toList();
        visits.forEach(visit -> write(ledger, visit, List.of(visit.started())));
        Settled.await(system, PATIENCE);
        int deadlocks = 0;
        try (Keeper keeper = Keeper.of(system, Part.SESSION);
                Keeper watcher = Keeper.of(system, Part.SESSION)) {
            keeper.does("SET deadlock_timeout = '1min'");
            for (int round = 0; round < 6 && deadlocks < 2; round++) {
                Newcomer late = clients.get(round % 2);
                Newcomer early = clients.get(1 - round % 2);
                lock(keeper.begins(), late, "sessions");
                for (Visit visit : visits) {
                    write(ledger, visit, List.of(visit.rated("DURING", 2), visit.rated("DURING", 3)));
                }
                Passing.until(
                        System.nanoTime(),
                        "the ingest waits",
                        PATIENCE,
                        () -> !"0"
                                .equals(watcher.reads(
                                        "SELECT count(*) FROM pg_stat_activity WHERE datname = 'session' AND"
                                                + " wait_event_type = 'Lock'")));
                keeper.tries("SET LOCAL lock_timeout = '3s'");
                keeper.tries("SELECT 1 FROM sessions WHERE client_id = '" + early.clientId() + "' FOR UPDATE");
                keeper.ends();
                deadlocks = Integer.parseInt(
                        watcher.reads("SELECT deadlocks FROM pg_stat_database WHERE datname = 'session'"));
            }
        }
        Ledger.Verdict verdict = new Stored(system, clients, ledger).holds(PATIENCE);
        System.out.println("proof: " + deadlocks + " deadlocks: " + verdict + "; logged: "
                + system.logged("deadlock").size() + " lines");
        assertThat(deadlocks).isPositive();
    }

    @Test
    @Order(3)
    @Timeout(600)
    void aStatementThatTakesTooLongIsTriedAgainAndThereIsNoDeadLetter() {
        List<Newcomer> clients = Newcomer.practice(system, 2);
        Ledger ledger = new Ledger();
        try (Keeper keeper = Keeper.of(system, Part.SESSION)) {
            keeper.does("CREATE FUNCTION planted_sleep() RETURNS trigger LANGUAGE plpgsql AS"
                    + " 'BEGIN PERFORM pg_sleep(25); RETURN NEW; END'");
            keeper.does("CREATE TRIGGER planted BEFORE INSERT ON events FOR EACH STATEMENT EXECUTE FUNCTION"
                    + " planted_sleep()");
            for (Newcomer client : clients) {
                Visit visit = Visit.of(client);
                write(ledger, visit, visit.whole());
            }
            Passing.until(
                    System.nanoTime(),
                    "a statement was ended",
                    PATIENCE,
                    () -> !system.logged("canceling statement due to statement timeout")
                            .isEmpty());
            keeper.does("DROP TRIGGER planted ON events");
            long mended = System.nanoTime();
            Duration healed = Passing.until(
                    mended,
                    "all is stored",
                    PATIENCE,
                    () -> clients.stream().mapToInt(LocksE2E::inHistory).sum() == ledger.promised());
            Ledger.Verdict verdict = new Stored(system, clients, ledger).holds(PATIENCE);
            System.out.println("proof: statements time out until a trigger is dropped: " + verdict + "; all stored "
                    + Passing.seconds(healed) + " after");
        }
    }

    private static int rename(Newcomer client) {
        return system.routine(client.therapist())
                .send("PATCH", "/v1/clients/" + client.clientId(), Api.JSON, "{\"displayName\":\"Somebody\"}")
                .status();
    }

    private static void lock(Keeper keeper, Newcomer client, String... tables) {
        for (String table : tables) {
            keeper.does("SELECT 1 FROM " + table + " WHERE client_id = '" + client.clientId() + "' FOR UPDATE");
        }
    }

    private static int inHistory(Newcomer client) {
        return new Accounts(system, client).inHistory();
    }

    private static List<Newcomer> ofOnePartition() {
        Newcomer first = Newcomer.enrolled(system);
        return List.of(first, Newcomer.besides(system, first));
    }

    private static void write(Ledger ledger, Visit visit, List<Visit.Event> events) {
        List<Kafka.Message> messages = new ArrayList<>();
        for (Visit.Event event : events) {
            ledger.sent(visit.sessionId(), event.id());
            messages.add(new Kafka.Message(
                    visit.clientId().toString(), STRUCTURED, event.json().getBytes(StandardCharsets.UTF_8)));
        }
        system.kafka().write(Kafka.EVENTS, messages);
        events.forEach(event -> ledger.promised(visit.sessionId(), event.id()));
    }
}
