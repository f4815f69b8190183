package org.lumbar.session.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/**
 * One consumer and its thread. A round polls, works, and then commits the offsets; nothing else moves them, so a round that
 * is cut off anywhere is repeated. In an outage the consumer is paused and goes on polling: it stays in its group, and its
 * partitions stay with it.
 */
final class IngestLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(IngestLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSED_POLL = Duration.ofMillis(100);
    private static final Duration COMMIT = Duration.ofSeconds(10);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Topics topics;
    private final Batches batches;
    private final References references;
    private final IngestMetrics metrics;
    private final Backoff backoff;
    private final Clock clock;
    private final RecordReader reader = new RecordReader();
    /** How far each partition is worked off since it was assigned. */
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();

    private final ConsumerLag lag = new ConsumerLag();
    private volatile boolean stopped;
    private volatile Instant lastRound;

    IngestLoop(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Topics topics,
            Batches batches,
            References references,
            IngestMetrics metrics,
            Backoff backoff,
            Clock clock) {
        this.consumers = consumers;
        this.topics = topics;
        this.batches = batches;
        this.references = references;
        this.metrics = metrics;
        this.backoff = backoff;
        this.clock = clock;
        this.lastRound = clock.instant();
    }

    /** When the loop last showed that it is alive. */
    Instant lastRound() {
        return lastRound;
    }

    ConsumerLag lag() {
        return lag;
    }

    @Override
    public void run() {
        while (!stopped) {
            try (Consumer<byte[], byte[]> mine = consumers.get()) {
                done.clear();
                mine.subscribe(List.of(topics.clients(), topics.plans(), topics.sessionEvents()), new HandOver(mine));
                while (!stopped) {
                    round(mine);
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "The consumer failed and is replaced");
                sleep(backoff.next());
            }
        }
    }

    private void round(Consumer<byte[], byte[]> mine) {
        ConsumerRecords<byte[], byte[]> records = mine.poll(POLL);
        lastRound = clock.instant();
        if (records.isEmpty()) {
            lag.done(records, mine);
            return;
        }
        lag.taken(records);
        try {
            work(records);
            commit(mine, records);
            backoff.reset();
            lag.done(records, mine);
            metrics.took(records);
        } catch (Outage e) {
            metrics.outage();
            Duration wait = backoff.next();
            LOG.warnf("Waiting %d ms, then again: %s", wait.toMillis(), e.getMessage());
            waitPaused(mine, records, wait);
        }
    }

    /** Clients and plans first: what they make known is known to the events of the same round. */
    private void work(ConsumerRecords<byte[], byte[]> records) throws Outage {
        for (ConsumerRecord<byte[], byte[]> record : records.records(topics.clients())) {
            references.client(record);
            lastRound = clock.instant();
        }
        for (ConsumerRecord<byte[], byte[]> record : records.records(topics.plans())) {
            references.plan(record);
            lastRound = clock.instant();
        }
        List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>(records.count());
        records.records(topics.sessionEvents()).forEach(events::add);
        if (!events.isEmpty()) {
            batches.work(reader, events);
        }
    }

    /**
     * Lets the offsets be committed while the next round is worked: a broker takes its time over each commit, and what is
     * not committed in time is only repeated.
     */
    private void commit(Consumer<byte[], byte[]> mine, ConsumerRecords<byte[], byte[]> records) {
        done.putAll(records.nextOffsets());
        mine.commitAsync(records.nextOffsets(), (offsets, failure) -> {
            if (failure != null) {
                noteUncommitted(failure);
            }
        });
    }

    /** Before partitions go to another consumer it is told how far this one came. */
    private void handOver(Consumer<byte[], byte[]> mine, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> last = new HashMap<>(done);
        last.keySet().retainAll(partitions);
        done.keySet().removeAll(partitions);
        try {
            mine.commitSync(last, COMMIT);
        } catch (CommitFailedException | RebalanceInProgressException | RetriableException e) {
            noteUncommitted(e);
        }
    }

    /** Another consumer, or this one later, repeats the batch: everything in it is a duplicate then. */
    private static void noteUncommitted(Exception failure) {
        LOG.infof(
                "Offsets were not committed, the batch may be repeated: %s",
                failure.getClass().getSimpleName());
    }

    private final class HandOver implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> mine;

        HandOver(Consumer<byte[], byte[]> mine) {
            this.mine = mine;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // Work on them starts where the group left off.
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            handOver(mine, partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            done.keySet().removeAll(partitions);
        }
    }

    /** Goes back to where the records began and stays in the group while it waits. */
    private void waitPaused(Consumer<byte[], byte[]> mine, ConsumerRecords<byte[], byte[]> records, Duration wait) {
        for (TopicPartition partition : records.partitions()) {
            if (mine.assignment().contains(partition)) {
                mine.seek(partition, records.records(partition).get(0).offset());
            }
        }
        Instant until = clock.instant().plus(wait);
        while (!stopped && clock.instant().isBefore(until)) {
            mine.pause(mine.assignment());
            if (!mine.poll(PAUSED_POLL).isEmpty()) {
                // A partition that was assigned during this very poll was not paused yet; its records come again.
                rewindToCommitted(mine);
            }
            lastRound = clock.instant();
        }
        mine.resume(mine.assignment());
    }

    private static void rewindToCommitted(Consumer<byte[], byte[]> mine) {
        mine.committed(mine.assignment(), COMMIT).forEach((partition, offset) -> {
            if (offset == null) {
                mine.seekToBeginning(List.of(partition));
            } else {
                mine.seek(partition, offset);
            }
        });
    }

    private void sleep(Duration wait) {
        Instant until = clock.instant().plus(wait);
        while (!stopped && clock.instant().isBefore(until)) {
            LockSupport.parkNanos(PAUSED_POLL.toNanos());
        }
    }

    /** Ends after the round that is under way. */
    void stop() {
        stopped = true;
    }
}
