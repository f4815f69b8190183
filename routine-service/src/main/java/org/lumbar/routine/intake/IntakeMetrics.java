package org.lumbar.routine.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Counts what the intake does, once per batch; never what is in a record. */
final class IntakeMetrics {
    private static final List<String> CODES =
            List.of("malformed-json", "missing-field", "invalid-field", "invalid-key", "not-storable");

    private final MeterRegistry meters;
    private final Map<String, Counter> records = new HashMap<>();
    private final ConsumerLag lag = new ConsumerLag();
    private final NewestFacts newest;

    /** Every meter is there from the start: a query does not see an increase from nothing to one. */
    IntakeMetrics(MeterRegistry meters, Map<String, Kind> topics, Clock clock) {
        this.meters = meters;
        this.newest = new NewestFacts(List.copyOf(topics.keySet()));
        CODES.forEach(this::deadLetters);
        topics.forEach((topic, kind) -> {
            records.put(topic, meters.counter("lumbar.intake.records", "kind", kind.label()));
            Gauge.builder("lumbar.newest.fact.age", () -> newest.age(topic, clock))
                    .baseUnit("seconds")
                    .tag("kind", kind.label())
                    .register(meters);
        });
        Gauge.builder("lumbar.consumer.lag", () -> lag.seconds(clock))
                .baseUnit("seconds")
                .tag("consumer", "intake")
                .register(meters);
        Gauge.builder("lumbar.consumer.backlog", lag::records)
                .baseUnit("records")
                .tag("consumer", "intake")
                .register(meters);
    }

    /** In work now. */
    void taken(ConsumerRecords<?, ?> batch) {
        lag.taken(batch);
    }

    /** Stored and committed; an empty batch says that nothing is left. */
    void done(ConsumerRecords<?, ?> batch, Consumer<?, ?> consumer) {
        lag.done(batch, consumer);
        newest.took(batch);
        batch.partitions().forEach(partition -> {
            Counter of = records.get(partition.topic());
            if (of != null) {
                of.increment(batch.records(partition).size());
            }
        });
    }

    void setAside(String code) {
        deadLetters(code).increment();
    }

    private Counter deadLetters(String code) {
        return meters.counter("lumbar.dead.letters", "code", code);
    }
}
