package org.lumbar.insights.habit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * How settled the habit is (the formula of Loop Habit Tracker).
 *
 * <p>Day by day from the plan's start, from {@code s = 0}: {@code s ← m·s + (1−m)·c} with {@code m = 0.5^(√φ/13)}, φ =
 * scheduled and not cancelled sessions per day from the plan's start to its end or, while it is open, to the day asked for (of a
 * plan of n per week: n/7), and {@code c = completed / denominator} over the trailing 7 local days (over
 * the day alone if φ ≥ 1). The denominator is that of consistency; an occurrence belongs to the last day of its window. A
 * day whose trailing denominator is 0, or on which all that is scheduled is exempt, leaves s as it is.
 *
 * @param value s, from 0 (no habit yet) towards 1
 * @param perDay φ, over 0
 * @param halfLifeDays 13/√φ, days in which a habit that is dropped halves
 */
public record HabitStrength(double value, double perDay, double halfLifeDays) {

    private static final double DAILY_HALF_LIFE = 13;
    private static final int TRAILING_DAYS = 7;
    private static final double DAYS_OF_A_WEEK = 7;

    /**
     * The strength at the end of a day; empty, never 0, while nothing that was scheduled is closed or complete.
     *
     * @param occurrences all of the plan, also those to come
     * @param asOf the last local day that counts
     * @param today the client's local day, which is not over yet
     */
    public static Optional<HabitStrength> of(
            PlanSpan plan, List<ScheduledOccurrence> occurrences, LocalDate asOf, LocalDate today) {
        LocalDate start = plan.start();
        if (asOf.isBefore(start)) {
            return Optional.empty();
        }
        List<ScheduledOccurrence> ordered = ScheduledOccurrence.inOrder(occurrences);
        double perDay = perDay(plan, ordered, asOf);
        Days days = new Days(start, asOf, today, ordered);
        if (perDay == 0 || !days.hasAny()) {
            return Optional.empty();
        }
        double halfLife = DAILY_HALF_LIFE / Math.sqrt(perDay);
        return Optional.of(new HabitStrength(strength(days, perDay, halfLife), perDay, halfLife));
    }

    /** φ: of n per week n/7; else what was scheduled per day, up to the plan's end or, while it is open, to as-of. */
    private static double perDay(PlanSpan plan, List<ScheduledOccurrence> ordered, LocalDate asOf) {
        Integer perWeek = plan.timesPerWeek();
        if (perWeek != null) {
            return perWeek / DAYS_OF_A_WEEK;
        }
        LocalDate until = plan.until(asOf);
        long scheduled = ordered.stream()
                .map(ScheduledOccurrence::localDate)
                .filter(day -> !day.isBefore(plan.start()) && !day.isAfter(until))
                .count();
        return scheduled == 0 ? 0 : (double) scheduled / (ChronoUnit.DAYS.between(plan.start(), until) + 1);
    }

    private static double strength(Days days, double perDay, double halfLife) {
        double keep = Math.pow(0.5, 1 / halfLife);
        int trailing = perDay >= 1 ? 1 : TRAILING_DAYS;
        double strength = 0;
        for (int day = 0; day < days.exempt.length; day++) {
            int denominator = sum(days.denominator, day, trailing);
            if (denominator > 0 && !days.exempt[day]) {
                double done = (double) sum(days.completed, day, trailing) / denominator;
                strength = keep * strength + (1 - keep) * done;
            }
        }
        return strength;
    }

    private static int sum(int[] counts, int last, int days) {
        int sum = 0;
        for (int day = Math.max(0, last - days + 1); day <= last; day++) {
            sum += counts[day];
        }
        return sum;
    }

    /** What each day from the plan's start to as-of contributes, by its distance from the start. */
    private static final class Days {

        private final int[] completed;
        private final int[] denominator;
        private final boolean[] exempt;

        Days(LocalDate start, LocalDate asOf, LocalDate today, List<ScheduledOccurrence> occurrences) {
            int length = (int) ChronoUnit.DAYS.between(start, asOf) + 1;
            completed = new int[length];
            denominator = new int[length];
            exempt = new boolean[length];
            boolean[] asked = new boolean[length];
            for (ScheduledOccurrence occurrence : occurrences) {
                int first = (int) ChronoUnit.DAYS.between(start, occurrence.localDate());
                int last = (int) ChronoUnit.DAYS.between(start, occurrence.windowEnd());
                if (last >= 0 && last < length && occurrence.countsOn(asOf, today)) {
                    denominator[last]++;
                    completed[last] += occurrence.isCompleted() ? 1 : 0;
                }
                for (int day = Math.max(0, first); day <= Math.min(last, length - 1); day++) {
                    exempt[day] |= occurrence.isExempt();
                    asked[day] |= !occurrence.isExempt();
                }
            }
            for (int day = 0; day < length; day++) {
                exempt[day] &= !asked[day];
            }
        }

        boolean hasAny() {
            for (int count : denominator) {
                if (count > 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
