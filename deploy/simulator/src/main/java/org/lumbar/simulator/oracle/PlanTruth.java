package org.lumbar.simulator.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.schedule.Occurrence;

/**
 * A plan's occurrences and what they add up to.
 *
 * @param windows by name: {@code 7d}, {@code 28d}, {@code plan}
 * @param extraSessions sessions that belong to no occurrence
 */
public record PlanTruth(List<Judged> occurrences, Map<String, Consistency> windows, int extraSessions) {

    /** An occurrence and its state. */
    public record Judged(Occurrence occurrence, OccurrenceState state) {}

    /** Share of completed sessions; null where nothing was scheduled, which is not the same as 0. */
    public record Consistency(
            LocalDate from, LocalDate to, @Nullable Double value) {}
}
