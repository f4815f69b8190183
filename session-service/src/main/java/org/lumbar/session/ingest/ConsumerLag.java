package org.lumbar.session.ingest;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * How far one consumer is behind. Noted by the consumer's thread once a batch, read by whoever scrapes: so it goes on
 * growing while a batch waits for an outage to pass.
 */
final class ConsumerLag {
    private static final long NOTHING = Long.MAX_VALUE;

    private final Map<TopicPartition, Long> waiting = new HashMap<>();
    private volatile long oldest = NOTHING;
    private volatile long records;

    /** The batch is in work now. */
    void taken(ConsumerRecords<?, ?> batch) {
        for (TopicPartition partition : batch.partitions()) {
            waiting.put(partition, batch.records(partition).get(0).timestamp());
        }
        note();
    }

    /** The batch is done. What the broker still has is not older than the last record that was read. */
    void done(ConsumerRecords<?, ?> batch, Consumer<?, ?> consumer) {
        Set<TopicPartition> mine = consumer.assignment();
        waiting.keySet().retainAll(mine);
        long left = 0;
        for (TopicPartition partition : mine) {
            long behind = consumer.currentLag(partition).orElse(0);
            left += behind;
            if (behind == 0) {
                waiting.remove(partition);
            } else {
                List<? extends ConsumerRecord<?, ?>> read = batch.records(partition);
                if (!read.isEmpty()) {
                    waiting.put(partition, read.get(read.size() - 1).timestamp());
                }
            }
        }
        records = left;
        note();
    }

    private void note() {
        oldest = waiting.values().stream().mapToLong(Long::longValue).min().orElse(NOTHING);
    }

    /** Records that the broker has and this consumer has not read. */
    long records() {
        return records;
    }

    /** Age, in seconds, of the oldest record that is not worked off; 0 if there is none. */
    double seconds(Clock clock) {
        long since = oldest;
        return since == NOTHING ? 0 : Math.max(0, clock.millis() - since) / 1_000d;
    }
}
