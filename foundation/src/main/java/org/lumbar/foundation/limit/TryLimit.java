package org.lumbar.foundation.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;

/**
 * Bounds how often a key may guess: after so many tries that failed it has to wait until it has not failed for a while. Counted per
 * instance of a service, in memory. Safe for many threads: tries at once are counted before they are made.
 *
 * @param <K> who tries, with {@code equals}
 */
public final class TryLimit<K> {
    private static final int MOST_KEYS = 100_000;

    private final Cache<K, Tries> tries;
    private final Clock clock;
    private final int most;
    private final Duration pause;

    private record Tries(int count, long latest) {}

    /**
     * @param most tries that may fail, at least 1
     * @param pause how long after the last of them the next may be made
     */
    public TryLimit(Clock clock, int most, Duration pause) {
        if (most < 1) {
            throw new IllegalArgumentException("At least one try.");
        }
        this.clock = clock;
        this.most = most;
        this.pause = pause;
        this.tries = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(pause)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    /**
     * Counts a try as one that fails; {@link #succeeded} takes that back.
     *
     * @return 0 if it may be made; else whole seconds, at least 1, after which the next may, and nothing is counted
     */
    public long begin(K key) {
        long now = clock.millis();
        long[] wait = {0};
        tries.asMap().compute(key, (same, before) -> {
            if (before != null && before.count >= most) {
                long left = before.latest + pause.toMillis() - now;
                if (left > 0) {
                    wait[0] = (left + 999) / 1_000;
                    return before;
                }
            }
            boolean afresh = before == null || before.count >= most;
            return new Tries(afresh ? 1 : before.count + 1, now);
        });
        return wait[0];
    }

    /** The try that was begun did not fail. */
    public void succeeded(K key) {
        tries.asMap().computeIfPresent(key, (same, before) -> new Tries(Math.max(0, before.count - 1), before.latest));
    }
}
