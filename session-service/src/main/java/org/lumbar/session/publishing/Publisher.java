package org.lumbar.session.publishing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.IllegalGenerationException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.failure.Blame;
import org.lumbar.session.event.Code;
import org.lumbar.session.store.Outage;

/**
 * Publishes what a round has to tell, and commits its offsets, in one Kafka transaction: both or nothing. The broker takes
 * the offsets only from the present generation of the group, so that whoever lost their partitions, however long ago, publishes
 * nothing any more that a reader of committed records sees. For one consumer, and its thread.
 */
public final class Publisher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Publisher.class);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final OutgoingRecords records;
    private final PublishingMetrics metrics;
    private @Nullable Producer<byte[], byte[]> open;

    public Publisher(Supplier<Producer<byte[], byte[]>> producers, OutgoingRecords records, PublishingMetrics metrics) {
        this.producers = producers;
        this.records = records;
        this.metrics = metrics;
    }

    /** On its way out. */
    private record Outgoing(
            ProducerRecord<byte[], byte[]> record, @Nullable Rejection rejection, boolean whole) {}

    /**
     * Publishes all of the round that Kafka takes; what is too large for its topic is noted, and costs nothing else.
     *
     * @throws Outage if Kafka did not acknowledge all of it in time: nothing of it is published
     * @throws Lost if the group has gone on without the round's consumer: nothing of it is published
     */
    public void publish(Round round) throws Outage, Lost {
        if (round.member().generationId() < 0 || round.member().memberId().isEmpty()) {
            // A broker would take such offsets unfenced.
            throw new Lost("no member");
        }
        // Without an offset nothing would be fenced; whatever the round has comes again.
        if (!round.offsets().isEmpty()) {
            commit(round);
        }
        metrics.published(round);
    }

    private void commit(Round round) throws Outage, Lost {
        try {
            Producer<byte[], byte[]> producer = producer();
            byte[] time = records.now();
            Map<String, Integer> counts = new HashMap<>();
            OutgoingRecords.Partitions partitions = topic -> counts.computeIfAbsent(
                    topic, any -> producer.partitionsFor(topic).size());
            List<Outgoing> all = outgoing(round, time, partitions);
            Outgoing refused = write(producer, all, round);
            while (refused != null) {
                all = without(refused, all, time, partitions);
                refused = write(producer(), all, round);
            }
        } catch (KafkaException e) {
            discard();
            throw Outage.ofKafka(e);
        }
    }

    private List<Outgoing> outgoing(Round round, byte[] time, OutgoingRecords.Partitions partitions) {
        List<Outgoing> all =
                new ArrayList<>(round.snapshots().size() + round.rejections().size());
        for (Snapshot snapshot : round.snapshots()) {
            ProducerRecord<byte[], byte[]> record = records.snapshot(snapshot, time, round.traces(), partitions);
            if (OutgoingRecords.isTooLarge(snapshot)) {
                note(record, null);
            } else {
                all.add(new Outgoing(record, null, true));
            }
        }
        for (Rejection rejection : round.rejections()) {
            all.add(new Outgoing(records.deadLetter(rejection, true, time, partitions), rejection, true));
        }
        return all;
    }

    /** A dead letter that is refused is tried once more without its bytes; everything else that is refused stays out. */
    private List<Outgoing> without(
            Outgoing refused, List<Outgoing> all, byte[] time, OutgoingRecords.Partitions partitions) {
        List<Outgoing> rest = new ArrayList<>(all.size());
        for (Outgoing each : all) {
            Rejection rejection = each.rejection();
            if (each != refused) {
                rest.add(each);
            } else if (rejection != null && each.whole()) {
                rest.add(new Outgoing(records.deadLetter(rejection, false, time, partitions), rejection, false));
            } else {
                note(each.record(), rejection);
            }
        }
        return rest;
    }

    /** Says which record is not published, by places and sizes, never by what is in it. */
    private void note(ProducerRecord<byte[], byte[]> record, @Nullable Rejection rejection) {
        if (rejection == null) {
            byte[] value = record.value();
            LOG.errorf(
                    "A snapshot for %s-%d is not published: too-large, %d bytes",
                    record.topic(), record.partition(), value == null ? 0 : value.length);
            metrics.noted(Code.TOO_LARGE);
        } else {
            LOG.errorf(
                    "The record at %s-%d@%d, %s, can't be a dead letter: it is passed over",
                    rejection.record().topic(),
                    rejection.record().partition(),
                    rejection.record().offset(),
                    rejection.code().text());
            metrics.noted(Code.DATA_REJECTED);
        }
    }

    /**
     * @return what Kafka refuses for itself, of a transaction that is undone then; null if it is committed. Only the first: whatever
     *     is still waiting to be sent fails with the same exception, though nothing is wrong with it
     */
    private @Nullable Outgoing write(Producer<byte[], byte[]> producer, Collection<Outgoing> all, Round round)
            throws Lost {
        AtomicReference<Outgoing> refused = new AtomicReference<>();
        try {
            producer.beginTransaction();
            for (Outgoing each : all) {
                // A failed send fails the commit, so its future needs no look of its own.
                var unused = producer.send(each.record(), (written, failure) -> {
                    if (failure != null && Blame.of(failure) == Blame.DATA) {
                        refused.compareAndSet(null, each);
                    }
                });
            }
            producer.sendOffsetsToTransaction(round.offsets(), round.member());
            producer.commitTransaction();
            return null;
        } catch (KafkaException e) {
            abort(producer);
            if (isLost(e)) {
                throw new Lost(e.getClass().getSimpleName());
            }
            Outgoing first = refused.get();
            if (first == null) {
                throw e;
            }
            return first;
        }
    }

    private static boolean isLost(@Nullable Throwable e) {
        return e != null
                && (e instanceof CommitFailedException
                        || e instanceof IllegalGenerationException
                        || e instanceof UnknownMemberIdException
                        || e instanceof FencedInstanceIdException
                        || isLost(e.getCause()));
    }

    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> ready = open;
        if (ready == null) {
            Producer<byte[], byte[]> fresh = producers.get();
            open = fresh;
            fresh.initTransactions();
            ready = fresh;
        }
        return ready;
    }

    /** At once, so that readers and the partitions' next owner don't wait for the transaction's time-out. */
    private void abort(Producer<byte[], byte[]> producer) {
        try {
            producer.abortTransaction();
        } catch (KafkaException | IllegalStateException e) {
            // Fenced, away, or its commit is under way: the next producer of the same transactional id ends it.
            discard();
        }
    }

    private void discard() {
        Producer<byte[], byte[]> broken = open;
        open = null;
        if (broken != null) {
            broken.close(Duration.ZERO);
        }
    }

    @Override
    public void close() {
        discard();
    }
}
