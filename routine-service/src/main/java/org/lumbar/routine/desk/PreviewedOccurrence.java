package org.lumbar.routine.desk;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.lumbar.routine.schedule.Occurrence;

/**
 * An occurrence as a preview shows it.
 *
 * @param clocksChange whether the zone's clocks are changed within its window, whose days begin at 03:00
 */
public record PreviewedOccurrence(LocalDate day, LocalDate windowEnd, String slot, boolean clocksChange) {
    private static final LocalTime DAY_BEGINS = LocalTime.of(3, 0);

    static PreviewedOccurrence of(Occurrence occurrence, ZoneId zone) {
        var before = occurrence.localDate().atTime(DAY_BEGINS).atZone(zone);
        var after = occurrence.windowEnd().plusDays(1).atTime(DAY_BEGINS).atZone(zone);
        return new PreviewedOccurrence(
                occurrence.localDate(),
                occurrence.windowEnd(),
                occurrence.slot(),
                !before.getOffset().equals(after.getOffset()));
    }

    /** All of them, in order. */
    public static List<PreviewedOccurrence> of(List<Occurrence> occurrences, ZoneId zone) {
        return occurrences.stream().map(occurrence -> of(occurrence, zone)).toList();
    }

    /** Whether it may be done on any day of a week. */
    public boolean isOfAWeek() {
        return windowEnd.isAfter(day);
    }
}
