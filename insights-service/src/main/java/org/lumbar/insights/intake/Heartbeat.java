package org.lumbar.insights.intake;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells a stuck consumer from one that has nothing to do and from one that waits for an outage to pass: a piece of work
 * never ends, or the thread that polls the broker no longer answers.
 */
@Singleton
class Heartbeat {

    /** Far above the 30 s of a statement and the 60 s of a transaction. */
    static final Duration LONGEST_WORK = Duration.ofMinutes(5);

    static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private final Clock clock;
    private final AtomicReference<@Nullable Instant> workingSince = new AtomicReference<>();
    private volatile Instant polled;

    Heartbeat(Clock clock) {
        this.clock = clock;
        this.polled = clock.instant();
    }

    /** Watches a piece of work, whether it succeeds or fails. */
    <T> T during(Supplier<T> work) {
        beat();
        try {
            return work.get();
        } finally {
            workingSince.set(null);
        }
    }

    /** The work goes on. */
    void beat() {
        workingSince.set(clock.instant());
    }

    /** The polling thread has answered. */
    void polled() {
        polled = clock.instant();
    }

    boolean isStuck() {
        Instant now = clock.instant();
        Instant since = workingSince.get();
        return (since != null && since.plus(LONGEST_WORK).isBefore(now))
                || polled.plus(LONGEST_SILENCE).isBefore(now);
    }
}
