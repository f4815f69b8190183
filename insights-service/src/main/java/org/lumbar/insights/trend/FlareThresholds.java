package org.lumbar.insights.trend;

/**
 * What counts as a flare-up. Proposed, not clinically validated; configurable.
 *
 * @param baselineDays local days before a run whose median is its baseline
 * @param baselineValues daily values they must hold
 * @param rise NRS points above the baseline from which a day is high
 * @param runGapDays days from one high day to the next within a run, at most
 * @param calmBelow NRS points above the baseline below which a day is calm
 * @param calmValues calm rated days in a row that end it
 * @param ratedDaysWithoutReport rated days without another report that end a reported one that has no baseline
 */
public record FlareThresholds(
        int baselineDays,
        int baselineValues,
        double rise,
        int runGapDays,
        double calmBelow,
        int calmValues,
        int ratedDaysWithoutReport) {

    /** 14 days with 5 values; 2 points on days at most 2 apart; over after two values below 1 point, or 7 days. */
    public static final FlareThresholds DEFAULTS = new FlareThresholds(14, 5, 2, 2, 1, 2, 7);
}
