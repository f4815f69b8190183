package org.lumbar.foundation.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Counts what an intake does, once per batch; never what is in a record. */
final class IntakeMeters {
    /** The code of a record that only a store, or this service's own code, could not take. */
    static final String DATA_REJECTED = "data-rejected";

    private final MeterRegistry meters;
    private final Map<String, Counter> records = new HashMap<>();
    private final ConsumerLag lag = new ConsumerLag();
    private final NewestRecords newest;

    /**
     * Every meter is there from the start: a query does not see an increase from nothing to one.
     *
     * @param kinds what each topic carries, by the topic's name
     * @param codes of records that break the contract
     */
    IntakeMeters(
            MeterRegistry meters,
            Heartbeat heartbeat,
            Map<String, String> kinds,
            Collection<String> codes,
            Clock clock) {
        this.meters = meters;
        this.newest = NewestRecords.shown(meters, kinds, clock);
        codes.forEach(this::deadLetters);
        deadLetters(DATA_REJECTED);
        notes(DATA_REJECTED);
        kinds.forEach((topic, kind) -> records.put(topic, meters.counter("lumbar.intake.records", "kind", kind)));
        lag.show(meters, "intake", clock);
        Gauge.builder("lumbar.consumer.round.repeats", heartbeat::repeatingSeconds)
                .baseUnit("seconds")
                .tag("consumer", "intake")
                .register(meters);
    }

    ConsumerLag lag() {
        return lag;
    }

    /** Stored, and its bad records are set apart. */
    void done(ConsumerRecords<?, ?> batch) {
        lag.done(batch);
        newest.took(batch);
        for (TopicPartition partition : batch.partitions()) {
            Counter of = records.get(partition.topic());
            if (of != null) {
                of.increment(batch.records(partition).size());
            }
        }
    }

    void setApart(String code) {
        deadLetters(code).increment();
    }

    void noted(String code) {
        notes(code).increment();
    }

    private Counter deadLetters(String code) {
        return meters.counter("lumbar.dead.letters", "code", code);
    }

    private Counter notes(String code) {
        return meters.counter("lumbar.records.noted", "code", code);
    }
}
