package org.lumbar.routine.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Fault;
import org.lumbar.routine.schedule.Bounds;
import org.lumbar.routine.schedule.RuleSchedule;
import org.lumbar.routine.schedule.Schedule;
import org.lumbar.routine.screening.ScreeningAnswers;

/**
 * A plan to be assigned.
 *
 * @param planId chosen by the caller, so that a repeated request is recognised; else made here
 * @param routineVersion null for the newest
 * @param timezone null for the client's home zone
 * @param screening null if the client's latest answers are to be used
 * @param draft true to prepare it without publishing it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewPlan(
        @Nullable UUID planId,
        String routineKey,
        @Nullable Integer routineVersion,
        LocalDate startDate,
        @Nullable LocalDate endDate,
        @Nullable String timezone,
        Schedule schedule,
        @Nullable ScreeningAnswers screening,
        boolean draft) {

    /** What no schema sees. */
    List<Fault> faults(LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        if (startDate.isBefore(today.minusYears(1))) {
            faults.add(new Fault("start-too-early", "/startDate", "A plan may start at most one year back."));
        }
        if (startDate.isAfter(today.plusYears(1))) {
            faults.add(new Fault("start-too-late", "/startDate", "A plan may start at most one year ahead."));
        }
        if (endDate != null && endDate.isBefore(startDate)) {
            faults.add(new Fault("end-before-start", "/endDate", "The plan would end before it starts."));
        }
        faults.addAll(endFaults(startDate, endDate));
        faults.addAll(ruleFaults(schedule, startDate, endDate == null ? LocalDate.MAX : endDate));
        return faults;
    }

    /** A plan ends within two years, whatever it is that ends it. */
    static List<Fault> endFaults(LocalDate startDate, @Nullable LocalDate endDate) {
        return endDate == null || !endDate.isAfter(Bounds.lastDay(startDate))
                ? List.of()
                : List.of(
                        new Fault("end-too-late", "/endDate", "A plan lasts two years at most; then make a new one."));
    }

    static List<Fault> ruleFaults(Schedule schedule, LocalDate from, LocalDate until) {
        if (schedule instanceof RuleSchedule rule) {
            try {
                rule.check(from, until);
            } catch (IllegalArgumentException e) {
                return List.of(new Fault("invalid-rrule", "/schedule/rrule", String.valueOf(e.getMessage())));
            }
        }
        return List.of();
    }
}
