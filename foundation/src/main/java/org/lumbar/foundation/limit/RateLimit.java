package org.lumbar.foundation.limit;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket per key: a burst at once, then so much a second. Counted per instance of a service, in memory; a bucket that is full
 * again is forgotten, so memory follows who has asked of late. Safe for many threads.
 *
 * @param <K> who is limited, with {@code equals}
 */
public final class RateLimit<K> {

    private static final int SWEEP_EVERY = 10_000;

    private final ConcurrentMap<K, Bucket> buckets = new ConcurrentHashMap<>();
    private final AtomicInteger sinceSweep = new AtomicInteger();
    private final Clock clock;
    private final int burst;
    private final int perSecond;

    /**
     * @param burst what a full bucket holds, at least 1
     * @param perSecond what comes back in a second, at least 1
     */
    public RateLimit(Clock clock, int burst, int perSecond) {
        if (burst < 1 || perSecond < 1) {
            throw new IllegalArgumentException("A limit needs a burst and a rate of at least 1.");
        }
        this.clock = clock;
        this.burst = burst;
        this.perSecond = perSecond;
    }

    /**
     * Takes an amount out of the bucket of a key; all of it or nothing.
     *
     * @return 0 if it was taken; else whole seconds, at least 1, after which so much is there, if nobody takes of it and a bucket
     *     holds so much
     */
    public long spend(K key, int amount) {
        long now = clock.millis();
        sweep(now);
        long[] wait = {0};
        buckets.compute(key, (same, bucket) -> {
            double left = left(bucket, now);
            if (left < amount) {
                wait[0] = Math.max(1, (long) Math.ceil((amount - left) / perSecond));
                return new Bucket(left, now);
            }
            return new Bucket(left - amount, now);
        });
        return wait[0];
    }

    /** How many keys are remembered. */
    int size() {
        return buckets.size();
    }

    private double left(@Nullable Bucket bucket, long now) {
        return bucket == null
                ? burst
                : Math.min(burst, bucket.left + Math.max(0, now - bucket.at) / 1_000d * perSecond);
    }

    private void sweep(long now) {
        if (sinceSweep.incrementAndGet() >= SWEEP_EVERY) {
            sinceSweep.set(0);
            buckets.values().removeIf(bucket -> left(bucket, now) >= burst);
        }
    }

    private record Bucket(double left, long at) {}
}
