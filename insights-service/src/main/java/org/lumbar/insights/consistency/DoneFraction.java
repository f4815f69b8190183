package org.lumbar.insights.consistency;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.fact.PlanSnapshot;
import org.lumbar.insights.fact.PlanSnapshot.Range;
import org.lumbar.insights.fact.SessionSnapshot;

/** How much of what was required was done, 0 to 1. */
final class DoneFraction {

    private DoneFraction() {}

    /** Mean over the required steps; 0 where nothing is required. */
    static double of(List<PlanSnapshot.Step> required, SessionSnapshot session) {
        Map<String, SessionSnapshot.Step> reported = session.steps().stream()
                .collect(Collectors.toMap(SessionSnapshot.Step::key, Function.identity(), (first, second) -> first));
        return required.stream()
                .mapToDouble(step -> of(step, reported.get(step.key())))
                .average()
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
