package org.lumbar.insights.dashboard.client;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.client.SafetyState.Bar;
import org.lumbar.insights.consistency.Consistency;
import org.lumbar.insights.pain.DailyPain;
import org.lumbar.insights.pain.PainPeriod;
import org.lumbar.insights.plan.PlanReport;

/**
 * A period beside the one before it, which is as long.
 *
 * @param before null where there is none before, as of a whole plan
 */
public record Comparison(Side now, @Nullable Side before) {

    /**
     * One of the two.
     *
     * @param from first local day, included
     * @param to last local day, included
     * @param consistency of the current plan; null if the client has none
     */
    public record Side(
            LocalDate from, LocalDate to, @Nullable Consistency consistency, PainPeriod pain) {}

    /**
     * What is known of both periods.
     *
     * @param plan the current one; null without any
     * @param pain daily values, from the first day of the earlier period on
     * @param barred what keeps the client from their routines
     * @param heard whether anything was ever heard of the client
     */
    record Known(@Nullable PlanReport plan, List<DailyPain> pain, List<Bar> barred, boolean heard) {}

    /** The days from {@code from} to today alone. */
    static Comparison alone(Known known, LocalDate from, LocalDate today) {
        return new Comparison(side(known, from, today, today), null);
    }

    /** The days from {@code from} to today beside as many before them. */
    static Comparison of(Known known, LocalDate from, LocalDate today) {
        LocalDate earliest = earliest(from, today);
        return new Comparison(side(known, from, today, today), side(known, earliest, from.minusDays(1), today));
    }

    /** The first day of the earlier period. */
    static LocalDate earliest(LocalDate from, LocalDate today) {
        return LocalDate.ofEpochDay(2 * from.toEpochDay() - today.toEpochDay() - 1);
    }

    private static Side side(Known known, LocalDate from, LocalDate to, LocalDate today) {
        PlanReport plan = known.plan();
        List<DailyPain> pain = known.pain().stream()
                .filter(day -> !day.localDay().isBefore(from) && !day.localDay().isAfter(to))
                .toList();
        Consistency consistency = plan == null
                ? null
                : Consistency.of(plan.plan().kind(), plan.outcomes(), from, to, today)
                        .ifHeard(known.heard())
                        .barredBy(known.barred());
        return new Side(from, to, consistency, PainPeriod.of(pain));
    }

    /** By how much consistency has changed, as a share; null if one of the two has none. */
    public @Nullable Double consistencyChange() {
        Double is = value(now);
        Double was = before == null ? null : value(before);
        return is == null || was == null ? null : is - was;
    }

    /** By how much pain has changed, NRS points; null if one of the two has too few values. */
    public @Nullable Double painChange() {
        return before == null ? null : now.pain().since(before.pain());
    }

    /** True if pain has changed by as much as chance rarely makes. */
    public boolean painMatters() {
        Double change = painChange();
        return change != null && PainPeriod.matters(change);
    }

    private static @Nullable Double value(Side side) {
        Consistency consistency = side.consistency();
        return consistency == null ? null : consistency.value();
    }
}
