package org.lumbar.insights.habit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days of a plan, and how often it asks.
 *
 * @param start first local day
 * @param lastDay last local day, included; null while the plan has no end
 * @param timesPerWeek n of a plan of n sessions a week; null for every other plan
 */
public record PlanSpan(
        LocalDate start,
        @Nullable LocalDate lastDay,
        @Nullable Integer timesPerWeek) {

    /** The last day up to which sessions are scheduled, as of a day. */
    public LocalDate until(LocalDate asOf) {
        return lastDay == null || lastDay.isAfter(asOf) ? asOf : lastDay;
    }
}
