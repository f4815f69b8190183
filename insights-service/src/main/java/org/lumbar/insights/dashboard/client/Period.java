package org.lumbar.insights.dashboard.client;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How far a client's page looks back from today, today included. */
public enum Period {
    WEEK("1w", 7),
    FOUR_WEEKS("4w", 28),
    /** What a page shows by itself. */
    TWELVE_WEEKS("12w", 84),
    /** From the current plan's first day, and at most {@link #LONGEST_DAYS} days. */
    PLAN("plan", 0);

    /** Longer plans are shown from here on. */
    static final int LONGEST_DAYS = 364;

    private static final int DAYS_OF_A_WEEK = 7;

    private final String label;
    private final int days;

    Period(String label, int days) {
        this.label = label;
        this.days = days;
    }

    /** As addresses have it. */
    public String label() {
        return label;
    }

    /** The period of that name; twelve weeks if there is none. */
    public static Period named(@Nullable String label) {
        for (Period period : values()) {
            if (period.label.equals(label)) {
                return period;
            }
        }
        return TWELVE_WEEKS;
    }

    /**
     * Its first local day.
     *
     * @param planStart first day of the current plan; null without one, and then a whole plan is twelve weeks
     */
    LocalDate from(LocalDate today, @Nullable LocalDate planStart) {
        if (this != PLAN) {
            return today.minusDays(days - 1L);
        }
        LocalDate start = planStart == null || planStart.isAfter(today) ? TWELVE_WEEKS.from(today, null) : planStart;
        LocalDate earliest = today.minusDays(LONGEST_DAYS - 1L);
        return start.isBefore(earliest) ? earliest : start;
    }

    /** True if there is a period before it to set beside it. */
    boolean hasOneBefore() {
        return this != PLAN;
    }

    /** How many ISO weeks the calendar of so many days has. */
    static int weeks(LocalDate from, LocalDate today) {
        long days = ChronoUnit.DAYS.between(from, today) + 1;
        return (int) ((days + DAYS_OF_A_WEEK - 1) / DAYS_OF_A_WEEK);
    }
}
