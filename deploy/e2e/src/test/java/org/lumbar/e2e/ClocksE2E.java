package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.local.Part;
import org.lumbar.local.ServiceProcess;

/**
 * Stories of clocks that are wrong: those of phones by two days, a server's by one, stepping back, and slow for the smear of a leap
 * second. {@code deploy/e2e/proofs clocks}.
 */
@EnabledIfEnvironmentVariable(
        named = "LUMBAR_PROOFS",
        matches = "(.*,)?clocks(,.*)?",
        disabledReason = "nobody asked for this proof")
@ExtendWith(BreakableSystem.class)
class ClocksE2E {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double DAY = TimeUnit.DAYS.toSeconds(1);
    private static final Duration FOR_A_WHILE = Duration.ofSeconds(12);
    private static final int EVENTS_PER_SECOND = 100;

    private static SystemUnderTest system;

    @BeforeAll
    static void start(SystemUnderTest breakable) {
        system = breakable;
    }

    @Test
    @Timeout(300)
    void phonesTwoDaysOffDecideNeitherIdentityNorOrder() {
        // Given
        Random random = new Random(2);
        List<Newcomer> clients = Newcomer.practice(system, 8);
        Ledger ledger = new Ledger();
        int ahead = 0;
        int flagged = 0;

        // When
        for (int i = 0; i < clients.size(); i++) {
            Newcomer client = clients.get(i);
            Duration off = Duration.ofMinutes(random.nextLong(4 * 24 * 60) - 2 * 24 * 60);
            Visit visit = Visit.of(client, off);
            List<Visit.Event> whole = visit.whole();
            List<Visit.Event> events = new ArrayList<>(whole);
            events.addAll(whole);
            Collections.shuffle(events, random);
            for (Visit.Event event : events) {
                ledger.sent(visit.sessionId(), event.id());
                system.session(client.self())
                        .post("/v1/events", Api.EVENT, event.json())
                        .expect(202);
                ledger.promised(visit.sessionId(), event.id());
            }
            ahead += off.isNegative() ? 1 : 0;
            Settled.await(system, PATIENCE);
            flagged += isFlagged(client) ? 1 : 0;
        }

        // Then
        Ledger.Verdict verdict = new Stored(system, clients, ledger).holds(PATIENCE);
        System.out.println("proof: phones up to 2 days off, each event twice, in any order: " + verdict + "; " + ahead
                + " sessions ahead of the server, " + flagged + " flagged");
        assertThat(flagged).isEqualTo(ahead);
    }

    @Test
    @Timeout(300)
    void aServersClockThatIsADayOffAndStepsBackLosesAndDoublesNothing() {
        // Given
        Optional<ShiftedClock> installed = ShiftedClock.in(system.data());
        assumeTrue(installed.isPresent(), "libfaketime is not installed: apt-get install libfaketime");
        ShiftedClock clock = installed.orElseThrow();
        clock.shift(0);
        ServiceProcess shifted = system.second(Part.SESSION, clock.environment());
        List<Newcomer> clients = Newcomer.practice(system, 20);
        Ledger ledger = new Ledger();

        // When
        try (Load load = Load.of(system, clients, ledger, EVENTS_PER_SECOND)) {
            for (double seconds : List.of(DAY, -DAY, 0.0)) {
                clock.shift(seconds);
                Passing.of(FOR_A_WHILE);
                assertThat(shifted.isReady())
                        .as("ready with its clock at %s s", seconds)
                        .isTrue();
            }
            for (int step = 1; step <= 12; step++) {
                clock.shift(-7.0 * step); // back again and again
                Passing.of(Duration.ofSeconds(1));
            }
            for (int step = 0; step <= 20; step++) {
                clock.shift(-1 + step / 20.0); // a second, smeared
                Passing.of(Duration.ofMillis(500));
            }
            assertThat(load.refused()).isZero();
        }

        // Then
        long settling = System.nanoTime();
        Ledger.Verdict verdict = new Stored(system, clients, ledger).holds(PATIENCE);
        System.out.println(
                "proof: the clock of one of two instances a day ahead, a day behind, back 12 times, smeared: "
                        + verdict + ", compared after "
                        + Passing.seconds(Duration.ofNanos(System.nanoTime() - settling)));
        shifted.stop();
    }

    private static boolean isFlagged(Newcomer client) {
        JsonNode session = system.session(client.therapist())
                .pages(client.path("sessions"), "items")
                .get(0);
        return Map.of("flags", session.path("flags")).toString().contains("CLOCK_SKEW");
    }
}
