package org.lumbar.insights.dashboard.client;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.lumbar.foundation.input.Said;
import org.lumbar.insights.client.SafetyState.Bar;
import org.lumbar.insights.consistency.Window;
import org.lumbar.insights.habit.CourseProgress;
import org.lumbar.insights.plan.PlanOutline;
import org.lumbar.insights.plan.PlanReport;
import org.lumbar.insights.snapshot.PlanSnapshot.Kind;
import org.lumbar.insights.snapshot.Titles;
import org.lumbar.insights.step.StepReport;
import org.lumbar.insights.timeline.PlanProgress;

/**
 * One plan on a client's page.
 *
 * @param title of the routine
 * @param windows the consistency of 28 days, of 7 days and of the whole plan
 * @param progress streak, habit, course and response
 * @param steps of the last 28 days, in the routine's order
 * @param extras sessions that count for no occurrence
 */
public record PlanSection(
        UUID planId,
        String title,
        Titles titles,
        Status status,
        LocalDate start,
        List<WindowTile> windows,
        PlanProgress progress,
        Calendar calendar,
        List<StepLine> steps,
        int extras) {

    /** The states of a plan. */
    public enum Status {
        ACTIVE,
        PAUSED,
        COMPLETED,
        CANCELLED
    }

    static PlanSection of(
            PlanReport report,
            PlanProgress progress,
            List<StepReport> steps,
            LocalDate today,
            Calendar.Known known,
            List<Bar> barred) {
        boolean heard = known.syncedTo() != null;
        PlanOutline plan = report.plan();
        return new PlanSection(
                plan.planId(),
                plan.routineTitle(),
                plan.routineTitles(),
                Status.valueOf(plan.status()),
                plan.startDate(),
                Stream.of(Window.DAYS_28, Window.DAYS_7, Window.PLAN)
                        .map(window -> new WindowTile(
                                window,
                                window.of(plan, report.outcomes(), today, today)
                                        .ifHeard(heard)
                                        .barredBy(barred)))
                        .toList(),
                progress,
                Calendar.of(plan.kind() == Kind.PER_WEEK, report.outcomes(), plan.startDate(), today, known),
                steps.stream().map(StepLine::of).toList(),
                report.extraSessions());
    }

    /** The routine's title as a reader is shown it. */
    public Said said(String tag) {
        return titles.said(title, tag);
    }

    /** False if nothing was ever heard of the client, so that nothing is known of what they did. */
    public boolean heard() {
        return !"no-data".equals(main().consistency().reason());
    }

    /** The window that is shown largest. */
    public WindowTile main() {
        return windows.get(0);
    }

    /** The other windows. */
    public List<WindowTile> further() {
        return windows.subList(1, windows.size());
    }

    /** True if any session reported on a step. */
    public boolean hasSteps() {
        return steps.stream().anyMatch(step -> step.report().sessions() > 0);
    }

    /** How much of a course is done, 0 to 1; 0 without one. */
    public double courseShare() {
        CourseProgress course = progress.course();
        return course == null ? 0 : Math.min(1, (double) course.completed() / course.stopAt());
    }
}
