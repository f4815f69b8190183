package org.lumbar.session.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session event as far as this service reads it.
 *
 * @param time when it happened, by the phone's clock, to the microsecond
 * @param data the JSON of the event's {@code data} with the members that the contract knows of its type and no others
 */
public record SessionEvent(UUID clientId, UUID id, Instant time, ZoneId zone, Reported reported, byte[] data) {

    public Kind kind() {
        return reported.kind();
    }

    public @Nullable UUID sessionId() {
        return reported.sessionId();
    }

    /** The local day on which it happened, in its own zone: days start at 03:00. */
    public LocalDate localDay() {
        return LocalDay.of(time, zone);
    }
}
