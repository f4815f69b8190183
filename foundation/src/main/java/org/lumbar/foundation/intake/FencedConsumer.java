package org.lumbar.foundation.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one consumer, one after the other, on a thread of its own. What had to wait for somebody's lock stays in memory and
 * goes before what comes next; without anything that comes next it is tried again after a while.
 */
final class FencedConsumer implements FencedWork.Progress {
    private static final Duration LOCK_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    /** More than that of records that wait for a lock, and the consumer's other partitions wait, too: memory is finite. */
    private static final int MOST_LEFT = 4_000;

    /** How long to wait between two tries, in an outage. */
    record Pauses(Duration first, Duration longest) {}

    private final FencedWork work;
    private final ConsumerSigns signs;
    private final Pauses pauses;

    private final ScheduledExecutorService thread;
    private volatile boolean ended;

    // All of it for the thread alone.
    private CompletableFuture<Void> wanted = new CompletableFuture<>();
    private ConsumerRecords<byte[], byte[]> left = ConsumerRecords.empty();
    private @Nullable Round leftOf;

    FencedConsumer(FencedWork work, ConsumerSigns signs, Pauses pauses) {
        this.work = work;
        this.signs = signs;
        this.pauses = pauses;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, signs.name()));
    }

    /**
     * Puts a batch behind the one in work, and waits for nothing.
     *
     * @param claim asks for the batch when its turn comes; empty if its partitions are lost by then
     * @return completes when the next is wanted: shortly before this one is done
     */
    CompletableFuture<Void> take(Supplier<Optional<Round>> claim, ConsumerRecords<byte[], byte[]> batch) {
        CompletableFuture<Void> next = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                Optional<Round> round = ended ? Optional.empty() : claim.get();
                wanted = next;
                round.ifPresent(mine -> take(mine, batch));
                next.complete(null);
            });
        } catch (RejectedExecutionException end) {
            // It stays where it is: nothing of it is committed.
            next.complete(null);
        }
        return next;
    }

    private void take(Round round, ConsumerRecords<byte[], byte[]> batch) {
        Round before = leftOf;
        if (before == null || !before.resumes()) {
            work(round, batch);
        } else {
            work(round.with(before), joined(left, batch));
        }
    }

    @Override
    public void beat() {
        signs.heartbeat().beat();
    }

    @Override
    public void stored() {
        beat();
        wanted.complete(null);
    }

    private void takeLeft() {
        Round round = leftOf;
        if (round != null && round.resumes()) {
            work(round, left);
        }
    }

    private void work(Round round, ConsumerRecords<byte[], byte[]> records) {
        leftOf = null;
        signs.lag().taken(records);
        try {
            Round rest = round;
            ConsumerRecords<byte[], byte[]> todo = records;
            Duration wait = pauses.first();
            while (!ended) {
                beat();
                FencedWork.Tried tried = work.on(todo, rest.member(), this);
                if (tried.end() == FencedWork.End.DONE && tried.left().isEmpty()) {
                    done(rest, todo);
                    return;
                }
                if (tried.end() == FencedWork.End.DONE) {
                    todo = left(todo, tried.left());
                    rest = rest.endedBut(todo.partitions());
                    if (todo.count() <= MOST_LEFT) {
                        waitForLock(rest, todo);
                        return;
                    }
                    wait = LOCK_WAIT;
                }
                note(tried.end(), rest);
                if (!rest.pause(wait)) {
                    lost();
                    return;
                }
                wait = longer(wait);
            }
            rest.breakOff();
        } catch (InterruptedException end) {
            round.breakOff();
        }
    }

    private void done(Round round, ConsumerRecords<byte[], byte[]> records) {
        round.ended();
        signs.heartbeat().done(records.count());
        signs.lag().done(records);
        round.look(signs.lag());
    }

    private void note(FencedWork.End end, Round round) {
        switch (end) {
            case DONE, REFUSED -> signs.heartbeat().repeats();
            case AWAY -> signs.heartbeat().waits();
            case BROKEN -> signs.heartbeat().lost();
            case LOST -> round.lost();
        }
    }

    private void lost() {
        signs.heartbeat().done(0);
        signs.lag().lost();
    }

    private Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(pauses.longest()) > 0 ? pauses.longest() : twice;
    }

    private void waitForLock(Round round, ConsumerRecords<byte[], byte[]> records) {
        left = records;
        leftOf = round;
        round.waits();
        signs.heartbeat().repeats();
        signs.lag().taken(records);
        var unused = thread.schedule(this::takeLeft, LOCK_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ConsumerRecords<byte[], byte[]> left(
            ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Long> from) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> of = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        from.forEach((partition, offset) -> {
            of.put(
                    partition,
                    records.records(partition).stream()
                            .filter(record -> record.offset() >= offset)
                            .toList());
            OffsetAndMetadata end = records.nextOffsets().get(partition);
            if (end != null) {
                next.put(partition, end);
            }
        });
        return new ConsumerRecords<>(of, next);
    }

    private static ConsumerRecords<byte[], byte[]> joined(
            ConsumerRecords<byte[], byte[]> first, ConsumerRecords<byte[], byte[]> then) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> of = new HashMap<>();
        for (ConsumerRecords<byte[], byte[]> each : List.of(first, then)) {
            each.partitions()
                    .forEach(partition -> of.computeIfAbsent(partition, any -> new ArrayList<>())
                            .addAll(each.records(partition)));
        }
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(first.nextOffsets());
        next.putAll(then.nextOffsets());
        return new ConsumerRecords<>(of, next);
    }

    /** Waits for the try that is under way; nothing is tried after it. */
    void end() {
        ended = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException now) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        work.close();
    }
}
