package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.lumbar.local.Part;

/** Story: the database's disk is full for {@code LUMBAR_DISK_FULL} seconds, and then freed. {@code deploy/e2e/proofs disk}. */
@EnabledIfEnvironmentVariable(
        named = "LUMBAR_PROOFS",
        matches = "(.*,)?disk(,.*)?",
        disabledReason = "nobody asked for this proof")
class DiskFullE2E {
    private static final int DISK_MEGABYTES = 400;
    private static final int CLIENTS = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static SystemUnderTest system;
    private static @Nullable SmallDisk disk;

    private final int seconds = OnDemand.number("LUMBAR_DISK_FULL", 60);

    @BeforeAll
    static void start() {
        assumeTrue(SmallDisk.isPossible(), "only root can mount a disk that is small enough to fill");
        system = SystemUnderTest.startBreakable(
                1, data -> disk = SmallDisk.at(data.resolve(Part.POSTGRES.key()), DISK_MEGABYTES));
        system.stack().watch(System.out::println);
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    @Timeout(600)
    void whatIsAcknowledgedWhileTheDiskIsFullIsStoredOnceItIsFree() {
        // Given
        SmallDisk disk = Objects.requireNonNull(DiskFullE2E.disk);
        List<Newcomer> clients = Newcomer.practice(system, CLIENTS);
        Ledger ledger = new Ledger();
        try (Prober phone = Prober.of(system, clients, ledger)) {
            Passing.until(System.nanoTime(), "events are promised", PATIENCE, () -> ledger.promised() > 40);

            // When
            long full = System.nanoTime();
            long filled = disk.fill();
            Passing.of(Duration.ofSeconds(seconds));
            List<Prober.Given> meanwhile = phone.since(full);
            long written = system.kafka().written(Kafka.SESSIONS);
            disk.free();
            long free = System.nanoTime();
            Duration commit = Passing.until(
                    free, "the first commit", PATIENCE, () -> system.kafka().written(Kafka.SESSIONS) > written);
            Duration healthy = Passing.until(free, "all are ready", PATIENCE, DiskFullE2E::allReady);
            int promised = ledger.promised();
            Passing.until(System.nanoTime(), "more is promised", PATIENCE, () -> ledger.promised() > promised + 20);
            phone.close();

            // Then
            Ledger.Verdict verdict = new Stored(system, clients, ledger).holds(PATIENCE);
            System.out.println("proof: database's disk full for " + seconds + " s (" + filled / 1_000_000
                    + " MB filled): " + verdict + "; first commit " + Passing.seconds(commit)
                    + " after it was freed, all ready " + Passing.seconds(healthy));
            areAsDocumented(meanwhile);
            assertThat(commit).isLessThan(Duration.ofSeconds(10));
            assertThat(healthy).isLessThan(Duration.ofSeconds(30));
        }
    }

    private static void areAsDocumented(List<Prober.Given> answers) {
        Map<Integer, Long> statuses = answers.stream()
                .collect(Collectors.groupingBy(Prober.Given::status, TreeMap::new, Collectors.counting()));
        Duration slowest = answers.stream()
                .map(Prober.Given::took)
                .max(Duration::compareTo)
                .orElseThrow();
        System.out.println("proof: meanwhile the edge answered " + statuses + ", slowest " + Passing.seconds(slowest));
        assertThat(statuses.keySet()).isSubsetOf(202, 503);
        assertThat(slowest).isLessThan(Duration.ofSeconds(2));
    }

    private static boolean allReady() {
        return Stream.of(Part.ROUTINE, Part.SESSION, Part.INSIGHTS)
                .allMatch(part -> system.first(part).isReady());
    }
}
