package org.lumbar.insights.consistency;

/** How a consistency reads: on track from 0.80 (Bailey 2020, BJSM 54:326), partial from 0.50, low below. */
public enum Band {
    ON_TRACK,
    PARTIAL,
    LOW;

    private static final double ROUNDING = 1e-9;

    /** The band of a consistency of 0 to 1. */
    public static Band of(double consistency) {
        if (consistency >= 0.8 - ROUNDING) {
            return ON_TRACK;
        }
        return consistency >= 0.5 - ROUNDING ? PARTIAL : LOW;
    }
}
