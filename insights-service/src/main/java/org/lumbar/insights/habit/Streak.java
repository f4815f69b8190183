package org.lumbar.insights.habit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Completed sessions without one that was asked for and not completed. Proposed, not clinically validated.
 *
 * <p>Walking back from today: COMPLETED adds one; EXEMPT, STOPPED_SAFETY and days without a schedule neither start,
 * lengthen nor end it; PARTIAL and MISSED end it. What is still open is passed over unless it is already complete.
 *
 * @param length completed sessions, at least 0
 * @param since first local day of the window of the oldest of them; null if the length is 0
 */
public record Streak(int length, @Nullable LocalDate since) {

    /**
     * The streak of one plan.
     *
     * @param inPlanOrder the plan's occurrences; later ones than today may be among them
     * @param today the client's local day; a window that ends before it is closed
     */
    public static Streak of(List<ScheduledOccurrence> inPlanOrder, LocalDate today) {
        List<ScheduledOccurrence> ordered = ScheduledOccurrence.inOrder(inPlanOrder);
        int length = 0;
        LocalDate since = null;
        for (int i = ordered.size() - 1; i >= 0; i--) {
            ScheduledOccurrence occurrence = ordered.get(i);
            if (occurrence.isFailedOn(today)) {
                break;
            }
            if (occurrence.isCompleted()) {
                length++;
                since = occurrence.localDate();
            }
        }
        return new Streak(length, since);
    }
}
