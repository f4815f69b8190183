package org.lumbar.insights.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lumbar.insights.consistency.RollingConsistency;
import org.lumbar.insights.plan.PlanReport;
import org.lumbar.insights.rule.ClientState.TrailingConsistency;

/** For how long a plan's consistency has been low. */
final class TrailingDays {

    private TrailingDays() {}

    /**
     * Each day's consistency, back from today to the last day on which it was not low, in order of days.
     *
     * @param window how many days each looks back
     * @param low below it is low
     */
    static List<TrailingConsistency> of(PlanReport report, LocalDate today, int window, double low) {
        LocalDate start = report.plan().startDate();
        RollingConsistency consistency =
                new RollingConsistency(report.plan().kind(), report.outcomes(), start, today, window);
        List<TrailingConsistency> days = new ArrayList<>();
        for (LocalDate day = today; !day.isBefore(start); day = day.minusDays(1)) {
            Double value = consistency.on(day);
            days.add(new TrailingConsistency(day, value));
            if (value == null || value >= low) {
                break;
            }
        }
        Collections.reverse(days);
        return days;
    }
}
