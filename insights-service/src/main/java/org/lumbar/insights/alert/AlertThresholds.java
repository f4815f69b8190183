package org.lumbar.insights.alert;

import java.time.Duration;

/**
 * When something becomes an alert. Proposed, not clinically validated; configurable.
 *
 * @param recentSessions rated sessions looked back on
 * @param timesInRecent how many of them must show it
 * @param highAfter AFTER, NRS points, from which a session counts as painful
 * @param rise AFTER − BEFORE, NRS points, from which a session counts as making it worse
 * @param soreDays rest days in a row
 * @param doseDays local days, today included, for which an exceeded dose is shown
 * @param lowConsistency consistency below which it is low, 0 to 1
 * @param consistencyDays local days the consistency is taken over; a plan must be as old
 * @param noData silence that is shown
 * @param noDataForLong silence that is urgent
 * @param acknowledgeWithin time in which somebody should acknowledge a RED alert
 * @param severePain NRS points, BEFORE or of a day, from which pain is severe
 * @param driftDays rated days in a row on which the smoothed line is above its limit
 * @param doseTimes multiple of the day's dose from which exceeding it is RED
 * @param doseOften exceeded days of {@link #DOSE_WEEK} in a row from which that is RED
 * @param proposalOpen how long a proposal may wait for a decision before that is shown
 * @param historyAfter how long an alert that is over must have held to be history, longer than a backlog takes to be read
 */
public record AlertThresholds(
        int recentSessions,
        int timesInRecent,
        int highAfter,
        int rise,
        int soreDays,
        int doseDays,
        double lowConsistency,
        int consistencyDays,
        Duration noData,
        Duration noDataForLong,
        Duration acknowledgeWithin,
        int severePain,
        int driftDays,
        int doseTimes,
        int doseOften,
        Duration proposalOpen,
        Duration historyAfter) {

    /** 2 of 3 sessions, AFTER 7, rise 2, 3 rest days, dose 14 days, 0.50 over 14 days, 49 h, 14 d, 24 h; severe from 7, 3 rated days, 3 times the dose, 5 of 7 days; 7 d. */
    public static final AlertThresholds DEFAULTS = new AlertThresholds(
            3,
            2,
            7,
            2,
            3,
            14,
            0.50,
            14,
            Duration.ofHours(49),
            Duration.ofDays(14),
            Duration.ofHours(24),
            7,
            3,
            3,
            5,
            Duration.ofDays(7),
            Duration.ofMinutes(10));

    /** Days in a row of which {@link #doseOften} are too many. */
    public static final int DOSE_WEEK = 7;
}
