package org.lumbar.insights.rebuild;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Says every few seconds how far a long piece of work has come; may be called by several threads. */
final class Progress {

    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    /** Where what is said goes. */
    @FunctionalInterface
    interface Console {
        void say(long done, long perSecond, long behind);
    }

    private final Console console;
    private final LongSupplier nanos;
    private final long start;
    private long last;
    private long done;

    Progress(Console console) {
        this(console, System::nanoTime);
    }

    Progress(Console console, LongSupplier nanos) {
        this.console = console;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.last = start;
    }

    /**
     * Another piece is done.
     *
     * @param pieces how many, 0 or more
     * @param behind how many there are still, as far as is known
     */
    synchronized void add(long pieces, long behind) {
        done += pieces;
        long now = nanos.getAsLong();
        if (now - last >= EVERY) {
            last = now;
            console.say(done, perSecond(now), behind);
        }
    }

    /** How long it has taken so far. */
    Duration took() {
        return Duration.ofNanos(nanos.getAsLong() - start);
    }

    private long perSecond(long now) {
        return Math.round(done * 1e9 / Math.max(1, now - start));
    }
}
