package org.lumbar.session.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day a client would say it is: it starts at 03:00 of the wall clock, so a late evening stays one evening. */
public final class LocalDay {
    private static final int DAY_START_HOUR = 3;

    private LocalDay() {}

    /** Date of the wall clock of that zone, less three hours; the hours of the wall clock count, also when it is changed. */
    public static LocalDate of(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDateTime().minusHours(DAY_START_HOUR).toLocalDate();
    }
}
