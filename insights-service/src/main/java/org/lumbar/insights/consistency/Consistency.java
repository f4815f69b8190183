package org.lumbar.insights.consistency;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.client.SafetyState.Bar;
import org.lumbar.insights.outcome.Exemption;
import org.lumbar.insights.outcome.OccurrenceState;
import org.lumbar.insights.outcome.Outcome;
import org.lumbar.insights.snapshot.PlanSnapshot.Kind;

/**
 * Completed share of what was scheduled and asked for, over a window of local days.
 *
 * @param from first local day, included
 * @param to last local day, included
 * @param value 0 to 1, or null with a reason: nothing scheduled is never 0 %
 * @param reason why there is no value: {@code nothing-scheduled}; {@code nothing-asked}, if what was scheduled is exempt; {@code
 *     nothing-over}, if none of it counts yet; {@code locked}, {@code screening} or {@code consent-withdrawn}, if that is why nothing was
 *     asked; {@code no-data}, if
 *     nothing was ever heard of the client
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

    private static final String NOTHING_ASKED = "nothing-asked";
    private static final String NOTHING_OVER = "nothing-over";
    private static final String LOCKED = "locked";
    private static final String SCREENING = "screening";
    private static final String CONSENT_WITHDRAWN = "consent-withdrawn";
    private static final String NO_DATA = "no-data";

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
            return nothing(outcomes, from, to);
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
            return nothing(outcomes, from, to);
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

    private static Consistency nothing(List<Outcome> outcomes, LocalDate from, LocalDate to) {
        List<Outcome> scheduled = outcomes.stream()
                .filter(outcome -> outcome.state() != OccurrenceState.CANCELLED)
                .filter(outcome -> !outcome.windowEnd().isBefore(from)
                        && !outcome.localDate().isAfter(to))
                .toList();
        if (scheduled.stream().anyMatch(outcome -> outcome.exemption() == Exemption.SCREENING)) {
            return none(from, to, SCREENING);
        }
        if (scheduled.stream().anyMatch(outcome -> outcome.exemption() == Exemption.CONSENT_WITHDRAWN)) {
            return none(from, to, CONSENT_WITHDRAWN);
        }
        boolean exempt = scheduled.stream().anyMatch(outcome -> outcome.state() == OccurrenceState.EXEMPT);
        String reason = exempt ? NOTHING_ASKED : scheduled.isEmpty() ? NOTHING_SCHEDULED : NOTHING_OVER;
        return none(from, to, reason);
    }

    private static Consistency none(LocalDate from, LocalDate to, String reason) {
        return new Consistency(from, to, null, reason, 0, 0, null, null);
    }

    /** Of whom nothing was ever heard, nothing is known to be missed. */
    public Consistency ifHeard(boolean everHeard) {
        return everHeard || value == null ? this : none(from, to, NO_DATA);
    }

    /** Says what kept the client from what was scheduled, where nothing was asked. */
    public Consistency barredBy(List<Bar> bars) {
        if (!NOTHING_ASKED.equals(reason) || bars.isEmpty()) {
            return this;
        }
        if (bars.stream().anyMatch(Bar::comesFromScreening)) {
            return none(from, to, SCREENING);
        }
        return none(from, to, bars.stream().anyMatch(Bar::comesFromConsent) ? CONSENT_WITHDRAWN : LOCKED);
    }

    private static Consistency some(
            LocalDate from, LocalDate to, double value, int completed, int denominator, double dose) {
        return new Consistency(from, to, value, null, completed, denominator, dose, Band.of(value));
    }
}
