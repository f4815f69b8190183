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
     * Occurrences, complete up to a day.
     *
     * @param to included
     */
    public record WorkedOut(List<Occurrence> occurrences, LocalDate to) {}

    /**
     * Every occurrence whose window starts on a local day up to {@code to}, in order. Those whose window does not close
     * by the day on which the plan ended are cancelled: nobody could have done them in full.
     */
    public List<Occurrence> occurrences(LocalDate to) {
        return workOut(to).occurrences();
    }

    /** Like {@link #occurrences}, and up to which day they are complete: less far than wanted where {@link Bounds} end. */
    public WorkedOut workOut(LocalDate to) {
        LocalDate last = Bounds.lastDay(schedules.get(0).from());
        LocalDate reached = to.isBefore(last) ? to : last;
        List<Occurrence> all = expanded(reached);
        if (all.size() <= Bounds.OCCURRENCES) {
            return new WorkedOut(all, reached);
        }
        LocalDate cut = all.get(Bounds.OCCURRENCES).localDate();
        return new WorkedOut(
                all.stream().filter(o -> o.localDate().isBefore(cut)).toList(), cut.minusDays(1));
    }

    /** Whether these are more occurrences than a plan may have, up to its last day. */
    public boolean isTooMuch() {
        return expanded(Bounds.lastDay(schedules.get(0).from())).size() > Bounds.OCCURRENCES;
    }

    private List<Occurrence> expanded(LocalDate to) {
        List<Occurrence> all = new ArrayList<>();
        for (int i = 0; i < schedules.size() && all.size() <= Bounds.OCCURRENCES; i++) {
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
