package org.lumbar.insights.timeline;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.habit.CourseProgress;
import org.lumbar.insights.habit.HabitStrength;
import org.lumbar.insights.habit.PlanSpan;
import org.lumbar.insights.habit.ScheduledOccurrence;
import org.lumbar.insights.habit.Streak;
import org.lumbar.insights.plan.PlanOutline;
import org.lumbar.insights.plan.PlanReport;
import org.lumbar.insights.snapshot.PlanSnapshot.Course;
import org.lumbar.insights.snapshot.Titles;
import org.lumbar.insights.trend.DailyValue;
import org.lumbar.insights.trend.Response;

/**
 * How far a plan has carried a client.
 *
 * @param habit null while nothing that was scheduled is closed or complete
 * @param habitReason {@code nothing-scheduled} where there is no habit strength; else null
 * @param course null where the routine's source names no course
 * @param courseReason {@code no-course} where there is none; else null
 * @param response change of pain since the plan began
 */
public record PlanProgress(
        UUID planId,
        String routineTitle,
        Titles routineTitles,
        String status,
        LocalDate startDate,
        Streak streak,
        @Nullable HabitStrength habit,
        @Nullable String habitReason,
        @Nullable CourseProgress course,
        @Nullable String courseReason,
        Response response) {

    /**
     * The progress as of a local day. The response of a plan that has ended is that of its last day.
     *
     * @param asOf the last local day that counts; the report is of that day
     * @param today the client's local day, which is not over yet
     */
    public static PlanProgress of(PlanReport report, List<DailyValue> pain, LocalDate asOf, LocalDate today) {
        List<ScheduledOccurrence> occurrences = report.outcomes().stream()
                .map(outcome -> new ScheduledOccurrence(outcome.localDate(), outcome.windowEnd(), outcome.state()))
                .toList();
        PlanOutline plan = report.plan();
        PlanSpan span = new PlanSpan(plan.startDate(), plan.lastDay(), plan.timesPerWeek());
        HabitStrength habit = HabitStrength.of(span, occurrences, asOf, today).orElse(null);
        CourseProgress course = course(report);
        return new PlanProgress(
                plan.planId(),
                plan.routineTitle(),
                plan.routineTitles(),
                plan.status(),
                plan.startDate(),
                Streak.of(occurrences, asOf, today),
                habit,
                habit == null ? "nothing-scheduled" : null,
                course,
                course == null ? "no-course" : null,
                Response.of(pain, plan.startDate(), span.until(asOf), Response.Thresholds.DEFAULTS));
    }

    private static @Nullable CourseProgress course(PlanReport report) {
        Course course = report.plan().course();
        return course == null
                ? null
                : CourseProgress.of(report.completedSessions(), course.reviewAt(), course.stopAt());
    }
}
