package org.lumbar.insights.outcome;

/** Why nothing was asked of the client. */
public enum Exemption {
    PLAN_PAUSED,
    COURSE_COMPLETE,
    NOTHING_REQUIRED,
    DOSE_USED_UP,
    /** A failed screening kept the client from their routines on that day. */
    SCREENING,
    /** The client's consent was withdrawn on that day. */
    CONSENT_WITHDRAWN
}
