package org.lumbar.routine.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan's schedules in time. A revision of the schedule changes only the days from which it holds: earlier
 * occurrences keep their ids, and so do later ones that both schedules have.
 *
 * @param schedules at least one, by ascending day; the first holds from the plan's start
 * @param endDate the plan's last day, included; null if it is open
 * @param endedOn the day on which the plan was completed or cancelled; null if it wasn't
 */
public record Timeline(
        UUID plan,
        List<ScheduleFrom> schedules,
        @Nullable LocalDate endDate,
        @Nullable LocalDate endedOn) {

    public Timeline {
        schedules = List.copyOf(schedules);
    }

    /**
     * Every occurrence whose window starts on a local day up to {@code to}, in order. Those whose window does not close
     * by the day on which the plan ended are cancelled: nobody could have done them in full.
     */
    public List<Occurrence> occurrences(LocalDate to) {
        List<Occurrence> all = new ArrayList<>();
        for (int i = 0; i < schedules.size(); i++) {
            ScheduleFrom part = schedules.get(i);
            part.schedule().expand(plan, part.from(), lastDay(i), to).stream()
                    .map(o -> o.cancelledIf(endedOn != null && o.windowEnd().isAfter(endedOn)))
                    .forEach(all::add);
        }
        return all;
    }

    private LocalDate lastDay(int i) {
        LocalDate last = endDate == null ? LocalDate.MAX : endDate;
        if (i + 1 == schedules.size()) {
            return last;
        }
        LocalDate dayBeforeNext = schedules.get(i + 1).from().minusDays(1);
        return dayBeforeNext.isBefore(last) ? dayBeforeNext : last;
    }
}
