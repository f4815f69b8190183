package org.lumbar.foundation.intake;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** How new what this instance has taken in is, by topic. For all its consumers. */
final class NewestFacts {
    private final Map<String, AtomicLong> byTopic;

    NewestFacts(List<String> topics) {
        this.byTopic = topics.stream().collect(Collectors.toMap(topic -> topic, topic -> new AtomicLong()));
    }

    /** The batch is stored and told. */
    void took(ConsumerRecords<?, ?> batch) {
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
    double age(String topic, Clock clock) {
        AtomicLong newest = byTopic.get(topic);
        return newest == null || newest.get() == 0 ? Double.NaN : Math.max(0, clock.millis() - newest.get()) / 1_000d;
    }
}
