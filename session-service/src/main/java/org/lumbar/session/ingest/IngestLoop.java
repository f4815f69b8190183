package org.lumbar.session.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.lumbar.foundation.intake.ConsumerLag;
import org.lumbar.foundation.intake.ConsumerWatch;
import org.lumbar.session.publishing.Lost;
import org.lumbar.session.publishing.Publisher;
import org.lumbar.session.publishing.Round;
import org.lumbar.session.store.Outage;

/**
 * One consumer and its thread. A round polls, works, and then publishes and commits the offsets in one; nothing else moves
 * them, so a round that is cut off anywhere is repeated. In an outage the consumer is paused and goes on polling: it stays in
 * its group, and its partitions stay with it.
 */
final class IngestLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(IngestLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSED_POLL = Duration.ofMillis(100);
    private static final Duration COMMITTED = Duration.ofSeconds(10);

    /** What follows from clients and plans is published in parts of about this size. */
    private static final int SNAPSHOTS_AT_ONCE = 5_000;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Supplier<Publisher> publishers;
    private final RoundWork work;
    private final IngestMetrics metrics;
    private final ConsumerWatch watch;
    private final Backoff backoff;
    private final Clock clock;
    private final RecordReader reader = new RecordReader();
    private final HeldPartitions held;
    private final ConsumerLag lag = new ConsumerLag();
    private volatile boolean stopped;
    private volatile Instant lastRound;

    IngestLoop(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Supplier<Publisher> publishers,
            RoundWork work,
            IngestMetrics metrics,
            ConsumerWatch watch,
            Backoff backoff,
            Clock clock) {
        this.consumers = consumers;
        this.publishers = publishers;
        this.work = work;
        this.metrics = metrics;
        this.watch = watch;
        this.backoff = backoff;
        this.clock = clock;
        this.held = new HeldPartitions(clock);
        this.lastRound = clock.instant();
    }

    /** When the loop last showed that it is alive. */
    Instant lastRound() {
        return lastRound;
    }

    ConsumerLag lag() {
        return lag;
    }

    ConsumerWatch watch() {
        return watch;
    }

    @Override
    public void run() {
        while (!stopped) {
            try (Consumer<byte[], byte[]> mine = consumers.get();
                    Publisher publisher = publishers.get()) {
                mine.subscribe(work.topics(), new HandOver());
                while (!stopped) {
                    round(mine, publisher);
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "The consumer failed and is replaced");
                if (Outage.isAway(e)) {
                    watch.waits();
                } else {
                    watch.replaced();
                }
                sleep(backoff.next());
            }
        }
    }

    private void round(Consumer<byte[], byte[]> mine, Publisher publisher) {
        held.release(mine);
        ConsumerRecords<byte[], byte[]> records = mine.poll(held.isEmpty() ? POLL : PAUSED_POLL);
        // Now, for it goes with these records: a heartbeat may find at any time that the group has gone on.
        Round round = new Round(records, mine.groupMetadata());
        lastRound = clock.instant();
        if (records.isEmpty()) {
            done(mine, records);
            return;
        }
        lag.taken(records);
        try {
            work.on(records, round, reader, soFar -> publishIfMany(soFar, publisher));
            publish(round, publisher);
            held.hold(mine, round);
            backoff.reset();
            done(mine, records);
            metrics.took(records);
        } catch (Lost e) {
            LOG.infof("Nothing of the batch is published, its partitions are another's: %s", e.getMessage());
            rewind(mine, records);
            mine.enforceRebalance();
        } catch (Outage e) {
            metrics.outage();
            note(e);
            Duration wait = backoff.next();
            LOG.warnf("Waiting %d ms, then again: %s", wait.toMillis(), e.getMessage());
            rewind(mine, records);
            waitPaused(mine, wait);
        } finally {
            round.traces().end();
        }
    }

    private void done(Consumer<byte[], byte[]> mine, ConsumerRecords<byte[], byte[]> records) {
        lag.done(records);
        lag.look(mine);
        if (held.isEmpty()) {
            watch.done(records.count(), lag.records());
        } else {
            watch.repeats();
        }
    }

    private void note(Outage e) {
        if (e.answers()) {
            watch.repeats();
        } else {
            watch.waits();
        }
    }

    private void publishIfMany(Round round, Publisher publisher) throws Outage, Lost {
        lastRound = clock.instant();
        if (round.snapshots().size() >= SNAPSHOTS_AT_ONCE) {
            publish(round, publisher);
        }
    }

    private void publish(Round round, Publisher publisher) throws Outage, Lost {
        publisher.publish(round);
        work.published(round);
        round.published();
    }

    /** Their offsets are committed with what is published, so there is nothing to hand over. */
    private final class HandOver implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // Work on them starts where the group left off.
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            held.forget(partitions);
        }
    }

    /** Goes back to where the records began. If the group has moved on, it says itself where to go on. */
    private static void rewind(Consumer<byte[], byte[]> mine, ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            if (mine.assignment().contains(partition)) {
                mine.seek(partition, records.records(partition).get(0).offset());
            }
        }
    }

    /** Stays in the group while it waits. */
    private void waitPaused(Consumer<byte[], byte[]> mine, Duration wait) {
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
        held.forget(mine.assignment());
    }

    private static void rewindToCommitted(Consumer<byte[], byte[]> mine) {
        mine.committed(mine.assignment(), COMMITTED).forEach((partition, offset) -> {
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
