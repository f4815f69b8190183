package org.lumbar.insights.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.ClientFacts.TrailingConsistency;
import org.lumbar.insights.consistency.Consistency;
import org.lumbar.insights.consistency.Outcome;
import org.lumbar.insights.consistency.PlanReport;
import org.lumbar.insights.fact.PlanSnapshot.Kind;

/** For how long a plan's consistency has been low. */
final class TrailingDays {
    /** Days from the first of an occurrence's window to its last: a week. */
    private static final int LONGEST_WINDOW = 7;

    private TrailingDays() {}

    /**
     * Each day's consistency, back from today to the last day on which it was not low, in order of days.
     *
     * @param window how many days each looks back
     * @param low below it is low
     */
    static List<TrailingConsistency> of(PlanReport report, LocalDate today, int window, double low) {
        List<TrailingConsistency> days = new ArrayList<>();
        NavigableMap<LocalDate, List<Outcome>> byDay = report.outcomes().stream()
                .collect(Collectors.groupingBy(Outcome::localDate, TreeMap::new, Collectors.toList()));
        for (LocalDate day = today; !day.isBefore(report.plan().startDate()); day = day.minusDays(1)) {
            Double value = consistency(report.plan().kind(), byDay, day, window);
            days.add(new TrailingConsistency(day, value));
            if (value == null || value >= low) {
                break;
            }
        }
        Collections.reverse(days);
        return days;
    }

    /** Looks at what may lie in the window only: who has done little for long is looked at for many days. */
    private static @Nullable Double consistency(
            Kind kind, NavigableMap<LocalDate, List<Outcome>> byDay, LocalDate day, int window) {
        LocalDate from = day.minusDays(window - 1L);
        List<Outcome> near = byDay.subMap(from.minusDays(LONGEST_WINDOW), true, day, true).values().stream()
                .flatMap(List::stream)
                .toList();
        return Consistency.of(kind, near, from, day, day).value();
    }
}
