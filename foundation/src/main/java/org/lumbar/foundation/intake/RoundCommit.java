package org.lumbar.foundation.intake;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import io.smallrye.reactive.messaging.kafka.commit.ContextHolder;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.lumbar.foundation.intake.Round.Place;

/**
 * The offsets of one consumer. What is done is committed soon, in the background. When partitions are to go to another consumer,
 * the polling thread waits for the batch in work and then commits and waits for it, so that the other starts where this one ended;
 * a batch that only waits for an outage to pass is given up at once. What is not done in time is lost: its round is neither tried
 * again nor committed, and the other consumer repeats it.
 */
final class RoundCommit extends ContextHolder implements KafkaCommitHandler {
    private static final Logger LOG = Logger.getLogger(RoundCommit.class);
    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(10);
    private static final long AGAIN_AFTER_MS = 1_000;

    private enum State {
        RECEIVED,
        IN_WORK,
        WAITING
    }

    private final KafkaConsumer<?, ?> consumer;
    private final Duration handOver;
    private final Heartbeat heartbeat;

    // All of it guarded by this.
    private final Map<Place, State> open = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
    private boolean due;
    private boolean ended;

    RoundCommit(Vertx vertx, KafkaConsumer<?, ?> consumer, Duration handOver, Heartbeat heartbeat) {
        super(vertx, Math.toIntExact(LONGEST_COMMIT.toMillis()));
        this.consumer = consumer;
        this.handOver = handOver;
        this.heartbeat = heartbeat;
    }

    /** Called for the last record of each partition of a batch, before anybody works on it. */
    @Override
    public synchronized <K, V> Uni<IncomingKafkaRecord<K, V>> received(IncomingKafkaRecord<K, V> last) {
        open.put(
                new Place(
                        new TopicPartition(last.getTopic(), last.getPartition()),
                        last.getOffset(),
                        last.getConsumerGroupGenerationId()),
                State.RECEIVED);
        return Uni.createFrom().item(last);
    }

    /** Offsets move when a round says that it is done, and not because its method has returned. */
    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> acknowledged) {
        return Uni.createFrom().voidItem();
    }

    /** Takes up a batch; empty if it is not, or no longer, of this consumer. */
    synchronized Optional<Round> begin(IncomingKafkaRecordBatchMetadata<byte[], byte[]> batch) {
        Set<Place> places = batch.getOffsets().entrySet().stream()
                .map(last -> new Place(last.getKey(), last.getValue().offset(), batch.getConsumerGroupGenerationId()))
                .collect(Collectors.toSet());
        if (ended || !open.keySet().containsAll(places)) {
            open.keySet().removeAll(places);
            return Optional.empty();
        }
        places.forEach(place -> open.put(place, State.IN_WORK));
        return Optional.of(new Round(this, places, next(batch.getRecords())));
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

    synchronized boolean pause(Set<Place> places, Duration time) throws InterruptedException {
        if (ended) {
            // What it waits for may be ending, too, such as this service's own connections.
            open.keySet().removeAll(places);
            notifyAll();
        }
        if (!isHeld(places)) {
            return false;
        }
        places.forEach(place -> open.put(place, State.WAITING));
        notifyAll();
        long until = System.nanoTime() + time.toNanos();
        while (isHeld(places) && System.nanoTime() < until) {
            wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
        }
        if (!isHeld(places)) {
            return false;
        }
        places.forEach(place -> open.put(place, State.IN_WORK));
        return true;
    }

    void done(Set<Place> places, Map<TopicPartition, OffsetAndMetadata> next) {
        synchronized (this) {
            boolean held = isHeld(places);
            open.keySet().removeAll(places);
            if (!held) {
                return;
            }
            done.putAll(next);
            notifyAll();
        }
        commitSoon();
    }

    private boolean isHeld(Set<Place> places) {
        return open.keySet().containsAll(places);
    }

    private void commitSoon() {
        synchronized (this) {
            if (due) {
                return;
            }
            due = true;
        }
        var unused = consumer.runOnPollingThread(this::commit).subscribe().with(begun -> {}, closed -> {
            // What is done was committed when the partitions were given up.
        });
    }

    private void commit(Consumer<?, ?> polling) {
        Map<TopicPartition, OffsetAndMetadata> offsets;
        synchronized (this) {
            due = false;
            offsets = new HashMap<>(done);
        }
        offsets.keySet().retainAll(polling.assignment());
        if (!offsets.isEmpty()) {
            polling.commitAsync(offsets, this::committed);
        }
    }

    private void committed(Map<TopicPartition, OffsetAndMetadata> offsets, Exception failure) {
        if (failure == null) {
            synchronized (this) {
                done.entrySet().removeAll(offsets.entrySet());
            }
        } else if (failure instanceof RetriableException) {
            var unused = vertx.setTimer(AGAIN_AFTER_MS, timer -> commitSoon());
        }
    }

    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        Set<TopicPartition> going = new HashSet<>(partitions);
        waitForWhatIsOnItsWay();
        Map<TopicPartition, OffsetAndMetadata> last;
        synchronized (this) {
            giveUp(going, State.RECEIVED);
            waitForWork(going);
            if (giveUp(going, State.IN_WORK) > 0) {
                LOG.warn("A batch was still in work when its partitions had to go: it is repeated elsewhere");
                heartbeat.lost();
            }
            last = new HashMap<>(done);
            last.keySet().retainAll(going);
            done.keySet().removeAll(going);
        }
        if (!last.isEmpty()) {
            commitBeforeTheyGo(last);
        }
    }

    /** A batch that has left the queue is being handed over on the event loop; after this, its places are open. */
    private void waitForWhatIsOnItsWay() {
        try {
            runOnContextAndAwait(() -> true);
        } catch (CompletionException late) {
            LOG.warn("The event loop does not answer");
        }
    }

    private void waitForWork(Set<TopicPartition> going) {
        long until = System.nanoTime() + handOver.toNanos();
        giveUp(going, State.WAITING);
        while (open.keySet().stream().anyMatch(place -> going.contains(place.partition()))
                && System.nanoTime() < until) {
            try {
                wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                return;
            }
            giveUp(going, State.WAITING);
        }
    }

    private int giveUp(Set<TopicPartition> going, State state) {
        int before = open.size();
        open.entrySet()
                .removeIf(entry -> entry.getValue() == state
                        && going.contains(entry.getKey().partition()));
        notifyAll();
        return before - open.size();
    }

    private void commitBeforeTheyGo(Map<TopicPartition, OffsetAndMetadata> last) {
        try {
            consumer.unwrap().commitSync(last, LONGEST_COMMIT);
        } catch (RuntimeException lost) {
            LOG.warnf(
                    "Partitions were lost before their offsets were committed: %s",
                    lost.getClass().getSimpleName());
            heartbeat.lost();
        }
    }

    /** What waits for an outage to pass needs not wait any longer; what is in work is waited for when partitions are given up. */
    @Override
    public synchronized void terminate(boolean graceful) {
        ended = true;
        open.values().removeIf(state -> state != State.IN_WORK);
        notifyAll();
    }

    /** A round was broken off: nothing may follow it, or its offsets would be passed over. */
    synchronized void breakOff(Set<Place> places) {
        ended = true;
        open.keySet().removeAll(places);
        notifyAll();
    }
}
