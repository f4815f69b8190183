package org.lumbar.routine.catalogue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.step.DoseRange;
import org.lumbar.routine.step.Sourced;
import org.lumbar.routine.step.Step;

/**
 * One published, immutable version of a routine. Null means that the source does not say.
 *
 * @param source what it is taken from
 * @param course sessions: a review is due at min, it stops at max
 */
public record Routine(
        String key,
        int version,
        String title,
        String source,
        List<Actor> actors,
        List<Sourced<StopRule>> stopRules,
        @Nullable List<Sourced<String>> contraindications,
        @Nullable List<Frequency> frequency,
        @Nullable DoseRange sessionMinutes,
        @Nullable DoseRange course,
        @Nullable Sourced<List<String>> muscles,
        List<DailyLimit> dailyLimits,
        List<Sourced<String>> advice,
        List<Step> steps,
        List<Progression> progressions) {

    /** Steps that stay closed until a clinician opens them for a plan, such as floor work. */
    public Set<String> gatedSteps() {
        return progressions.stream()
                .filter(Progression::gated)
                .map(Progression::to)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is said to the client before each session; never to work over spine or injury is said with every routine. */
    public List<String> advice(String always) {
        return Stream.concat(Stream.of(always), advice.stream().map(Sourced::value))
                .distinct()
                .toList();
    }

    /** A step that the routine is known to have. */
    public Step step(String stepKey) {
        return steps.stream()
                .filter(step -> step.key().equals(stepKey))
                .findFirst()
                .orElseThrow();
    }
}
