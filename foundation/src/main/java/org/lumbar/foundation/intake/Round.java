package org.lumbar.foundation.intake;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A batch from when this instance takes it up until its offsets may move, or until its partitions are lost. */
final class Round {

    /**
     * The end of a batch in one partition. With the generation of the group, because the same offsets may come again after a
     * rebalance, to another round.
     */
    record Place(TopicPartition partition, long lastOffset, int generation) {}

    private final RoundCommit commit;
    private final Set<Place> places;
    private final Map<TopicPartition, OffsetAndMetadata> next;

    Round(RoundCommit commit, Set<Place> places, Map<TopicPartition, OffsetAndMetadata> next) {
        this.commit = commit;
        this.places = places;
        this.next = next;
    }

    /** Waits before the next try. False, at once, if the partitions are lost: then nothing may be tried any more. */
    boolean pause(Duration time) throws InterruptedException {
        return commit.pause(places, time);
    }

    /** The thread has to end, and this round is not done. Its consumer begins no other. */
    void breakOff() {
        commit.breakOff(places);
    }

    /** All of it is stored or set apart: its offsets move. If the partitions were lost meanwhile, they don't. */
    void done() {
        commit.done(places, next);
    }
}
