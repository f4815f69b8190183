package org.lumbar.e2e;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.local.Part;
import org.lumbar.local.ServiceProcess;

/** Story: every instance of every service is replaced while people work; another is ready meanwhile. */
@ExtendWith(RunningSystem.class)
class RollingUpdateE2E {
    private static final List<Part> SERVICES = List.of(Part.ROUTINE, Part.SESSION, Part.INSIGHTS);

    /** So many that none of them reaches the limit of sessions a day, however long the update takes. */
    private static final int CLIENTS = 24;

    private final SystemUnderTest system;
    private final Rollout rollout = new Rollout();

    RollingUpdateE2E(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    @Timeout(600)
    void nobodyNoticesThatEveryInstanceIsReplaced() {
        // Given
        List<Newcomer> clients = Newcomer.practice(system, CLIENTS);
        Map<Part, ServiceProcess> second = secondInstances();
        Set<String> ids =
                clients.stream().map(client -> client.clientId().toString()).collect(toSet());
        List<LiveFollower> pages = Stream.of(1, 2)
                .map(page -> new LiveFollower(
                        rollout.ready(Part.INSIGHTS),
                        system.token(clients.get(0).therapist())))
                .toList();

        // When
        SteadyTraffic traffic = SteadyTraffic.of(system, rollout.ready(), clients);
        try (traffic) {
            for (Part service : SERVICES) {
                replace(service, system.first(service));
                replace(service, second.get(service));
            }
        }
        Settled.await(system, Duration.ofSeconds(60));
        second.values().forEach(ServiceProcess::stop);

        // Then
        assertThat(traffic.calls().faults())
                .as("calls without the right answer; logged were %s", system.logged("answered with 503"))
                .isEmpty();
        assertThat(traffic.acknowledged()).as("events during the update").isGreaterThan(500);
        clients.forEach(client -> new Accounts(system, client).hold(traffic.acknowledged(client)));
        assertThat(Revisions.goneBack(system.kafka(), ids)).isEmpty();
        assertThat(pages).allSatisfy(page -> {
            assertThat(page.faults()).as("streams that broke off").isEmpty();
            assertThat(page.ends())
                    .as("streams that were ended in an orderly way")
                    .isPositive();
            assertThat(page.seen()).as("clients that changed").containsExactlyInAnyOrderElementsOf(ids);
        });
        pages.forEach(LiveFollower::close);
    }

    private Map<Part, ServiceProcess> secondInstances() {
        Map<Part, ServiceProcess> second = new EnumMap<>(Part.class);
        inParallel(service -> {
            ServiceProcess started = system.second(service);
            synchronized (second) {
                second.put(service, started);
            }
        });
        SERVICES.forEach(service -> {
            rollout.add(service, system.first(service));
            rollout.add(service, Objects.requireNonNull(second.get(service)));
        });
        return second;
    }

    private void replace(Part service, @Nullable ServiceProcess instance) {
        Objects.requireNonNull(instance);
        rollout.takeOut(service, instance);
        instance.start();
        rollout.add(service, instance);
    }

    private static void inParallel(Consumer<Part> action) {
        CompletableFuture.allOf(SERVICES.stream()
                        .map(service -> CompletableFuture.runAsync(
                                () -> action.accept(service), task -> new Thread(task).start()))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }
}
