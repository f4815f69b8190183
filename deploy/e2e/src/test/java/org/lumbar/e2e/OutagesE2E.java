package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.local.Part;

/** Stories: the database, then the broker, is away for as long as {@code LUMBAR_AWAY} says, in seconds: {@code deploy/e2e/faults}. */
@EnabledIfEnvironmentVariable(named = "LUMBAR_AWAY", matches = "[1-9]\\d*", disabledReason = "nobody asked for outages")
@ExtendWith(BreakableSystem.class)
class OutagesE2E {
    private static final List<String> DEAD_LETTERS =
            List.of(Kafka.REJECTED, "lumbar.routine.v1.dlq", "lumbar.insights.v1.dlq");
    /** So many that nobody exceeds the sessions that a day may have. */
    private static final int CLIENTS = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static SystemUnderTest system;

    private final int away = OnDemand.number("LUMBAR_AWAY", 0);

    @BeforeAll
    static void start(SystemUnderTest breakable) {
        system = breakable;
    }

    @Test
    @Timeout(900)
    void whileTheDatabaseIsAwayTheEdgeAnswersAsDocumentedAndNothingIsLost() {
        // Given
        List<Newcomer> clients = Newcomer.practice(system, CLIENTS);
        try (Prober phone = Prober.of(system, clients)) {
            awaitPromises(phone, 20);

            // When
            system.stack().stop(Part.POSTGRES);
            long gone = System.nanoTime();
            last(away);
            List<Prober.Given> meanwhile = phone.since(gone);
            long written = system.kafka().written(Kafka.SESSIONS);
            system.stack().start(Part.POSTGRES);
            long back = System.nanoTime();

            // Then
            Duration firstCommit =
                    until(back, "the first commit", () -> system.kafka().written(Kafka.SESSIONS) > written);
            Duration healthy = until(back, "all are ready", OutagesE2E::allReady);
            awaitPromises(phone, phone.promised().size() + 20);
            phone.close();
            assertThat(meanwhile)
                    .as("answers while the database was away")
                    .isNotEmpty()
                    .allSatisfy(answer -> {
                        assertThat(answer.status()).isIn(202, 503);
                        assertThat(answer.took()).isLessThan(Duration.ofSeconds(2));
                    });
            nothingIsLost(clients, phone);
            report("database away", meanwhile, firstCommit, healthy);
            assertThat(firstCommit).isLessThan(Duration.ofSeconds(10));
            assertThat(healthy).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    @Timeout(900)
    void whileTheBrokerIsAwayNothingIsPromisedAndPlansAreStillMade() {
        // Given
        List<Newcomer> clients = Newcomer.practice(system, CLIENTS);
        try (Prober phone = Prober.of(system, clients)) {
            awaitPromises(phone, 20);

            // When
            system.stack().stop(Part.KAFKA);
            long gone = System.nanoTime();
            Newcomer onTwoPlans = clients.get(0).onto(system, "eight-steps");
            last(away);
            List<Prober.Given> meanwhile = phone.since(gone);
            system.stack().start(Part.KAFKA);
            long back = System.nanoTime();

            // Then
            Duration published = until(back, "the plan is published", () -> isPublished(onTwoPlans));
            Duration healthy = until(back, "all are ready", OutagesE2E::allReady);
            awaitPromises(phone, phone.promised().size() + 20);
            phone.close();
            assertThat(meanwhile)
                    .as("answers while Kafka was away")
                    .isNotEmpty()
                    .allSatisfy(answer -> {
                        assertThat(answer.status()).isEqualTo(503);
                        assertThat(answer.took()).isLessThan(Duration.ofSeconds(2));
                    });
            nothingIsLost(clients, phone);
            report("broker away", meanwhile, published, healthy);
            assertThat(published).isLessThan(Duration.ofSeconds(60));
            assertThat(healthy).isLessThan(Duration.ofSeconds(30));
        }
    }

    private static void nothingIsLost(List<Newcomer> clients, Prober phone) {
        Settled.await(system, PATIENCE);
        List<Accounts> accounts =
                clients.stream().map(client -> new Accounts(system, client)).toList();
        assertThat(accounts.stream().mapToInt(Accounts::inHistory).sum())
                .as("events in the histories")
                .isEqualTo(phone.promised().size());
        assertThat(accounts.stream().mapToInt(Accounts::inInsights).sum())
                .as("events in insights")
                .isEqualTo(phone.promised().size());
        DEAD_LETTERS.forEach(
                topic -> assertThat(system.kafka().read(topic)).as(topic).isEmpty());
    }

    private static boolean isPublished(Newcomer plan) {
        JsonNode snapshot = system.kafka().latest(Kafka.PLANS).get(plan.clientId() + ":" + plan.planId());
        return snapshot != null;
    }

    private static boolean allReady() {
        return List.of(Part.ROUTINE, Part.SESSION, Part.INSIGHTS).stream()
                .allMatch(part -> system.first(part).isReady());
    }

    private static void awaitPromises(Prober phone, int promises) {
        await(promises + " events are promised")
                .atMost(PATIENCE)
                .until(() -> phone.promised().size() >= promises);
    }

    private static Duration until(long from, String what, java.util.concurrent.Callable<Boolean> holds) {
        await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(holds);
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private void report(String story, List<Prober.Given> meanwhile, Duration first, Duration healthy) {
        long slowest = meanwhile.stream()
                .mapToLong(answer -> answer.took().toMillis())
                .max()
                .orElse(0);
        System.out.println(String.format(
                Locale.ROOT,
                "%s for %d s: %d answers, slowest %d ms; first result after %d ms, all ready after %d ms",
                story,
                away,
                meanwhile.size(),
                slowest,
                first.toMillis(),
                healthy.toMillis()));
    }

    /** An outage has a length of time; nothing is waited for here. */
    private static void last(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in the middle of an outage", e);
        }
    }
}
