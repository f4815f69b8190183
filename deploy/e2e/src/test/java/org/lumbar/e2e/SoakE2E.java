package org.lumbar.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.local.Part;
import org.lumbar.local.ServiceProcess;

/**
 * Story: a practice works for {@code LUMBAR_SOAK} hours, each of which passes in a minute: sessions are done, therapists read, and now
 * and then something breaks. {@code deploy/e2e/proofs soak}.
 */
@EnabledIfEnvironmentVariable(
        named = "LUMBAR_PROOFS",
        matches = "(.*,)?soak(,.*)?",
        disabledReason = "nobody asked for this proof")
@ExtendWith(BreakableSystem.class)
class SoakE2E {
    private static final List<Part> SERVICES = List.of(Part.ROUTINE, Part.SESSION, Part.INSIGHTS);
    private static final int CLIENTS = 100;
    private static final Duration HOUR = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Without a fault: what is compared with the last hour, and before it what the JVMs compile. */
    private static final int QUIET_HOURS = 3;

    private static SystemUnderTest system;

    private final int hours = OnDemand.number("LUMBAR_SOAK", 24);

    /** How things stood at the end of an hour. */
    private record Hour(Map<Part, Footprint> services, long connections, long megabytes, Duration p99) {}

    @BeforeAll
    static void start(SystemUnderTest breakable) {
        system = breakable;
    }

    @Test
    @Timeout(3_600)
    void nothingGrowsButTheData() {
        // Given
        ServiceProcess second = system.second(Part.SESSION);
        system.stack().watch(System.out::println);
        Faults faults = new Faults(system.stack(), second, 24);
        List<Newcomer> clients = Newcomer.practice(system, CLIENTS);
        Ledger ledger = new Ledger();
        List<Hour> hoursPassed = new ArrayList<>();

        // When
        try (Prober phones = Prober.of(system, clients, ledger);
                Readers readers = new Readers(system, clients)) {
            for (int hour = 0; hour < hours; hour++) {
                long begin = System.nanoTime();
                if (hour >= QUIET_HOURS && hour < hours - QUIET_HOURS && hour % 3 == 0) {
                    faults.next();
                }
                Duration left = HOUR.minusNanos(System.nanoTime() - begin);
                Passing.of(left.isNegative() ? Duration.ZERO : left);
                hoursPassed.add(now(p99(phones.since(begin), readers.since(begin))));
                System.out.println("  hour " + (hour + 1) + ": " + hoursPassed.get(hour));
            }
        }

        // Then
        Ledger.Verdict verdict = new Stored(system, clients, ledger).holds(PATIENCE);
        System.out.println(
                "proof: " + hours + " hours at 60 x, " + faults.diary().size() + " faults: " + verdict);
        nothingHasGrown(hoursPassed.get(Math.min(1, hours - 1)), hoursPassed.get(hours - 1));
    }

    private void nothingHasGrown(Hour second, Hour last) {
        System.out.println("proof: second hour " + second + "; last " + last);
        for (Part service : SERVICES) {
            Footprint before = requireNonNull(second.services().get(service));
            Footprint after = requireNonNull(last.services().get(service));
            assertThat(after.threads()).as("threads of %s", service).isLessThanOrEqualTo(before.threads() + 10);
            assertThat(after.files()).as("open files of %s", service).isLessThanOrEqualTo(before.files() + 20);
            assertThat(after.residentMegabytes())
                    .as("memory of %s in MB", service)
                    .isLessThanOrEqualTo(before.residentMegabytes() + 150);
        }
        assertThat(last.connections()).as("connections").isLessThanOrEqualTo(second.connections() + 5);
        if (hours >= 24) {
            assertThat(last.p99().toMillis())
                    .as("p99 in ms")
                    .isLessThanOrEqualTo(second.p99().toMillis() * 12 / 10);
        }
    }

    private static Hour now(Duration p99) {
        Map<Part, Footprint> services = new EnumMap<>(Part.class);
        SERVICES.forEach(service ->
                system.first(service).processes().ifPresent(process -> services.put(service, Footprint.of(process))));
        try (Keeper keeper = Keeper.of(system, "postgres")) {
            long connections = Long.parseLong(
                    keeper.reads("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"));
            return new Hour(services, connections, megabytes(system.data()), p99);
        }
    }

    private static long megabytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(SoakE2E::size).sum() / 1_000_000;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    private static Duration p99(List<Prober.Given> writes, List<Duration> reads) {
        List<Duration> all = new ArrayList<>(reads);
        writes.forEach(write -> all.add(write.took()));
        all.sort(Duration::compareTo);
        return all.isEmpty() ? Duration.ZERO : all.get((int) (all.size() * 0.99));
    }

    /** Therapists who read lists, histories and today, ten times a second at most. */
    private static final class Readers implements AutoCloseable {
        private final TreeMap<Long, Duration> took = new TreeMap<>();
        private final Thread thread;
        private volatile boolean closed;

        Readers(SystemUnderTest system, List<Newcomer> clients) {
            thread = new Thread(() -> read(system, clients), "readers");
            thread.start();
        }

        List<Duration> since(long nanos) {
            synchronized (took) {
                return List.copyOf(took.tailMap(nanos).values());
            }
        }

        private void read(SystemUnderTest system, List<Newcomer> clients) {
            for (int turn = 0; !closed; turn++) {
                Newcomer client = clients.get(turn % clients.size());
                long begin = System.nanoTime();
                try {
                    var unused = switch (turn % 4) {
                        case 0 -> system.session(client.therapist()).get(client.path("sessions"));
                        case 1 -> system.routine(client.therapist()).get(client.path("today"));
                        case 2 -> system.insights(client.therapist()).get("/v1/clients");
                        default -> system.insights(client.therapist()).get(client.path("consistency"));
                    };
                } catch (UncheckedIOException broken) {
                    continue; // something was just killed
                }
                synchronized (took) {
                    took.put(begin, Duration.ofNanos(System.nanoTime() - begin));
                }
                Passing.of(Duration.ofMillis(100));
            }
        }

        @Override
        public void close() {
            closed = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
