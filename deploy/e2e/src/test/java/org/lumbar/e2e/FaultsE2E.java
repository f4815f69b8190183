package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.lumbar.local.Part;
import org.lumbar.local.ServiceProcess;
import org.lumbar.simulator.delivery.MemoryLog;
import org.lumbar.simulator.story.Setting;

/**
 * Story: while a practice plays, whatever can break breaks, as a seed draws it: services, broker and database are killed and frozen,
 * connections fall silent and are cut. Nobody helps. Runs only where it is told how often: {@code deploy/e2e/faults}.
 */
@EnabledIfEnvironmentVariable(
        named = "LUMBAR_FAULTS",
        matches = "[1-9]\\d*",
        disabledReason = "nobody asked for faults")
class FaultsE2E {
    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 8);
    private static final int WEEKS = 12;
    private static final List<String> DEAD_LETTERS =
            List.of(Kafka.REJECTED, "lumbar.routine.v1.dlq", "lumbar.insights.v1.dlq");

    private final int faults = OnDemand.number("LUMBAR_FAULTS", 0);
    private final int clients = OnDemand.number("LUMBAR_CLIENTS", 40);
    private final long seed = OnDemand.number("LUMBAR_SEED", new SecureRandom().nextInt(1_000_000));

    @Test
    @Timeout(7_200)
    void nothingIsLostOrCountedTwiceWhateverBreaks() {
        System.out.println("seed " + seed + ", " + faults + " faults, " + clients + " clients");
        try (SystemUnderTest system = SystemUnderTest.startBreakable()) {
            ServiceProcess second = system.second(Part.SESSION);
            system.stack().watch(System.out::println);
            Faults breaking = new Faults(system.stack(), second, seed);
            MemoryLog log = new MemoryLog();
            Setting setting = setting();
            BesideFaults pace = new BesideFaults(
                    setting.start().atStartOfDay(ZoneOffset.UTC).toInstant(),
                    setting.until().atStartOfDay(ZoneOffset.UTC).toInstant(),
                    faults);

            // When
            CompletableFuture<PlayedPractice> play =
                    CompletableFuture.supplyAsync(() -> PlayedPractice.on(system, setting, pace, log));
            Repeats repeats = new Repeats(system, log, seed);
            for (int i = 0; i < faults; i++) {
                pace.oneMore();
                breaking.next();
                repeats.send();
            }
            PlayedPractice played = play.join();
            repeats.send();
            System.out.println(log.size() + " sendings, and " + repeats.sent() + " repeated");

            // Then
            new Proof(system, played).settled().holds();
            assertThat(Revisions.goneBack(system.kafka(), ids(played))).isEmpty();
            DEAD_LETTERS.forEach(
                    topic -> assertThat(system.kafka().read(topic)).as(topic).isEmpty());
            assertThat(breaking.diary()).hasSize(faults);
        }
    }

    private Setting setting() {
        UUID practiceId = UUID.fromString("0190a000-0000-7000-8000-00000000d003");
        return new Setting(seed, clients, WEEKS, Setting.firstDay(UNTIL, WEEKS), UNTIL, practiceId);
    }

    private static Set<String> ids(PlayedPractice played) {
        return played.parts().stream().map(part -> part.clientId().toString()).collect(Collectors.toSet());
    }
}
