package org.lumbar.insights.consistency;

/** Why nothing was asked of the client. */
public enum Exemption {
    PLAN_PAUSED,
    COURSE_COMPLETE,
    NOTHING_REQUIRED,
    DOSE_USED_UP
}
