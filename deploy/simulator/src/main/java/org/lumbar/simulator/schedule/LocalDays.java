package org.lumbar.simulator.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The local day: a calendar day that begins at 03:00 on the clock of its zone. */
public final class LocalDays {
    private static final int DAY_START_HOUR = 3;

    private LocalDays() {}

    public static LocalDate of(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDateTime().minusHours(DAY_START_HOUR).toLocalDate();
    }
}
