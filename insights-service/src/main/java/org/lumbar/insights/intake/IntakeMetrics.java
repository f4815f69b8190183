package org.lumbar.insights.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Counts what the intake does, once per batch; never what is in a record. */
@ApplicationScoped
class IntakeMetrics {

    private static final List<String> CODES =
            List.of("malformed-json", "too-deep", "missing-field", "invalid-field", "key-mismatch", "data-rejected");

    private final MeterRegistry meters;
    private final KafkaClientService clients;
    private final Topics topics;
    private final Map<Kind, Counter> records = new EnumMap<>(Kind.class);
    private final ConsumerLag lag = new ConsumerLag();
    private final NewestFacts newest;

    /** Every meter is there from the start: a query does not see an increase from nothing to one. */
    IntakeMetrics(MeterRegistry meters, KafkaClientService clients, Topics topics, Clock clock) {
        this.meters = meters;
        this.clients = clients;
        this.topics = topics;
        this.newest = new NewestFacts(List.copyOf(topics.names()));
        CODES.forEach(this::deadLetters);
        for (String topic : topics.names()) {
            Kind kind = topics.kindOf(topic);
            records.put(kind, meters.counter("lumbar.intake.records", "kind", kind.contractName()));
            Gauge.builder("lumbar.newest.fact.age", () -> newest.age(topic, clock))
                    .baseUnit("seconds")
                    .tag("kind", kind.contractName())
                    .register(meters);
        }
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
    void taken(ConsumerRecords<byte[], byte[]> batch) {
        lag.taken(batch);
    }

    /** Stored, with its bad records put aside. What the broker still has is asked of the polling thread, and not waited for. */
    void done(ConsumerRecords<byte[], byte[]> batch) {
        newest.took(batch);
        batch.partitions().forEach(partition -> {
            Counter of = records.get(topics.kindOf(partition.topic()));
            if (of != null) {
                of.increment(batch.records(partition).size());
            }
        });
        KafkaConsumer<Object, Object> consumer = clients.getConsumer(SnapshotConsumer.CHANNEL);
        if (consumer != null) {
            var unused = consumer.runOnPollingThread(polling -> {
                        lag.done(batch, polling);
                    })
                    .subscribe()
                    .with(noted -> {}, failure -> {
                        // The consumer is being closed; the next one's first batch says how far it is behind.
                    });
        }
    }

    void putAside(String code) {
        deadLetters(code).increment();
    }

    private Counter deadLetters(String code) {
        return meters.counter("lumbar.dead.letters", "code", code);
    }
}
