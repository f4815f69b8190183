package org.lumbar.foundation.intake;

import io.opentelemetry.api.trace.Tracer;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.lumbar.foundation.failure.Blame;
import org.lumbar.foundation.trust.Disbelieved;

/**
 * Works off batches of raw records: read record by record, store in one transaction, set bad ones apart, move the offsets. Whatever
 * fails is judged by {@link Blame}. A batch that fails by the data's fault is halved until the bad record is alone; an outage is waited
 * for, without end, while the consumer stays in its group. A crash anywhere repeats the batch, harmlessly.
 *
 * @param <T> what a record is read as
 */
public final class BatchIntake<T> {
    private static final Logger LOG = Logger.getLogger(BatchIntake.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(15);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    /** A record that could be read. */
    private record Read<T>(ConsumerRecord<byte[], byte[]> source, T what) {}

    private final IntakeWork<T> work;
    private final RoundCommits commits;
    private final DeadLetters deadLetters;
    private final IntakeMeters meters;
    private final Heartbeat heartbeat;
    private final PollingThread polling;
    private final Tracer tracer;
    private volatile boolean brokerAnswers = true;

    BatchIntake(
            IntakeWork<T> work,
            RoundCommits commits,
            DeadLetters deadLetters,
            IntakeMeters meters,
            Heartbeat heartbeat,
            PollingThread polling,
            Tracer tracer) {
        this.work = work;
        this.commits = commits;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.heartbeat = heartbeat;
        this.polling = polling;
        this.tracer = tracer;
    }

    /** Returns when the batch is done, or when its partitions are lost; never throws. To be called on a thread that may wait. */
    public void take(IncomingKafkaRecordBatchMetadata<byte[], byte[]> batch) {
        Optional<Round> round = commits.begin(batch);
        if (round.isEmpty()) {
            return;
        }
        ConsumerRecords<byte[], byte[]> records = batch.getRecords();
        BatchTraces traces = BatchTraces.begin(tracer, "intake", records);
        meters.lag().taken(records);
        try {
            if (triedUntilDone(records, traces, round.get())) {
                round.get().done();
                meters.done(records);
                polling.soon(meters.lag()::look);
            } else {
                meters.lag().lost();
            }
        } catch (InterruptedException end) {
            round.get().breakOff();
            Thread.currentThread().interrupt();
        } finally {
            heartbeat.done(records.count());
            traces.end();
        }
    }

    /** False if the partitions are lost. */
    private boolean triedUntilDone(ConsumerRecords<byte[], byte[]> records, BatchTraces traces, Round round)
            throws InterruptedException {
        Duration wait = FIRST_RETRY;
        while (!succeeds(records, traces)) {
            if (!round.pause(wait)) {
                return false;
            }
            wait = wait.multipliedBy(2).compareTo(SLOWEST_RETRY) < 0 ? wait.multipliedBy(2) : SLOWEST_RETRY;
        }
        return true;
    }

    /** One try: false if something is away. */
    boolean succeeds(ConsumerRecords<byte[], byte[]> records, BatchTraces traces) throws InterruptedException {
        try {
            List<DeadLetter> letters = new ArrayList<>();
            List<Read<T>> good = new ArrayList<>();
            heartbeat.beat();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                read(record, good, letters);
            }
            store(good, letters, traces);
            heartbeat.beat();
            deadLetters.write(letters);
            return true;
        } catch (RuntimeException | ExecutionException | Error failure) {
            LOG.warnf("A batch has to wait: %s", name(failure));
            noteWhoIsAway();
            return false;
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> record, List<Read<T>> good, List<DeadLetter> letters) {
        try {
            good.add(new Read<>(record, work.read(record)));
        } catch (BadRecord fault) {
            letters.add(new DeadLetter(record, fault));
        } catch (RuntimeException | Error failure) {
            if (Blame.of(failure) == Blame.OUTAGE) {
                throw failure;
            }
            letters.add(rejected(record, failure));
        }
    }

    /** What is refused is narrowed down by halves, until the bad record stands alone. */
    private void store(List<Read<T>> good, List<DeadLetter> letters, BatchTraces traces) {
        if (good.isEmpty()) {
            return;
        }
        heartbeat.beat();
        try {
            work.store(good.stream().map(Read::what).toList(), traces);
        } catch (RuntimeException | Error failure) {
            if (Blame.of(failure) == Blame.OUTAGE) {
                throw failure;
            }
            if (good.size() == 1) {
                if (!answers(work::askDatabase)) {
                    // Whatever it looks like, such as in a service that is being shut down: no record is blamed
                    // meanwhile.
                    throw failure;
                }
                letters.add(rejected(good.get(0).source(), failure));
            } else {
                store(good.subList(0, good.size() / 2), letters, traces);
                store(good.subList(good.size() / 2, good.size()), letters, traces);
            }
        }
    }

    /** The letter of a record on which our own code has failed, or which the store has refused. */
    private static DeadLetter rejected(ConsumerRecord<byte[], byte[]> record, Throwable failure) {
        BadRecord fault = failure instanceof Disbelieved claim
                ? new BadRecord(claim.code(), claim.pointer())
                : new BadRecord(IntakeMeters.DATA_REJECTED, null);
        DeadLetter letter = new DeadLetter(record, fault);
        LOG.warnf("%s cannot be taken: %s", letter.place(), name(failure));
        return letter;
    }

    /** The broker's answer counts from the next failure on: the polling thread is not waited for. */
    private void noteWhoIsAway() {
        polling.soon(consumer -> brokerAnswers = answers(() -> consumer.listTopics(LONGEST_ANSWER)));
        if (answers(work::askDatabase) && brokerAnswers) {
            heartbeat.repeats();
        } else {
            heartbeat.waits();
        }
    }

    private static boolean answers(Runnable question) {
        try {
            question.run();
            return true;
        } catch (RuntimeException away) {
            return false;
        }
    }

    /** Messages of databases and parsers quote data; the name of a failure does not. */
    private static String name(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure.getClass().getSimpleName()
                + (cause == null ? "" : " caused by " + cause.getClass().getSimpleName());
    }
}
