package org.lumbar.insights.consistency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.outcome.OccurrenceState;
import org.lumbar.insights.outcome.Outcome;
import org.lumbar.insights.snapshot.PlanSnapshot.Kind;

/**
 * The value of {@link Consistency} on each of many days, of a window that ends with the day and is seen on that day. Every outcome is
 * looked at once, however many days are asked for.
 */
public final class RollingConsistency {

    private final Kind kind;
    private final LocalDate first;
    private final int window;
    /** Per day what entered the denominator on it, less what left it; then what was completed among that. */
    private final int[] counted;

    private final int[] completed;
    private final TreeMap<LocalDate, double[]> weeks = new TreeMap<>();

    /**
     * @param first the first day that is asked for
     * @param last the last one; none if it lies before the first
     * @param window how many days each looks back, the day included
     */
    public RollingConsistency(Kind kind, List<Outcome> outcomes, LocalDate first, LocalDate last, int window) {
        this.kind = kind;
        this.first = first;
        this.window = window;
        int days = (int) Math.max(0, last.toEpochDay() - first.toEpochDay() + 1);
        this.counted = new int[days + 1];
        this.completed = new int[days + 1];
        if (kind == Kind.PER_WEEK) {
            outcomes.forEach(this::addToWeek);
        } else {
            outcomes.forEach(this::addToDays);
            sumUp(counted);
            sumUp(completed);
        }
    }

    /** 0 to 1; null where {@link Consistency#value} is. */
    public @Nullable Double on(LocalDate day) {
        if (kind == Kind.PER_WEEK) {
            return meanOfWeeks(day);
        }
        int at = Math.toIntExact(day.toEpochDay() - first.toEpochDay());
        return counted[at] == 0 ? null : (double) completed[at] / counted[at];
    }

    /** An outcome counts from its day, or from when it is closed, until it leaves the window. */
    private void addToDays(Outcome outcome) {
        long start = outcome.localDate().toEpochDay();
        long from = outcome.countsOn(outcome.localDate())
                ? start
                : outcome.windowEnd().toEpochDay() + 1;
        boolean counts = outcome.countsOn(outcome.windowEnd().plusDays(1));
        if (counts) {
            int done = outcome.state() == OccurrenceState.COMPLETED ? 1 : 0;
            add(from, 1, done);
            add(Math.max(from, start + window), -1, -done);
        }
    }

    private void add(long epochDay, int one, int done) {
        long at = Math.max(0, epochDay - first.toEpochDay());
        if (at < counted.length) {
            counted[(int) at] += one;
            completed[(int) at] += done;
        }
    }

    private static void sumUp(int[] changes) {
        for (int i = 1; i < changes.length; i++) {
            changes[i] += changes[i - 1];
        }
    }

    private void addToWeek(Outcome outcome) {
        if (outcome.countsOn(outcome.windowEnd().plusDays(1))) {
            double[] week = weeks.computeIfAbsent(outcome.windowEnd(), any -> new double[2]);
            week[0] += outcome.state() == OccurrenceState.COMPLETED ? 1 : 0;
            week[1]++;
        }
    }

    private @Nullable Double meanOfWeeks(LocalDate day) {
        List<Double> shares = new ArrayList<>();
        for (Map.Entry<LocalDate, double[]> week :
                weeks.subMap(day.minusDays(window - 1L), day).entrySet()) {
            shares.add(week.getValue()[0] / week.getValue()[1]);
        }
        return shares.isEmpty()
                ? null
                : shares.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
