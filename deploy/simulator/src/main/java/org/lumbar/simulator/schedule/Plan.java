package org.lumbar.simulator.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan as the simulator asks routine-service for it.
 *
 * @param endDate last day, included; null if the plan has no end
 */
public record Plan(
        UUID planId,
        UUID clientId,
        String routineKey,
        LocalDate startDate,
        @Nullable LocalDate endDate,
        String timezone,
        Schedule schedule) {

    /** The occurrences whose window begins on {@code from} to {@code to}, in plan order: by day, then by slot. */
    public List<Occurrence> occurrences(LocalDate from, LocalDate to) {
        LocalDate first = from.isBefore(startDate) ? startDate : from;
        LocalDate last = endDate != null && endDate.isBefore(to) ? endDate : to;
        if (schedule instanceof Schedule.PerWeek perWeek) {
            return weekly(perWeek, first, last);
        }
        return daily((Schedule.Recurring) schedule, first, last);
    }

    private List<Occurrence> daily(Schedule.Recurring recurring, LocalDate first, LocalDate last) {
        List<Occurrence> found = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (recurring.fallsOn(startDate, day)) {
                for (String slot : recurring.slots()) {
                    found.add(new Occurrence(planId + ":" + day + ":" + slot, day, day, slot));
                }
            }
        }
        return found;
    }

    private List<Occurrence> weekly(Schedule.PerWeek perWeek, LocalDate first, LocalDate last) {
        List<Occurrence> found = new ArrayList<>();
        LocalDate monday = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        for (; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            LocalDate sunday = monday.plusDays(6);
            if (endDate != null && sunday.isAfter(endDate)) {
                break;
            }
            for (int slot = 1; slot <= perWeek.times(); slot++) {
                String id = planId + ":" + isoWeek(monday) + ":" + slot;
                found.add(new Occurrence(id, monday, sunday, Integer.toString(slot)));
            }
        }
        return found;
    }

    private static String isoWeek(LocalDate monday) {
        return "%04d-W%02d"
                .formatted(monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
