package org.lumbar.insights.consistency;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.fact.PlanSnapshot.Kind;

/**
 * Completed share of what was scheduled and asked for, over a window of local days.
 *
 * @param from first local day, included
 * @param to last local day, included
 * @param value 0 to 1, or null with a reason: nothing scheduled is never 0 %
 * @param reason {@code nothing-scheduled} where there is no value
 * @param completed completed occurrences in the window
 * @param denominator occurrences that are closed or completed, without exempt and safety-stopped ones
 * @param doseConsistency mean done fraction over the same denominator; null where {@code value} is
 */
public record Consistency(
        LocalDate from,
        LocalDate to,
        @Nullable Double value,
        @Nullable String reason,
        int completed,
        int denominator,
        @Nullable Double doseConsistency,
        @Nullable Band band) {

    /** Why a window has no value. */
    static final String NOTHING_SCHEDULED = "nothing-scheduled";

    /**
     * Applies the rule of the plan's schedule. For "n per week" plans it is the mean over closed ISO weeks of
     * {@code min(1, completed / n)}, where exempt and safety-stopped occurrences lower n.
     */
    public static Consistency of(Kind kind, List<Outcome> outcomes, LocalDate from, LocalDate to, LocalDate today) {
        return kind == Kind.PER_WEEK ? perWeek(outcomes, from, to, today) : perDay(outcomes, from, to, today);
    }

    private static Consistency perDay(List<Outcome> outcomes, LocalDate from, LocalDate to, LocalDate today) {
        List<Outcome> counted = outcomes.stream()
                .filter(outcome -> isWithin(outcome.localDate(), from, to) && outcome.countsOn(today))
                .toList();
        if (counted.isEmpty()) {
            return nothing(from, to);
        }
        int completed = completed(counted);
        double value = (double) completed / counted.size();
        return some(from, to, value, completed, counted.size(), done(counted) / counted.size());
    }

    private static Consistency perWeek(List<Outcome> outcomes, LocalDate from, LocalDate to, LocalDate today) {
        Map<LocalDate, List<Outcome>> weeks = outcomes.stream()
                .filter(outcome -> isWithin(outcome.windowEnd(), from, to) && outcome.isClosedOn(today))
                .filter(outcome -> outcome.countsOn(today))
                .collect(Collectors.groupingBy(Outcome::windowEnd, TreeMap::new, Collectors.toList()));
        if (weeks.isEmpty()) {
            return nothing(from, to);
        }
        double value = mean(weeks, week -> (double) completed(week) / week.size());
        double dose = mean(weeks, week -> done(week) / week.size());
        List<Outcome> counted = weeks.values().stream().flatMap(List::stream).toList();
        return some(from, to, value, completed(counted), counted.size(), dose);
    }

    private static double mean(
            Map<LocalDate, List<Outcome>> weeks, java.util.function.ToDoubleFunction<List<Outcome>> share) {
        return weeks.values().stream().mapToDouble(share).average().orElse(0);
    }

    private static boolean isWithin(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private static int completed(List<Outcome> outcomes) {
        return (int) outcomes.stream()
                .filter(outcome -> outcome.state() == OccurrenceState.COMPLETED)
                .count();
    }

    private static double done(List<Outcome> outcomes) {
        return outcomes.stream().mapToDouble(Outcome::done).sum();
    }

    private static Consistency nothing(LocalDate from, LocalDate to) {
        return new Consistency(from, to, null, NOTHING_SCHEDULED, 0, 0, null, null);
    }

    private static Consistency some(
            LocalDate from, LocalDate to, double value, int completed, int denominator, double dose) {
        return new Consistency(from, to, value, null, completed, denominator, dose, Band.of(value));
    }
}
