package org.lumbar.foundation.intake;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A batch from when this instance takes it up until its offsets may move, or until its partitions are lost. */
final class Round {

    /**
     * The end of a batch in one partition. With the generation of the group, because the same offsets may come again after a
     * rebalance, to another round.
     */
    record Place(TopicPartition partition, long lastOffset, int generation) {}

    /**
     * What a batch is called for by.
     *
     * @param next where reading goes on when it is done
     */
    record Claim(Set<Place> places, Map<TopicPartition, OffsetAndMetadata> next, int generation) {
        static Claim of(IncomingKafkaRecordBatchMetadata<byte[], byte[]> batch) {
            int generation = batch.getConsumerGroupGenerationId();
            Set<Place> places = batch.getOffsets().entrySet().stream()
                    .map(last -> new Place(last.getKey(), last.getValue().offset(), generation))
                    .collect(Collectors.toSet());
            return new Claim(places, Round.next(batch.getRecords()), generation);
        }
    }

    private final RoundCommit commit;
    private final Set<Place> places;
    private final Map<TopicPartition, OffsetAndMetadata> next;
    private final ConsumerGroupMetadata member;

    Round(
            RoundCommit commit,
            Set<Place> places,
            Map<TopicPartition, OffsetAndMetadata> next,
            ConsumerGroupMetadata member) {
        this.commit = commit;
        this.places = places;
        this.next = next;
        this.member = member;
    }

    /** Where reading goes on: behind the markers of transactions, too. */
    private static Map<TopicPartition, OffsetAndMetadata> next(ConsumerRecords<?, ?> records) {
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            var ofPartition = records.records(partition);
            next.put(
                    partition,
                    new OffsetAndMetadata(
                            ofPartition.get(ofPartition.size() - 1).offset() + 1));
        }
        next.putAll(records.nextOffsets());
        return next;
    }

    /** Who polled it, as the group knew it then; without a member id if that is not known any more. */
    ConsumerGroupMetadata member() {
        return member;
    }

    /** Both in one. */
    Round with(Round other) {
        Set<Place> all = new HashSet<>(places);
        all.addAll(other.places);
        return new Round(commit, all, next, member);
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

    /** All of it is done, and its offsets are committed already. */
    void ended() {
        commit.end(places);
    }

    /** As {@link #ended}, but for these partitions: what is left of the round. */
    Round endedBut(Set<TopicPartition> partitions) {
        Set<Place> left = new HashSet<>(places);
        left.removeIf(place -> !partitions.contains(place.partition()));
        Set<Place> over = new HashSet<>(places);
        over.removeAll(left);
        commit.end(over);
        return new Round(commit, left, next, member);
    }

    /** Nobody works on it for now, and a rebalance needs not wait for it. */
    void waits() {
        commit.waits(places);
    }

    /** Works on it again. False if the partitions are lost. */
    boolean resumes() {
        return commit.resumes(places);
    }

    /** The broker says that the group has gone on. Nothing of this generation is worked any more. */
    void lost() {
        commit.lost(places);
    }

    /** Has the polling thread look how far the consumer is behind. */
    void look(ConsumerLag lag) {
        commit.thread().soon(lag::look);
    }
}
