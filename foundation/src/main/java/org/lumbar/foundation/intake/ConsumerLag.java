package org.lumbar.foundation.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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
 * How far one consumer is behind. Noted by the thread that works on a batch and the one that polls, and read by whoever scrapes: so
 * it goes on growing while a batch waits for an outage to pass.
 */
public final class ConsumerLag {
    private static final long NOTHING = Long.MAX_VALUE;

    private final Map<TopicPartition, Long> waiting = new HashMap<>();
    private boolean inWork;
    private volatile long oldest = NOTHING;
    private volatile long records;

    /** The batch is in work now. */
    public synchronized void taken(ConsumerRecords<?, ?> batch) {
        inWork = true;
        for (TopicPartition partition : batch.partitions()) {
            waiting.put(partition, batch.records(partition).get(0).timestamp());
        }
        note();
    }

    /** The batch is done. What the broker still has is not older than the last record that was read. */
    public synchronized void done(ConsumerRecords<?, ?> batch) {
        inWork = false;
        for (TopicPartition partition : batch.partitions()) {
            List<? extends ConsumerRecord<?, ?>> read = batch.records(partition);
            waiting.put(partition, read.get(read.size() - 1).timestamp());
        }
        note();
    }

    /** The batch is given up. */
    synchronized void lost() {
        inWork = false;
    }

    /** Looks at what the broker still has, and forgets partitions that are another consumer's now; only the polling thread may. */
    public synchronized void look(Consumer<?, ?> polling) {
        Set<TopicPartition> mine = polling.assignment();
        waiting.keySet().retainAll(mine);
        long left = 0;
        for (TopicPartition partition : mine) {
            long behind = polling.currentLag(partition).orElse(0);
            left += behind;
            if (behind == 0 && !inWork) {
                waiting.remove(partition);
            }
        }
        records = left;
        note();
    }

    private void note() {
        oldest = waiting.values().stream().mapToLong(Long::longValue).min().orElse(NOTHING);
    }

    /**
     * Shows it as {@code lumbar.consumer.lag} and {@code lumbar.consumer.backlog}.
     *
     * @param consumer names this one among those of the instance
     */
    public void show(MeterRegistry meters, String consumer, Clock clock) {
        Gauge.builder("lumbar.consumer.lag", () -> seconds(clock))
                .baseUnit("seconds")
                .tag("consumer", consumer)
                .register(meters);
        Gauge.builder("lumbar.consumer.backlog", this::records)
                .baseUnit("records")
                .tag("consumer", consumer)
                .register(meters);
    }

    /** Records that the broker has and this consumer has not read. */
    public long records() {
        return records;
    }

    /** Age, in seconds, of the oldest record that is not worked off; 0 if there is none. */
    double seconds(Clock clock) {
        long since = oldest;
        return since == NOTHING ? 0 : Math.max(0, clock.millis() - since) / 1_000d;
    }
}
