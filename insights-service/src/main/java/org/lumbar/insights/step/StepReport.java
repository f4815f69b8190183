package org.lumbar.insights.step;

import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.Titles;

/**
 * One step of a plan's routine over some sessions.
 *
 * @param sessions sessions looked at
 * @param done sessions that completed the step
 * @param skipped sessions that skipped it and never did it, by reason
 * @param unreported sessions that say nothing of it
 * @param stops sessions that were stopped at it
 * @param ratings ratings given during it
 * @param meanPain mean of those ratings, NRS-11; null without any
 * @param highestPain highest of them; null without any
 */
public record StepReport(
        String stepKey,
        String title,
        Titles titles,
        String technique,
        boolean required,
        int sessions,
        int done,
        Map<String, Integer> skipped,
        int unreported,
        int stops,
        int ratings,
        @Nullable Double meanPain,
        @Nullable Integer highestPain) {

    private static final String NO_REASON = "OTHER";

    /** Every step of the plan's routine, in its order. */
    static List<StepReport> of(
            PlanSnapshot plan, Collection<SessionSnapshot> sessions, Collection<RatingSnapshot> ratings) {
        Map<String, IntSummaryStatistics> pain = ratings.stream()
                .filter(rating -> rating.moment() == Moment.DURING && rating.stepKey() != null)
                .collect(Collectors.groupingBy(
                        rating -> Objects.requireNonNull(rating.stepKey()),
                        Collectors.summarizingInt(RatingSnapshot::score)));
        Titles routine = plan.routine().titles();
        return plan.routine().steps().stream()
                .map(step -> of(step, routine, sessions, pain.getOrDefault(step.key(), new IntSummaryStatistics())))
                .toList();
    }

    private static StepReport of(
            PlanSnapshot.Step step, Titles routine, Collection<SessionSnapshot> sessions, IntSummaryStatistics pain) {
        Map<String, Integer> skipped = new TreeMap<>();
        int done = 0;
        int unreported = 0;
        int stops = 0;
        for (SessionSnapshot session : sessions) {
            SessionSnapshot.Step report = session.steps().stream()
                    .filter(reported -> reported.key().equals(step.key()))
                    .findFirst()
                    .orElse(null);
            if (report == null) {
                unreported++;
            } else if (report.completed()) {
                done++;
            } else {
                skipped.merge(Objects.requireNonNullElse(report.skipReason(), NO_REASON), 1, Integer::sum);
            }
            stops += session.stop() != null && step.key().equals(session.stop().stepKey()) ? 1 : 0;
        }
        boolean rated = pain.getCount() > 0;
        return new StepReport(
                step.key(),
                step.title(),
                step.titles(routine),
                step.technique(),
                step.required(),
                sessions.size(),
                done,
                skipped,
                unreported,
                stops,
                (int) pain.getCount(),
                rated ? pain.getAverage() : null,
                rated ? pain.getMax() : null);
    }
}
