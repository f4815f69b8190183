package org.lumbar.insights.habit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * How settled the habit is (the formula of Loop Habit Tracker).
 *
 * <p>Day by day from the plan's start, from {@code s = 0}: {@code s ← m·s + (1−m)·c} with {@code m = 0.5^(√φ/13)}, φ =
 * scheduled sessions per day of the plan, and {@code c = completed / denominator} over the trailing 7 local days (over
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

    /**
     * The strength at the end of today; empty, never 0, while nothing that was scheduled is closed or complete.
     *
     * @param start first local day of the plan
     * @param scheduledTo last local day up to which the occurrences are known, or the plan's last day, included
     * @param occurrences all of the plan, also those to come
     * @param today the client's local day
     */
    public static Optional<HabitStrength> of(
            LocalDate start, LocalDate scheduledTo, List<ScheduledOccurrence> occurrences, LocalDate today) {
        List<ScheduledOccurrence> ordered = ScheduledOccurrence.inOrder(occurrences);
        double perDay = (double) ordered.size() / (ChronoUnit.DAYS.between(start, scheduledTo) + 1);
        if (ordered.isEmpty() || today.isBefore(start)) {
            return Optional.empty();
        }
        Days days = new Days(start, today, ordered);
        double halfLife = DAILY_HALF_LIFE / Math.sqrt(perDay);
        return days.hasAny()
                ? Optional.of(new HabitStrength(strength(days, perDay, halfLife), perDay, halfLife))
                : Optional.empty();
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

    /** What each day from the plan's start to today contributes, by its distance from the start. */
    private static final class Days {

        private final int[] completed;
        private final int[] denominator;
        private final boolean[] exempt;

        Days(LocalDate start, LocalDate today, List<ScheduledOccurrence> occurrences) {
            int length = (int) ChronoUnit.DAYS.between(start, today) + 1;
            completed = new int[length];
            denominator = new int[length];
            exempt = new boolean[length];
            boolean[] asked = new boolean[length];
            for (ScheduledOccurrence occurrence : occurrences) {
                int first = (int) ChronoUnit.DAYS.between(start, occurrence.localDate());
                int last = (int) ChronoUnit.DAYS.between(start, occurrence.windowEnd());
                if (last >= 0 && last < length && occurrence.countsOn(today)) {
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
