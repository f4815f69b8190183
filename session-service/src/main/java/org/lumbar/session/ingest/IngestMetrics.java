package org.lumbar.session.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.lumbar.foundation.intake.ConsumerLag;
import org.lumbar.foundation.intake.ConsumerWatch;
import org.lumbar.foundation.intake.NewestRecords;
import org.lumbar.session.fold.Fold;
import org.lumbar.session.publishing.Topics;

/** Counts what the ingest does, once per batch; never what is in an event. */
@ApplicationScoped
class IngestMetrics {
    private static final List<String> SNAPSHOT_FAULTS = List.of(
            "malformed-json", "missing-field", "invalid-field", "key-mismatch", "data-rejected", "unproven-erasure");

    private final MeterRegistry registry;
    private final Clock clock;
    private final NewestRecords newest;
    private final Counter claimed;
    private final Counter duplicates;
    private final Counter snapshots;
    private final Counter outages;

    IngestMetrics(MeterRegistry registry, Topics topics, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.newest = NewestRecords.shown(
                registry,
                Map.of(
                        topics.sessionEvents(),
                        "session-event",
                        topics.clients(),
                        "client",
                        topics.plans(),
                        "plan",
                        topics.practices(),
                        "practice"),
                clock);
        this.claimed = registry.counter("lumbar.ingest.events", "outcome", "claimed");
        this.duplicates = registry.counter("lumbar.ingest.events", "outcome", "duplicate");
        this.snapshots = registry.counter("lumbar.ingest.snapshots");
        this.outages = registry.counter("lumbar.ingest.outages");
        // From the start: an increase from nothing to one is not seen by a query.
        SNAPSHOT_FAULTS.forEach(this::faults);
    }

    void folded(Fold.Outcome outcome) {
        claimed.increment(outcome.claimed());
        duplicates.increment(outcome.duplicates());
        snapshots.increment(outcome.snapshots().size());
    }

    /** What was polled is stored, published and committed. */
    void took(ConsumerRecords<?, ?> records) {
        newest.took(records);
    }

    void outage() {
        outages.increment();
    }

    /** A snapshot of another service that is wrong in a field that is read. */
    void badSnapshot(String code) {
        faults(code).increment();
    }

    private Counter faults(String code) {
        return registry.counter("lumbar.ingest.snapshots.rejected", "code", code);
    }

    void watch(String consumer, ConsumerWatch watch) {
        Gauge.builder("lumbar.consumer.round.repeats", watch::repeatingSeconds)
                .baseUnit("seconds")
                .tag("consumer", consumer)
                .register(registry);
        // A registry that outlives a start would keep the counter of the watch before, which is gone.
        registry.find("lumbar.consumer.replaced")
                .tag("consumer", consumer)
                .meters()
                .forEach(registry::remove);
        FunctionCounter.builder("lumbar.consumer.replaced", watch, ConsumerWatch::replacements)
                .tag("consumer", consumer)
                .register(registry);
    }

    void lag(String consumer, ConsumerLag lag) {
        lag.show(registry, consumer, clock);
    }
}
