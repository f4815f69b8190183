package org.lumbar.insights.dashboard.parts;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Up to when there is data of a client: when the newest arrived, and the zone in which that is written. */
public record DataUpTo(Instant at, ZoneId zone) {

    /** Nothing if nothing has arrived. */
    public static @Nullable DataUpTo of(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : new DataUpTo(at, zone);
    }
}
