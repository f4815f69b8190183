package org.lumbar.session.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lumbar.session.event.Code;

/** Counts what the edge answers, request by request and event by event; never who asked, or what. */
@ApplicationScoped
class EdgeMetrics {
    private static final String GIVEN = "given";
    private static final Set<Code> BEHIND_THE_EDGE = Set.of(Code.ID_CONFLICT, Code.LIMIT_EXCEEDED, Code.DATA_REJECTED);

    /** Why nothing of a request was taken, or not for certain. */
    enum Refusal {
        /** 400 or 415. */
        BAD_REQUEST,
        /** 413. */
        TOO_LARGE,
        /** 429. */
        TOO_MANY,
        /** 503. */
        UNAVAILABLE
    }

    private final Counter answered;
    private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);
    private final Counter accepted;
    private final Map<String, Counter> rejected;
    private final Map<String, Counter> guidance;

    /** Every counter is there from the start: a query does not see an increase from nothing to one. */
    EdgeMetrics(MeterRegistry registry) {
        this.answered = registry.counter("lumbar.edge.requests", "outcome", "answered");
        for (Refusal refusal : Refusal.values()) {
            String outcome = refusal.name().toLowerCase(Locale.ROOT).replace('_', '-');
            refused.put(refusal, registry.counter("lumbar.edge.requests", "outcome", outcome));
        }
        this.accepted = registry.counter("lumbar.edge.events.accepted");
        this.rejected = counters(
                Stream.of(Code.values())
                        .filter(code -> !BEHIND_THE_EDGE.contains(code))
                        .map(Code::text),
                code -> registry.counter("lumbar.edge.events.rejected", "code", code));
        this.guidance = counters(
                Stream.of(GIVEN, "not-recent", "unavailable"),
                outcome -> registry.counter("lumbar.edge.guidance", "outcome", outcome));
    }

    private static Map<String, Counter> counters(Stream<String> tags, Function<String, Counter> counter) {
        return tags.collect(Collectors.toMap(Function.identity(), counter));
    }

    /** Each event got its own result. */
    void answered(List<Result> results) {
        answered.increment();
        int good = 0;
        for (Result result : results) {
            if (result.code() == null) {
                good++;
            } else {
                increment(rejected, result.code());
            }
            if (result.guidance() != null) {
                increment(guidance, GIVEN);
            } else if (result.noGuidance() != null) {
                increment(guidance, result.noGuidance());
            }
        }
        accepted.increment(good);
    }

    void refused(Refusal why) {
        increment(refused, why);
    }

    private static <K> void increment(Map<K, Counter> counters, K key) {
        Counter counter = counters.get(key);
        if (counter != null) {
            counter.increment();
        }
    }
}
