package org.lumbar.foundation.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** How new what this instance has taken in is, by topic. For all its consumers. */
public final class NewestRecords {
    private final Map<String, AtomicLong> byTopic;

    private NewestRecords(Collection<String> topics) {
        this.byTopic = topics.stream().collect(Collectors.toMap(topic -> topic, topic -> new AtomicLong()));
    }

    /**
     * Shows the age of each topic's newest record as {@code lumbar.newest.fact.age}.
     *
     * @param kinds what each topic carries, by the topic's name
     */
    public static NewestRecords shown(MeterRegistry meters, Map<String, String> kinds, Clock clock) {
        NewestRecords newest = new NewestRecords(kinds.keySet());
        kinds.forEach((topic, kind) -> Gauge.builder("lumbar.newest.fact.age", () -> newest.age(topic, clock))
                .baseUnit("seconds")
                .tag("kind", kind)
                .register(meters));
        return newest;
    }

    /** The batch is stored. */
    public void took(ConsumerRecords<?, ?> batch) {
        for (TopicPartition partition : batch.partitions()) {
            List<? extends ConsumerRecord<?, ?>> records = batch.records(partition);
            long last = records.get(records.size() - 1).timestamp();
            AtomicLong newest = byTopic.get(partition.topic());
            if (newest != null) {
                newest.accumulateAndGet(last, Math::max);
            }
        }
    }

    /** Seconds since the newest record of the topic was written; NaN before this instance has taken one. */
    private double age(String topic, Clock clock) {
        AtomicLong newest = byTopic.get(topic);
        return newest == null || newest.get() == 0 ? Double.NaN : Math.max(0, clock.millis() - newest.get()) / 1_000d;
    }
}
