package org.lumbar.insights.alert;

/** Why a therapist should look. All proposed, not clinically validated; numbers are the defaults. */
public enum AlertCode {
    /** Stopped for excruciating pain, and no clinician has cleared the lock. */
    EXCRUCIATING_PAIN(Severity.RED),
    /** Stopped for pain in a bone, and no clinician has cleared the lock. */
    BONE_PAIN(Severity.RED),
    /** AFTER at 7 or more in two of the last three sessions that have one. */
    HIGH_PAIN_AFTER(Severity.RED),
    /** A flare-up of three days that is not known to be over. */
    SEVERE_FLARE(Severity.RED),
    /** A RED alert that nobody acknowledged for 24 hours. */
    RED_UNACKNOWLEDGED(Severity.RED),
    /** A flare-up of two days that is not known to be over. */
    FLARE(Severity.YELLOW),
    /** AFTER two or more points above BEFORE in two of the last three sessions that have both. */
    PAIN_RISES(Severity.YELLOW),
    /** Techniques rest for the third day in a row, because the client is still stiff or sore. */
    STILL_SORE(Severity.YELLOW),
    /** More ball rolling on a day than its limit, also if that became known later. */
    DOSE_EXCEEDED(Severity.YELLOW),
    /** Consistency below 0.50 over 14 days. */
    LOW_CONSISTENCY(Severity.YELLOW),
    /** Nothing has arrived for 14 days. */
    NO_DATA_FOR_LONG(Severity.YELLOW),
    /** Nothing has arrived for 49 hours. */
    NO_DATA(Severity.BLUE);

    private final Severity severity;

    AlertCode(Severity severity) {
        this.severity = severity;
    }

    /** The severity every alert of this code has. */
    public Severity severity() {
        return severity;
    }
}
