package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.lumbar.local.Part;
import org.lumbar.local.ServiceProcess;

/**
 * Which instances of each service callers know. One that is to go is taken off the list first, which callers learn of late, and is
 * told to end after that, as in a cluster ({@code preStop} of the chart).
 */
final class Rollout {
    private static final Duration CALLERS_LEARN_AFTER = Duration.ofSeconds(1);
    private static final Duration TOLD_TO_END_AFTER = Duration.ofSeconds(2);
    private static final Duration LONGEST_END = Duration.ofSeconds(15);

    private final Map<Part, ReadyInstances> ready = new EnumMap<>(Part.class);

    Rollout() {
        for (Part part : Part.values()) {
            if (part.isService()) {
                ready.put(part, new ReadyInstances());
            }
        }
    }

    /** To be read only. */
    Map<Part, ReadyInstances> ready() {
        return ready;
    }

    ReadyInstances ready(Part service) {
        return Objects.requireNonNull(ready.get(service));
    }

    /** An instance that is ready is there for callers. */
    void add(Part service, ServiceProcess instance) {
        ready(service).add(instance.address());
    }

    /** Returns when the instance has ended. */
    void takeOut(Part service, ServiceProcess instance) {
        CompletableFuture.runAsync(() -> ready(service).remove(instance.address()), after(CALLERS_LEARN_AFTER));
        CompletableFuture.runAsync(() -> {}, after(TOLD_TO_END_AFTER)).join();
        long told = System.nanoTime();
        instance.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - told))
                .as("how long %s took to end", service)
                .isLessThan(LONGEST_END);
    }

    private static Executor after(Duration pause) {
        return CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
