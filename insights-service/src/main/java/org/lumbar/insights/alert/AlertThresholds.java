package org.lumbar.insights.alert;

import java.time.Duration;

/**
 * When a fact becomes an alert. Proposed, not clinically validated; configurable.
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
        Duration acknowledgeWithin) {

    /** 2 of 3 sessions, AFTER 7, rise 2, 3 rest days, dose 14 days, 0.50 over 14 days, 49 h, 14 d, 24 h. */
    public static final AlertThresholds DEFAULTS = new AlertThresholds(
            3, 2, 7, 2, 3, 14, 0.50, 14, Duration.ofHours(49), Duration.ofDays(14), Duration.ofHours(24));
}
