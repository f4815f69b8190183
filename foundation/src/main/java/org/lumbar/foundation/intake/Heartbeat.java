package org.lumbar.foundation.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells an intake that is stuck from one that has nothing to do and from one that waits for an outage to pass. Stuck is a piece of
 * work that does not end, a polling thread that does not answer, and whatever {@link ConsumerWatch} says.
 */
final class Heartbeat {
    /** Times within a minute that partitions may go while their batch is in work. */
    static final int MOST_LOSSES = 5;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Duration patience;
    private final ConsumerWatch watch;

    // All of it guarded by this.
    private @Nullable Instant workingSince;
    private @Nullable Instant askedSince;
    private boolean inRound;

    /**
     * @param patience how long a piece of work or a silence may last: longer than any time-out of database and broker. A batch may be
     *     repeated, and a backlog stand, for as long, but at most for a minute
     */
    Heartbeat(Clock clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
        this.watch = new ConsumerWatch(clock, MOST_LOSSES, patience.compareTo(MINUTE) < 0 ? patience : MINUTE);
    }

    /** The work goes on. */
    synchronized void beat() {
        inRound = true;
        workingSince = clock.instant();
    }

    /** The batch has to be tried again, although database and broker answer. */
    synchronized void repeats() {
        workingSince = null;
        watch.repeats();
    }

    /** The batch has to be tried again, when what is away is back. */
    synchronized void waits() {
        workingSince = null;
        watch.waits();
    }

    /** The batch is done, or is no longer ours. */
    synchronized void done(int records) {
        inRound = false;
        workingSince = null;
        watch.done(records, 0);
    }

    /** Partitions have gone with their batch in work. */
    void lost() {
        watch.replaced();
    }

    /** The polling thread is asked. False if it has yet to answer the last question. */
    synchronized boolean ask() {
        if (askedSince != null) {
            return false;
        }
        askedSince = clock.instant();
        return true;
    }

    /**
     * The polling thread has answered.
     *
     * @param backlog records that the broker has and the consumer has not read
     */
    synchronized void answered(long backlog) {
        askedSince = null;
        if (!inRound) {
            watch.done(0, backlog);
        }
    }

    /** For how long the batch in work has been repeated, in seconds; 0 if it has not. */
    double repeatingSeconds() {
        return watch.repeatingSeconds();
    }

    /** A restart would free the partitions. An outage of others is no reason. */
    synchronized boolean isStuck() {
        return isOver(workingSince) || isOver(askedSince) || watch.isStuck();
    }

    private boolean isOver(@Nullable Instant since) {
        return since != null && since.plus(patience).isBefore(clock.instant());
    }
}
