package org.lumbar.e2e;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.local.Part;
import org.lumbar.local.ServiceProcess;

/**
 * Story: a release is rolled back while people work, and rolled out again. The older services run on the schema, the rows and the
 * records that the newer ones have written. Runs only where another checkout has packaged them: {@code deploy/e2e/rollback}.
 */
@ExtendWith(RunningSystem.class)
@EnabledIfSystemProperty(named = "lumbar.older", matches = ".+", disabledReason = "there is no older checkout")
class RollBackE2E {
    private static final int CLIENTS = 24;
    private static final int EVENTS_OF_A_RELEASE = 200;
    private static final List<Part> READERS_FIRST = List.of(Part.INSIGHTS, Part.SESSION, Part.ROUTINE);
    private static final List<Part> WRITERS_FIRST = List.of(Part.ROUTINE, Part.SESSION, Part.INSIGHTS);
    private static final List<String> DEAD_LETTERS =
            List.of(Kafka.REJECTED, "lumbar.routine.v1.dlq", "lumbar.insights.v1.dlq");

    private final SystemUnderTest system;
    private final Rollout rollout = new Rollout();

    RollBackE2E(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    @Timeout(900)
    void theOlderReleaseGoesOnWithWhatTheNewerOneWrote() {
        // Given
        List<Newcomer> clients = Newcomer.practice(system, CLIENTS);
        Set<String> ids =
                clients.stream().map(client -> client.clientId().toString()).collect(toSet());
        Map<String, Long> lettersBefore = deadLetters();
        READERS_FIRST.forEach(service -> rollout.add(service, system.first(service)));

        // When
        Map<Part, ServiceProcess> older = new EnumMap<>(Part.class);
        SteadyTraffic traffic = SteadyTraffic.of(system, rollout.ready(), clients);
        try (traffic) {
            awaitEvents(traffic, "the newer release");
            for (Part service : READERS_FIRST) {
                older.put(service, system.older(service, checkout()));
                rollout.add(service, Objects.requireNonNull(older.get(service)));
                rollout.takeOut(service, system.first(service));
            }
            awaitEvents(traffic, "the older release");
            for (Part service : WRITERS_FIRST) {
                system.first(service).start();
                rollout.add(service, system.first(service));
                rollout.takeOut(service, Objects.requireNonNull(older.get(service)));
            }
            awaitEvents(traffic, "the newer release again");
        }
        Settled.await(system, Duration.ofSeconds(60));

        // Then
        assertThat(traffic.calls().faults())
                .as("calls without the right answer; logged were %s", system.logged("answered with 503"))
                .isEmpty();
        clients.forEach(client -> new Accounts(system, client).hold(traffic.acknowledged(client)));
        assertThat(Revisions.goneBack(system.kafka(), ids)).isEmpty();
        assertThat(deadLetters()).as("dead letters").isEqualTo(lettersBefore);
    }

    private void awaitEvents(SteadyTraffic traffic, String whose) {
        int enough = traffic.acknowledged() + EVENTS_OF_A_RELEASE;
        await("events through " + whose).atMost(Duration.ofMinutes(2)).until(() -> traffic.acknowledged() >= enough);
    }

    private Map<String, Long> deadLetters() {
        return DEAD_LETTERS.stream().collect(toMap(topic -> topic, topic ->
                (long) system.kafka().read(topic).size()));
    }

    private static Path checkout() {
        return Path.of(Objects.requireNonNull(System.getProperty("lumbar.older")));
    }
}
