package org.lumbar.e2e;

import java.time.Duration;
import java.time.Instant;
import org.lumbar.simulator.delivery.Pace;

/** Spreads a story over a number of faults: no part of it is told before as large a part of the faults has begun. */
final class BesideFaults implements Pace {
    private final Instant from;
    private final Duration length;
    private final int faults;
    private int begun;

    BesideFaults(Instant from, Instant to, int faults) {
        this.from = from;
        this.length = Duration.between(from, to);
        this.faults = faults;
    }

    synchronized void oneMore() {
        begun++;
        notifyAll();
    }

    @Override
    public synchronized void waitFor(Instant simulated) {
        double told = (double) Duration.between(from, simulated).toMillis() / length.toMillis();
        while (begun < Math.min(faults, (int) Math.ceil(told * faults))) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a story waited for a fault", e);
            }
        }
    }
}
