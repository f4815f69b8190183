package org.lumbar.routine.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The local day of an instant: it starts at 03:00, so that a session after midnight belongs to the evening. */
public final class LocalDays {
    private static final int DAY_START_HOUR = 3;

    private LocalDays() {}

    /** Date of the wall clock in the zone, less the day start. */
    public static LocalDate of(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDateTime().minusHours(DAY_START_HOUR).toLocalDate();
    }
}
