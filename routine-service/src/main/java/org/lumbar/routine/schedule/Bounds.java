package org.lumbar.routine.schedule;

import java.time.LocalDate;

/** How much schedule there may be: more can't be self-care, and every reader of a plan holds all of it in memory. */
public final class Bounds {
    /** Occurrences of one plan, over all its schedules. */
    public static final int OCCURRENCES = 2_000;

    /** Days, weeks, months or years between two times of a rule. */
    static final int INTERVAL = 366;

    /** From a plan's first day on. */
    static final int YEARS = 2;

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    private Bounds() {}

    /** The last day of a plan, at the latest, included: an open plan is worked out until then. */
    public static LocalDate lastDay(LocalDate startDate) {
        return startDate.isAfter(LAST) ? startDate : startDate.plusYears(YEARS).minusDays(1);
    }

    /** Whether people live on this day: from 2000-01-01 to 2100-12-31. */
    public static boolean isLivedIn(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }
}
