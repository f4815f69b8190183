package org.lumbar.session.publishing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lumbar.session.event.Code;

/** Counts what is published, once per round; never what is in it. */
@ApplicationScoped
public class PublishingMetrics {
    private final MeterRegistry registry;
    private final Map<Code, Counter> deadLetters = new EnumMap<>(Code.class);
    private final DistributionSummary batchSize;

    PublishingMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batchSize = DistributionSummary.builder("lumbar.ingest.batch")
                .baseUnit("events")
                .register(registry);
        // From the start: an increase from nothing to one is not seen by a query.
        for (Code code : Code.values()) {
            if (code != Code.SUBJECT_MISMATCH && code != Code.CLIENT_NOT_FOUND) {
                deadLetters.put(code, registry.counter("lumbar.dead.letters", "code", code.text()));
            }
        }
        List.of(Code.TOO_LARGE, Code.DATA_REJECTED).forEach(this::notes);
    }

    void published(Round round) {
        if (round.events() > 0) {
            batchSize.record(round.events());
        }
        for (Rejection rejection : round.rejections()) {
            Counter of = deadLetters.get(rejection.code());
            if (of != null) {
                of.increment();
            }
        }
    }

    /** Something could not be published at all: its place and code are in the log. */
    void noted(Code code) {
        notes(code).increment();
    }

    private Counter notes(Code code) {
        return registry.counter("lumbar.records.noted", "code", code.text());
    }
}
