package org.lumbar.e2e;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Time in a story: how long a fault lasts, and how long it takes until something holds. */
final class Passing {
    private Passing() {}

    /** A fault has a length of time; nothing is waited for here. */
    static void of(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in the middle of a fault", e);
        }
    }

    /** From a moment of the JVM's clock until it holds; fails the story when that takes longer than patience. */
    static Duration until(long from, String what, Duration patience, Callable<Boolean> holds) {
        Awaitility.await(what)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .until(holds);
        return Duration.ofNanos(System.nanoTime() - from);
    }

    static String seconds(Duration time) {
        return String.format(java.util.Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
