package org.lumbar.routine.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Fault;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.schedule.Bounds;
import org.lumbar.routine.schedule.Schedule;
import org.lumbar.routine.schedule.ScheduleFrom;
import org.lumbar.routine.schedule.WeeklySchedule;

/**
 * A revised schedule.
 *
 * @param from first day on which it holds; today at the earliest, because what was due stays due
 * @param endDate the plan's new last day; null to leave it as it is
 */
public record NewSchedule(
        LocalDate from, Schedule schedule, @Nullable LocalDate endDate) {

    /** What no schema sees. */
    List<Fault> faults(Plan plan, LocalDate today) {
        LocalDate last = Bounds.lastDay(plan.startDate());
        List<Fault> faults = new ArrayList<>(NewPlan.endFaults(plan.startDate(), endDate));
        if (from.isAfter(last)) {
            faults.add(new Fault("from-too-late", "/from", "A plan lasts two years at most; then make a new one."));
        } else {
            faults.addAll(NewPlan.ruleFaults(schedule, from, lastDay(plan, last)));
        }
        if (from.isBefore(today) || from.isBefore(plan.startDate())) {
            faults.add(new Fault(
                    "from-too-early", "/from", "The past, and days before the plan's start, stay as they are."));
        }
        Schedule now = plan.schedules().get(plan.schedules().size() - 1).schedule();
        boolean weekly = schedule instanceof WeeklySchedule || now instanceof WeeklySchedule;
        if (weekly && from.getDayOfWeek() != DayOfWeek.MONDAY && from.isAfter(plan.startDate())) {
            // Only whole ISO weeks are scheduled: a change within one would lose the whole week.
            faults.add(new Fault("not-a-monday", "/from", "A schedule by the week changes on a Monday."));
        }
        if (endDate != null && endDate.isBefore(from)) {
            faults.add(new Fault("end-before-start", "/endDate", "The plan would end before the schedule begins."));
        }
        return faults;
    }

    /** @throws Refused 400 naming every fault */
    Plan appliedTo(Plan plan, LocalDate today) {
        List<Fault> faults = faults(plan, today);
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
        return plan.rescheduled(new ScheduleFrom(from, schedule), endDate == null ? plan.endDate() : endDate);
    }

    private LocalDate lastDay(Plan plan, LocalDate last) {
        LocalDate end = endDate == null ? plan.endDate() : endDate;
        return end == null || end.isAfter(last) ? last : end;
    }
}
