package org.lumbar.session.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.lumbar.session.publishing.Round;

/**
 * Partitions of one consumer that wait, because a lock that they need is somebody else's, while its others go on. For one
 * thread.
 */
final class HeldPartitions {
    private static final Duration WAIT = Duration.ofMillis(200);

    private final Map<TopicPartition, Instant> until = new HashMap<>();
    private final Clock clock;

    HeldPartitions(Clock clock) {
        this.clock = clock;
    }

    /** Stops them where the round left them. */
    void hold(Consumer<?, ?> consumer, Round round) {
        for (TopicPartition partition : round.blocked()) {
            consumer.seek(partition, round.next(partition));
            consumer.pause(List.of(partition));
            until.put(partition, clock.instant().plus(WAIT));
        }
    }

    /** Lets those go on that have waited long enough. */
    void release(Consumer<?, ?> consumer) {
        Instant now = clock.instant();
        until.entrySet().removeIf(held -> {
            boolean over = !held.getValue().isAfter(now);
            if (over) {
                consumer.resume(List.of(held.getKey()));
            }
            return over;
        });
    }

    /** They are another consumer's now, or go on from elsewhere: a partition that is assigned is not paused. */
    void forget(Collection<TopicPartition> partitions) {
        until.keySet().removeAll(partitions);
    }

    boolean isEmpty() {
        return until.isEmpty();
    }
}
