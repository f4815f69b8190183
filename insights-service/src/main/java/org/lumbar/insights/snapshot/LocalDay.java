package org.lumbar.insights.snapshot;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.lumbar.foundation.input.Zones;

/** The local day: a calendar day that starts at 03:00, so that a late evening belongs to the day it ends. */
public final class LocalDay {

    /** Hour at which a local day starts. */
    static final int DAY_START_HOUR = 3;

    private LocalDay() {}

    /** The local day of an instant, by the zone's own wall clock. */
    public static LocalDate of(Instant instant, String zone) {
        return instant.atZone(Zones.of(zone))
                .toLocalDateTime()
                .minusHours(DAY_START_HOUR)
                .toLocalDate();
    }

    /** The moment at which a local day starts in a zone. */
    public static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atTime(DAY_START_HOUR, 0).atZone(zone).toInstant();
    }

    /** The local day that the clock shows in a zone. */
    public static LocalDate today(Clock clock, String zone) {
        return of(clock.instant(), zone);
    }
}
