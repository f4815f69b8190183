package org.lumbar.insights.outcome;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot.Range;
import org.lumbar.insights.snapshot.SessionSnapshot;

/** How much of what was required was done, 0 to 1. */
final class DoneFraction {

    private DoneFraction() {}

    /**
     * Mean over the required ones of the allowed steps; 0 where nothing is required. A step that stands in for a required one
     * counts for it, if more of it was done.
     */
    static double of(List<PlanSnapshot.Step> allowed, SessionSnapshot session) {
        Map<String, SessionSnapshot.Step> reported = session.steps().stream()
                .collect(Collectors.toMap(SessionSnapshot.Step::key, Function.identity(), (first, second) -> first));
        return allowed.stream()
                .filter(PlanSnapshot.Step::required)
                .mapToDouble(step -> best(step, allowed, reported))
                .average()
                .orElse(0);
    }

    private static double best(
            PlanSnapshot.Step step, List<PlanSnapshot.Step> allowed, Map<String, SessionSnapshot.Step> reported) {
        return allowed.stream()
                .filter(other -> other == step || other.insteadOf().contains(step.key()))
                .mapToDouble(other -> of(other, reported.get(other.key())))
                .max()
                .orElse(0);
    }

    /** The least of the dimensions that are both prescribed and reported; 1 if there is no such dimension. */
    private static double of(PlanSnapshot.Step step, SessionSnapshot.@Nullable Step done) {
        if (done == null || !done.completed()) {
            return 0;
        }
        double seconds = share(step.seconds(), done.seconds());
        double repetitions = share(step.repetitions(), done.repetitions());
        double hold = share(step.holdSeconds(), done.holdSeconds());
        return Math.min(seconds, Math.min(repetitions, hold));
    }

    private static double share(@Nullable Range prescribed, @Nullable Integer reported) {
        return prescribed == null || reported == null ? 1 : Math.min(1, (double) reported / prescribed.min());
    }
}
