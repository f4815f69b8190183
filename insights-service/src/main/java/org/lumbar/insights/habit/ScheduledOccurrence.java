package org.lumbar.insights.habit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.lumbar.insights.outcome.OccurrenceState;

/**
 * One scheduled session and what became of it.
 *
 * @param localDate first local day of its window
 * @param windowEnd last local day of its window, included; the same day unless the plan counts by week
 * @param state a stored PENDING reads as MISSED once the window is closed
 */
public record ScheduledOccurrence(LocalDate localDate, LocalDate windowEnd, OccurrenceState state) {

    /** Sorts by first day and drops cancelled ones; those of one day keep the order they came in. */
    static List<ScheduledOccurrence> inOrder(List<ScheduledOccurrence> inPlanOrder) {
        return inPlanOrder.stream()
                .filter(occurrence -> occurrence.state != OccurrenceState.CANCELLED)
                .sorted(Comparator.comparing(ScheduledOccurrence::localDate))
                .toList();
    }

    boolean isCompleted() {
        return state == OccurrenceState.COMPLETED;
    }

    boolean isExempt() {
        return state == OccurrenceState.EXEMPT;
    }

    /** True if, as of a day, the client was asked, the time for it is over, and it is not complete; today is never over. */
    boolean isFailedOn(LocalDate asOf, LocalDate today) {
        boolean asked = switch (state) {
            case PARTIAL, MISSED, PENDING -> true;
            case COMPLETED, EXEMPT, STOPPED_SAFETY, CANCELLED -> false;
        };
        return asked && !windowEnd.isAfter(asOf) && windowEnd.isBefore(today);
    }

    /** True if it belongs in a denominator: complete, or asked for and over. */
    boolean countsOn(LocalDate asOf, LocalDate today) {
        return isCompleted() || isFailedOn(asOf, today);
    }

    boolean isOpenOn(LocalDate day) {
        return !day.isBefore(localDate) && !day.isAfter(windowEnd);
    }
}
