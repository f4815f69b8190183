package org.lumbar.insights.alert;

/** Why a therapist should look. All proposed, not clinically validated; numbers are the defaults. */
public enum AlertCode {
    /** Stopped for excruciating pain, and no clinician has cleared the lock. */
    EXCRUCIATING_PAIN(Severity.RED, true),
    /** Stopped for pain in a bone, and no clinician has cleared the lock. */
    BONE_PAIN(Severity.RED, true),
    /** A screening question that calls for urgent care was answered with yes, and no clinician has cleared it. */
    SCREENING_URGENT(Severity.RED, false),
    /** Work was done although its technique was locked, and no clinician has cleared the lock since. */
    DONE_WHILE_LOCKED(Severity.RED, true),
    /** AFTER at 7 or more in two of the last three sessions that have one. */
    HIGH_PAIN_AFTER(Severity.RED, false),
    /** A flare-up of three days that is not known to be over. */
    SEVERE_FLARE(Severity.RED, false),
    /** A RED alert that nobody acknowledged for 24 hours. */
    RED_UNACKNOWLEDGED(Severity.RED, false),
    /** A screening question was answered with yes, or a session was started against it, and that is not cleared. */
    SCREENING_PROFESSIONAL(Severity.YELLOW, false),
    /** BEFORE or the day's value at 7 or more on the latest rated day; RED during a flare-up. */
    SEVERE_PAIN(Severity.YELLOW, false),
    /** Pain has risen by 2 or more in 28 days, or its smoothed line is above its limit on 3 rated days in a row. */
    PAIN_RISING(Severity.YELLOW, false),
    /** A flare-up of two days that is not known to be over. */
    FLARE(Severity.YELLOW, false),
    /** AFTER two or more points above BEFORE in two of the last three sessions that have both. */
    PAIN_RISES(Severity.YELLOW, false),
    /** Techniques rest for the third day in a row, because the client is still stiff or sore. */
    STILL_SORE(Severity.YELLOW, false),
    /** More ball rolling on a day than its limit, also if that became known later; RED at three times it, or on 5 of 7 days. */
    DOSE_EXCEEDED(Severity.YELLOW, true),
    /** Consistency below 0.50 over 14 days. */
    LOW_CONSISTENCY(Severity.YELLOW, false),
    /** More sessions than the course has. */
    COURSE_OVER(Severity.YELLOW, false),
    /** Nothing has arrived for 14 days. */
    NO_DATA_FOR_LONG(Severity.YELLOW, false),
    /** Nothing has arrived for 49 hours. */
    NO_DATA(Severity.BLUE, false),
    /** Consistency below 0.50 over the 28 days that lists show, though not over 14 days, or the plan is younger. */
    FEW_SESSIONS(Severity.BLUE, false),
    /** The course has come to its review. */
    COURSE_REVIEW(Severity.BLUE, false),
    /** A proposal has waited for a clinician's decision for 7 days; the alert's detail is what is proposed. */
    PROPOSAL_OPEN(Severity.BLUE, false);

    private final Severity severity;
    private final boolean event;

    AlertCode(Severity severity, boolean event) {
        this.severity = severity;
        this.event = event;
    }

    /** The severity that an alert of this code has, unless its rule says that it is graver. */
    public Severity severity() {
        return severity;
    }

    /** True for what happened on a day; false for what holds since a day. */
    public boolean isEvent() {
        return event;
    }
}
