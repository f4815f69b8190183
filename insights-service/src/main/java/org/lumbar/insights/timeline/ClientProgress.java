package org.lumbar.insights.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.habit.CourseProgress;
import org.lumbar.insights.habit.Streak;
import org.lumbar.insights.trend.Response.ResponderClass;
import org.lumbar.insights.trend.Trend;

/**
 * How a client is getting on, for themselves: measures, and nobody's words about them. A label or a null says where there is not enough
 * data.
 *
 * @param asOf the client's local day, which is not over yet
 * @param dataUpTo when the newest of the client's data reached the server: what is missing may only not be synced yet; null before the first
 * @param plans the current one first
 */
public record ClientProgress(
        UUID clientId, LocalDate asOf, @Nullable Instant dataUpTo, Pain pain, List<OfPlan> plans) {

    static ClientProgress of(Timeline timeline) {
        return new ClientProgress(
                timeline.clientId(),
                timeline.to(),
                timeline.dataUpTo(),
                Pain.of(timeline),
                timeline.plans().stream().map(OfPlan::of).toList());
    }

    /**
     * Where pain is heading. Proposed and not clinically validated.
     *
     * @param from first local day of the window, included
     * @param to its last one, included
     * @param trend NOT_ENOUGH_DATA with fewer than 14 days that have a value, or with none that lie 14 days apart
     * @param days local days that have a value, at least 0
     * @param perWeek NRS points, negative is less pain; null where the trend is NOT_ENOUGH_DATA
     */
    public record Pain(
            LocalDate from,
            LocalDate to,
            Trend.Label trend,
            int days,
            @Nullable Double perWeek) {

        static Pain of(Timeline timeline) {
            Trend trend = timeline.trend();
            WeeklySlope slope = timeline.slope();
            return new Pain(
                    trend.from(), trend.to(), trend.label(), trend.values(), slope == null ? null : slope.perWeek());
        }
    }

    /**
     * One plan.
     *
     * @param course null where the routine has none
     * @param sinceStart what has become of pain since the plan began
     */
    public record OfPlan(
            UUID planId,
            String routineTitle,
            String status,
            LocalDate startDate,
            Streak streak,
            @Nullable CourseProgress course,
            ResponderClass sinceStart) {

        static OfPlan of(PlanProgress progress) {
            return new OfPlan(
                    progress.planId(),
                    progress.routineTitle(),
                    progress.status(),
                    progress.startDate(),
                    progress.streak(),
                    progress.course(),
                    progress.response().responderClass());
        }
    }
}
