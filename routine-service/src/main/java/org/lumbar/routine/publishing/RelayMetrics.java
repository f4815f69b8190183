package org.lumbar.routine.publishing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How much of one source waits, and since when. One look at the database serves all who scrape at about the same time. */
final class RelayMetrics {
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final SnapshotSource source;
    private final Clock clock;
    private @Nullable Backlog seen;
    private Instant seenAt = Instant.MIN;

    private RelayMetrics(SnapshotSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    static void register(SnapshotSource source, Clock clock, MeterRegistry meters) {
        RelayMetrics metrics = new RelayMetrics(source, clock);
        Gauge.builder("lumbar.relay.backlog", metrics::rows)
                .baseUnit("rows")
                .tag("kind", source.kind())
                .register(meters);
        Gauge.builder("lumbar.relay.unpublishable", metrics::refused)
                .baseUnit("rows")
                .tag("kind", source.kind())
                .register(meters);
        Counter.builder("lumbar.relay.refused").tag("kind", source.kind()).register(meters);
        Gauge.builder("lumbar.relay.oldest", metrics::seconds)
                .baseUnit("seconds")
                .tag("kind", source.kind())
                .register(meters);
    }

    private long refused() {
        return backlog().refused();
    }

    private long rows() {
        return backlog().rows();
    }

    private double seconds() {
        Instant oldest = backlog().oldest();
        long millis =
                oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis();
        return Math.max(0, millis) / 1_000d;
    }

    private synchronized Backlog backlog() {
        Backlog known = seen;
        if (known == null || seenAt.plus(FRESH).isBefore(clock.instant())) {
            known = source.backlog();
            seen = known;
            seenAt = clock.instant();
        }
        return known;
    }
}
