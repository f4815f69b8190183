package org.lumbar.foundation.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Notices that one consumer lives and gets nowhere. Its thread says what happens; liveness and metrics ask from theirs.
 *
 * <p>It is stuck when it was replaced too often within a minute, when one round has been repeated for longer than its patience
 * though everything it needs answers, or when records have arrived for so long and none was worked. While something that it
 * needs is away it is never stuck: a restart would not help.
 */
public final class ConsumerWatch {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final int mostReplacements;
    private final Duration patience;
    private final Deque<Instant> replacements = new ArrayDeque<>();
    private @Nullable Instant repeatsSince;
    private @Nullable Instant answersSince;
    private @Nullable Instant standsSince;
    private long replaced;
    private long backlogThen;
    private long backlogNow;

    /**
     * @param mostReplacements within a minute that are still no reason to restart
     * @param patience with a round that is repeated, and with a backlog that stands
     */
    public ConsumerWatch(Clock clock, int mostReplacements, Duration patience) {
        this.clock = clock;
        this.mostReplacements = mostReplacements;
        this.patience = patience;
    }

    /** The consumer was given up, and another takes its place. */
    public synchronized void replaced() {
        replaced++;
        replacements.addLast(clock.instant());
        forgetReplacements();
    }

    /** How often it was replaced since the start. */
    public synchronized long replacements() {
        return replaced;
    }

    /** A round did not get to its end, or left a partition behind, and comes again; what it needs did answer. */
    public synchronized void repeats() {
        Instant now = clock.instant();
        repeatsSince = repeatsSince == null ? now : repeatsSince;
        answersSince = answersSince == null ? now : answersSince;
    }

    /** A round comes again because something that it needs is away. */
    public synchronized void waits() {
        Instant now = clock.instant();
        repeatsSince = repeatsSince == null ? now : repeatsSince;
        answersSince = null;
        standsSince = null;
    }

    /**
     * A round got to its end, and nothing is left behind.
     *
     * @param records that were worked in it, 0 if there were none to be had
     * @param backlog records that the broker has and this consumer has not read
     */
    public synchronized void done(int records, long backlog) {
        repeatsSince = null;
        answersSince = null;
        if (records > 0 || backlog == 0) {
            standsSince = null;
        } else if (standsSince == null) {
            standsSince = clock.instant();
            backlogThen = backlog;
        }
        backlogNow = backlog;
    }

    /** For how long the present round has been repeated, in seconds, whatever the reason; 0 if it is not. */
    public synchronized double repeatingSeconds() {
        return repeatsSince == null
                ? 0
                : Math.max(0, Duration.between(repeatsSince, clock.instant()).toMillis()) / 1_000d;
    }

    /** True if a restart is called for. */
    public synchronized boolean isStuck() {
        forgetReplacements();
        boolean stands = isOver(standsSince) && backlogNow > backlogThen;
        return replacements.size() > mostReplacements || isOver(answersSince) || stands;
    }

    private boolean isOver(@Nullable Instant since) {
        return since != null && since.plus(patience).isBefore(clock.instant());
    }

    private void forgetReplacements() {
        Instant before = clock.instant().minus(MINUTE);
        while (!replacements.isEmpty() && replacements.getFirst().isBefore(before)) {
            replacements.removeFirst();
        }
    }
}
