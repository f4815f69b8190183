package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.ProcessTree;
import org.lumbar.local.Part;
import org.lumbar.local.ServiceProcess;

/**
 * Stories of two instances of session-service that share the work while {@code LUMBAR_RATE} events a second arrive: one is killed, one
 * sleeps for {@code LUMBAR_ZOMBIE} seconds and goes on as if nothing had been, all partitions are given out anew every five seconds.
 * {@code deploy/e2e/proofs consumers}.
 */
@EnabledIfEnvironmentVariable(
        named = "LUMBAR_PROOFS",
        matches = "(.*,)?consumers(,.*)?",
        disabledReason = "nobody asked for this proof")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(BreakableSystem.class)
class ConsumersE2E {
    private static final int CLIENTS = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private static SystemUnderTest system;
    private static ServiceProcess second;
    private static List<Newcomer> clients;

    private final int rate = OnDemand.number("LUMBAR_RATE", 500);
    private final int zombieSeconds = OnDemand.number("LUMBAR_ZOMBIE", 60);
    private final int rebalanceSeconds = OnDemand.number("LUMBAR_REBALANCES", 120);

    @BeforeAll
    static void start(SystemUnderTest breakable) {
        system = breakable;
        second = system.second(Part.SESSION);
        clients = Newcomer.practice(system, CLIENTS);
    }

    @Test
    @Order(1)
    @Timeout(600)
    void whenOneIsKilledTheOtherTakesOver() {
        underLoad("one of two killed at " + rate + "/s", lag -> {
            system.kill(Part.SESSION);
            long killed = System.nanoTime();
            Duration takenOver = takenOver(lag, killed);
            Duration caughtUp = caughtUp(lag, killed);
            system.revive(Part.SESSION);
            assertThat(takenOver).isLessThan(Duration.ofSeconds(15));
            assertThat(caughtUp).isLessThan(Duration.ofSeconds(30));
            return "taken over after " + Passing.seconds(takenOver) + ", caught up after " + Passing.seconds(caughtUp);
        });
    }

    @Test
    @Order(2)
    @Timeout(600)
    void whoSleepsThroughATakeoverPublishesNothingWhenItWakesUp() {
        underLoad("one of two asleep for " + zombieSeconds + " s at " + rate + "/s", lag -> {
            ProcessTree zombie = second.processes().orElseThrow();
            zombie.freeze();
            long asleep = System.nanoTime();
            Duration takenOver;
            Duration caughtUp;
            try {
                takenOver = takenOver(lag, asleep);
                caughtUp = caughtUp(lag, asleep);
                Duration left = Duration.ofSeconds(zombieSeconds).minusNanos(System.nanoTime() - asleep);
                Passing.of(left.isNegative() ? Duration.ZERO : left);
            } finally {
                zombie.thaw();
            }
            long awake = System.nanoTime();
            Duration ready = Passing.until(awake, "the sleeper is ready", PATIENCE, second::isReady);
            Passing.of(Duration.ofSeconds(5));
            assertThat(takenOver).isLessThan(Duration.ofSeconds(30)); // its locks are freed after 20 s at most
            return "taken over after " + Passing.seconds(takenOver) + ", caught up after " + Passing.seconds(caughtUp)
                    + ", the sleeper ready after " + Passing.seconds(ready);
        });
    }

    @Test
    @Order(3)
    @Timeout(600)
    void partitionsThatAreGivenOutAnewAllTheTimeLoseNothing() {
        underLoad("a rebalance every 5 s for " + rebalanceSeconds + " s at " + rate + "/s", lag -> {
            long most = 0;
            int rebalances;
            try (Stray stray = Stray.every(EVERY, system)) {
                long until =
                        System.nanoTime() + Duration.ofSeconds(rebalanceSeconds).toNanos();
                while (System.nanoTime() < until) {
                    Passing.of(Duration.ofSeconds(1));
                    most = Math.max(most, lag.now());
                }
                rebalances = stray.rebalances();
            }
            Duration caughtUp = caughtUp(lag, System.nanoTime());
            assertThat(rebalances).isGreaterThanOrEqualTo(rebalanceSeconds / 10);
            assertThat(caughtUp).isLessThan(Duration.ofSeconds(30));
            return rebalances + " rebalances, at most " + most + " events behind, caught up "
                    + Passing.seconds(caughtUp) + " after the last";
        });
    }

    private interface Disturbance {
        String during(Lag lag);
    }

    private void underLoad(String story, Disturbance disturbance) {
        Ledger ledger = new Ledger();
        String figures;
        Duration drained;
        try (Lag lag = new Lag(system, "session-service", Kafka.EVENTS)) {
            try (Load load = Load.of(system, clients, ledger, rate)) {
                Passing.until(System.nanoTime(), "the load flows", PATIENCE, () -> ledger.promised() > 5 * rate / 2);
                figures = disturbance.during(lag);
                assertThat(load.refused()).isZero();
            }
            drained = Passing.until(System.nanoTime(), "nothing is unread", PATIENCE, () -> lag.now() == 0);
        }
        long settling = System.nanoTime();
        Ledger.Verdict verdict = new Stored(system, clients, ledger).holds(PATIENCE);
        System.out.println("proof: " + story + ": " + verdict + "; " + figures + "; lag 0 "
                + Passing.seconds(drained) + " after the last event, all compared "
                + Passing.seconds(Duration.ofNanos(System.nanoTime() - settling)) + " later");
    }

    /** Until what arrived in the second after it is worked off in every partition, whoever had it. */
    private static Duration takenOver(Lag lag, long since) {
        Passing.of(Duration.ofSeconds(1));
        Map<TopicPartition, Long> ends = lag.ends();
        return Passing.until(since, "another has taken over", PATIENCE, () -> lag.until(ends) == 0);
    }

    /** Until no more waits than arrives within a second. */
    private Duration caughtUp(Lag lag, long since) {
        return Passing.until(since, "the rest has caught up", PATIENCE, () -> lag.now() <= rate);
    }
}
