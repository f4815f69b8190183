package org.lumbar.insights.dashboard;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.ShownAlert;
import org.lumbar.insights.pain.DailyPain;

/**
 * What a client's page shows.
 *
 * @param today the client's local day
 * @param reach null if nothing has arrived yet
 * @param plans the newest running plan first
 * @param pain daily values by day
 * @param alerts those that hold, most urgent first
 * @param zone home zone of the client
 */
record ClientPage(
        Viewer viewer,
        UUID clientId,
        String name,
        LocalDate today,
        @Nullable Reach reach,
        List<PlanSection> plans,
        List<DailyPain> pain,
        List<ShownAlert> alerts,
        ZoneId zone) {

    /** The plan that the page is about; null if the client has none. */
    public @Nullable PlanSection plan() {
        return plans.isEmpty() ? null : plans.get(0);
    }

    /** All further plans. */
    public List<PlanSection> otherPlans() {
        return plans.isEmpty() ? plans : plans.subList(1, plans.size());
    }

    /** The newest daily value; null if there is none. */
    public @Nullable DailyPain lastPain() {
        return pain.isEmpty() ? null : pain.get(pain.size() - 1);
    }

    /** The oldest daily value; null if there is none. */
    public @Nullable DailyPain firstPain() {
        return pain.isEmpty() ? null : pain.get(0);
    }

    /** What a mark in the calendar may mean. */
    public List<Mark.Kind> legend() {
        return Mark.LEGEND;
    }
}
