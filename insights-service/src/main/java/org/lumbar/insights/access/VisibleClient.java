package org.lumbar.insights.access;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.LocalDay;

/**
 * A client whom the caller may see.
 *
 * @param dataUpTo when the newest of the client's data reached the server; null before there is any
 */
public record VisibleClient(
        UUID clientId,
        UUID practiceId,
        String displayName,
        String timezone,
        String status,
        @Nullable Instant dataUpTo) {

    /** The client's local day now, in their home zone. */
    public LocalDate today(Clock clock) {
        return LocalDay.today(clock, timezone);
    }
}
