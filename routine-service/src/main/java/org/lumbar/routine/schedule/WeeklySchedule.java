package org.lumbar.routine.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * So many sessions in each ISO week, on days of the client's choice. Only weeks that lie wholly inside the schedule's
 * days count: half a week would be unfair to measure.
 *
 * @param timesPerWeek 1–14; the slots are named 1, 2, …
 */
public record WeeklySchedule(int timesPerWeek) implements Schedule {

    @Override
    public List<Occurrence> expand(UUID plan, LocalDate from, LocalDate until, LocalDate to) {
        List<Occurrence> occurrences = new ArrayList<>();
        LocalDate monday = from.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        while (!monday.isAfter(to) && !monday.plusDays(6).isAfter(until)) {
            for (int slot = 1; slot <= timesPerWeek; slot++) {
                String id = plan + ":" + isoWeek(monday) + ":" + slot;
                occurrences.add(new Occurrence(id, monday, monday.plusDays(6), Integer.toString(slot), false));
            }
            monday = monday.plusWeeks(1);
        }
        return occurrences;
    }

    /** Such as 2026-W05, by the week-based year: 2027-01-01 lies in 2026-W53. */
    private static String isoWeek(LocalDate day) {
        return String.format(
                Locale.ROOT,
                "%d-W%02d",
                day.get(IsoFields.WEEK_BASED_YEAR),
                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
