package org.lumbar.session.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** Counts what the ingest does; never what is in an event. */
@ApplicationScoped
class IngestMetrics {
    private final MeterRegistry registry;
    private final Counter claimed;
    private final Counter duplicates;
    private final Counter snapshots;
    private final Counter outages;
    private final DistributionSummary batchSize;

    IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.claimed = registry.counter("lumbar.ingest.events", "outcome", "claimed");
        this.duplicates = registry.counter("lumbar.ingest.events", "outcome", "duplicate");
        this.snapshots = registry.counter("lumbar.ingest.snapshots");
        this.outages = registry.counter("lumbar.ingest.outages");
        this.batchSize = DistributionSummary.builder("lumbar.ingest.batch.size").register(registry);
    }

    void folded(Fold.Outcome outcome) {
        claimed.increment(outcome.claimed());
        duplicates.increment(outcome.duplicates());
        snapshots.increment(outcome.snapshots().size());
    }

    void batch(int size, List<Rejection> rejections) {
        batchSize.record(size);
        rejections.forEach(rejection -> registry.counter(
                        "lumbar.ingest.rejected", "code", rejection.code().text())
                .increment());
    }

    void outage() {
        outages.increment();
    }

    /** A snapshot of another service that is wrong in a field that is read. */
    void badSnapshot(String code) {
        registry.counter("lumbar.ingest.snapshots.rejected", "code", code).increment();
    }

    /** Records that one consumer has still to read. */
    void lag(String consumer, Supplier<Number> lag) {
        Gauge.builder("lumbar.ingest.lag", lag)
                .tag("consumer", consumer)
                .strongReference(true)
                .register(registry);
    }
}
