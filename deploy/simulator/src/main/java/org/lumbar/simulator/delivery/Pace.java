package org.lumbar.simulator.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** How fast simulated time goes by. */
public interface Pace {
    /** No waiting at all. */
    Pace MAX = simulated -> {};

    /** Returns when it is time for what happens at this simulated instant; instants must not go back. */
    void waitFor(Instant simulated);

    /** So many simulated seconds per second, from the first instant it is asked to wait for. */
    static Pace of(double simulatedSecondsPerSecond) {
        return new Pace() {
            private final long startedAt = System.nanoTime();
            private Instant first = Instant.MAX;

            @Override
            public void waitFor(Instant simulated) {
                if (first.equals(Instant.MAX)) {
                    first = simulated;
                }
                double simulatedNanos = Duration.between(first, simulated).toNanos();
                long due = startedAt + (long) (simulatedNanos / simulatedSecondsPerSecond);
                try {
                    TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while simulated time went by", e);
                }
            }
        };
    }
}
