package org.lumbar.routine.intake;

import io.opentelemetry.api.trace.Tracer;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Poll, store in one transaction, commit offsets; nothing is lost if it dies in between, and repeating is harmless. A
 * record that can't be read is noted in the quarantine and costs no other record. An outage is no fault of a record: the
 * batch is read again, for ever.
 */
final class FactConsumer implements Runnable {
    private static final Logger LOG = Logger.getLogger(FactConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Map<String, Kind> topics;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Facts facts;
    private final IntakeMetrics metrics;
    private final Tracer tracer;
    private final Clock clock;
    private final FactReader reader = new FactReader();
    private volatile @Nullable Consumer<String, byte[]> open;
    private final Semaphore goodbye = new Semaphore(0);
    private volatile boolean stopped;
    private volatile Instant lastSignOfLife;

    FactConsumer(
            Map<String, Kind> topics,
            Supplier<Consumer<String, byte[]>> consumers,
            Facts facts,
            IntakeMetrics metrics,
            Tracer tracer,
            Clock clock) {
        this.topics = topics;
        this.consumers = consumers;
        this.facts = facts;
        this.metrics = metrics;
        this.tracer = tracer;
        this.clock = clock;
        this.lastSignOfLife = clock.instant();
    }

    @Override
    public void run() {
        while (!stopped) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                open = consumer;
                consumer.subscribe(topics.keySet());
                follow(consumer);
            } catch (WakeupException bye) {
                LOG.debug("The intake was asked to stop");
            } catch (RuntimeException e) {
                // Kafka or PostgreSQL is away. A new consumer starts at what was committed.
                LOG.warnf(
                        "The intake is interrupted and will go on: %s",
                        e.getClass().getName());
                pauseAfterFailure();
            }
        }
    }

    /** How long it has been busy with one batch, or with waiting for one; an outage that it survives is no silence. */
    Duration silence() {
        return Duration.between(lastSignOfLife, clock.instant());
    }

    void stop() {
        stopped = true;
        goodbye.release();
        Consumer<String, byte[]> consumer = open;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        while (!stopped) {
            lastSignOfLife = clock.instant();
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                metrics.taken(records);
                IntakeTraces traces = IntakeTraces.begin(tracer, records);
                try {
                    store(records);
                    consumer.commitSync();
                } finally {
                    traces.end();
                }
            }
            metrics.done(records, consumer);
        }
    }

    private void store(ConsumerRecords<String, byte[]> records) {
        Map<Change.Row, Change> changes = new LinkedHashMap<>();
        Map<Change.Row, ConsumerRecord<String, byte[]>> origins = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                Change change = change(record);
                changes.merge(change.row(), change, Change::followedBy);
                origins.put(change.row(), record);
            } catch (Unreadable bad) {
                quarantine(record, bad);
            }
        }
        try {
            facts.store(changes.values());
        } catch (PersistenceException e) {
            if (!isFaultOfTheData(e)) {
                throw e;
            }
            storeOneByOne(changes, origins);
        }
    }

    /** The database refuses a value that the contract allows, such as a NUL in a text: only that record is set aside. */
    private void storeOneByOne(
            Map<Change.Row, Change> changes, Map<Change.Row, ConsumerRecord<String, byte[]>> origins) {
        changes.forEach((row, change) -> {
            try {
                facts.store(List.of(change));
            } catch (PersistenceException e) {
                ConsumerRecord<String, byte[]> origin = origins.get(row);
                if (origin == null || !isFaultOfTheData(e)) {
                    throw e;
                }
                quarantine(origin, new Unreadable("not-storable", ""));
            }
        });
    }

    private Change change(ConsumerRecord<String, byte[]> record) throws Unreadable {
        Kind kind = topics.get(record.topic());
        if (kind == null) {
            throw new IllegalStateException("Not subscribed to " + record.topic());
        }
        return record.value() == null
                ? Change.delete(kind, record.key())
                : Change.keep(reader.read(kind, record.value()));
    }

    private void quarantine(ConsumerRecord<String, byte[]> record, Unreadable why) {
        facts.quarantine(record.topic(), record.partition(), record.offset(), why);
        metrics.setAside(why.code());
        LOG.warnf("%s-%d@%d is set aside: %s", record.topic(), record.partition(), record.offset(), why.code());
    }

    private static boolean isFaultOfTheData(PersistenceException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
            }
        }
        return false;
    }

    private void pauseAfterFailure() {
        lastSignOfLife = clock.instant();
        try {
            stopped |= goodbye.tryAcquire(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }
}
