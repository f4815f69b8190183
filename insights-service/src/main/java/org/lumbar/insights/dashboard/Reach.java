package org.lumbar.insights.dashboard;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** How far a client's data reaches: when the newest fact arrived, and the zone in which that is written. */
record Reach(Instant at, ZoneId zone) {

    /** Nothing if nothing has arrived. */
    static @Nullable Reach of(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : new Reach(at, zone);
    }
}
