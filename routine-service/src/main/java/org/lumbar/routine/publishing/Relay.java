package org.lumbar.routine.publishing;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.failure.Blame;

/**
 * Publishes what has been committed.
 *
 * <ol>
 *   <li>A committed revision, or a later one of the same row, is published: a row waits until its revision is noted.
 *   <li>A rolled-back change is never published: only committed rows are read.
 *   <li>Revisions of a row never go backwards on the topic: one leader reads and sends, and Kafka fences a former one.
 *   <li>No database transaction is open while Kafka is awaited.
 *   <li>A row that can't be published costs no other row more than a few transactions: it is passed by until it changes.
 * </ol>
 *
 * A crash at any point repeats the last batch: readers drop what is not newer.
 */
final class Relay implements Runnable {
    private static final Logger LOG = Logger.getLogger(Relay.class);

    private final List<SnapshotSource> sources;
    private final Leadership leadership;
    private final Supplier<SnapshotWriter> writers;
    private final Duration poll;
    private final int batch;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean stopped;
    private volatile boolean leads;
    private @Nullable SnapshotWriter writer;

    Relay(
            List<SnapshotSource> sources,
            Leadership leadership,
            Supplier<SnapshotWriter> writers,
            Duration poll,
            int batch) {
        this.sources = sources;
        this.leadership = leadership;
        this.writers = writers;
        this.poll = poll;
        this.batch = batch;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                turn();
                rest();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stepDown();
        }
    }

    /** Something was committed; look now instead of at the next poll. */
    void wake() {
        wake.release();
    }

    void stop() {
        stopped = true;
        wake();
    }

    boolean leads() {
        return leads;
    }

    private void turn() {
        try {
            if (leadership.isHeld()) {
                leads = true;
                publishAll(leading());
            } else {
                stepDown();
            }
        } catch (SQLException | RuntimeException e) {
            // Kafka or PostgreSQL is away, or another leader fenced this one: start over from what is committed.
            LOG.warnf(
                    "Publishing is interrupted and will be tried again: %s",
                    e.getClass().getName());
            stepDown();
        }
    }

    /** The writer is made after the lock is held: whoever leads last has fenced all who led before. */
    private SnapshotWriter leading() {
        SnapshotWriter open = writer == null ? writers.get() : writer;
        writer = open;
        return open;
    }

    private void publishAll(SnapshotWriter open) throws SQLException {
        for (SnapshotSource source : sources) {
            List<Outgoing> waiting = source.unpublished(batch);
            while (!waiting.isEmpty() && !stopped) {
                publish(source, open, waiting);
                if (!leadership.isHeld()) {
                    return; // the next turn finds out who leads
                }
                waiting = source.unpublished(batch);
            }
        }
    }

    /** All of them in one transaction; by halves, if something in it is refused, until that is alone. */
    private void publish(SnapshotSource source, SnapshotWriter open, List<Outgoing> snapshots) {
        try {
            open.write(source.kind(), snapshots);
        } catch (RuntimeException e) {
            if (Blame.of(e) == Blame.OUTAGE) {
                throw e;
            }
            refuse(source, open, snapshots, e);
            return;
        }
        source.markPublished(snapshots);
    }

    private void refuse(SnapshotSource source, SnapshotWriter open, List<Outgoing> snapshots, RuntimeException why) {
        int half = snapshots.size() / 2;
        if (half == 0) {
            source.markRefused(snapshots.get(0), Refusals.code(why));
        } else {
            publish(source, open, snapshots.subList(0, half));
            publish(source, open, snapshots.subList(half, snapshots.size()));
        }
    }

    private void rest() throws InterruptedException {
        if (wake.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private void stepDown() {
        leads = false;
        SnapshotWriter open = writer;
        writer = null;
        if (open != null) {
            open.close();
        }
        leadership.close();
    }
}
