package org.lumbar.insights.consistency;

import java.time.LocalDate;
import java.util.List;
import org.lumbar.insights.outcome.Outcome;
import org.lumbar.insights.plan.PlanOutline;

/** The windows over which consistency is shown, as of a day: that day included. */
public enum Window {
    DAYS_7("7d"),
    DAYS_28("28d"),
    PLAN("plan");

    private final String label;

    Window(String label) {
        this.label = label;
    }

    /** Its name in the API. */
    public String label() {
        return label;
    }

    /** First day of the window. */
    LocalDate from(LocalDate asOf, LocalDate planStart) {
        return switch (this) {
            case DAYS_7 -> asOf.minusDays(6);
            case DAYS_28 -> asOf.minusDays(27);
            case PLAN -> planStart;
        };
    }

    /** Consistency of a plan in this window. */
    public Consistency of(PlanOutline plan, List<Outcome> outcomes, LocalDate asOf, LocalDate today) {
        return Consistency.of(plan.kind(), outcomes, from(asOf, plan.startDate()), asOf, today);
    }
}
