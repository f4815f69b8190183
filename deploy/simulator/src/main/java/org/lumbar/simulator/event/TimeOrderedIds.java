package org.lumbar.simulator.event;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/** UUIDs of version 7 whose random bits come from a seeded source, so that the same story names the same things. */
public final class TimeOrderedIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private TimeOrderedIds() {}

    public static UUID next(Instant at, SplittableRandom random) {
        long high = (at.toEpochMilli() << 16) | VERSION_7 | (random.nextLong() & 0xFFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | VARIANT;
        return new UUID(high, low);
    }
}
