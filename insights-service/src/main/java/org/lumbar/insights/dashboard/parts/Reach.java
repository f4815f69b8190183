package org.lumbar.insights.dashboard.parts;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** How far a client's data reaches: when the newest fact arrived, and the zone in which that is written. */
public record Reach(Instant at, ZoneId zone) {

    /** Nothing if nothing has arrived. */
    public static @Nullable Reach of(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : new Reach(at, zone);
    }
}
